// The library keeps process-wide tables; parsing on many threads must give what one thread gives.

import Diagnostics
import SeededRandom
import Testing

@testable import CommonMark

@Suite(.serialized) struct ParallelParsingTests {
    @Test("documents parsed on 2 and on 8 threads are those parsed on one", arguments: [2, 8])
    func sameAsSerial(threads: Int) async {
        let seed = SeededGenerator.seed(for: "parallel, \(threads) threads")
        var generator = MarkdownGenerator(seed: seed)
        var texts: [SourceText] = []
        for number in 0..<2400 {
            generator.hasTildes = number % 2 == 0
            generator.hasForms = number % 3 != 0
            texts.append(SourceText(path: "\(number).md", text: generator.document(lines: 2 + number % 10)))
        }
        let documents = texts
        let serial = documents.map(Self.rendered)
        let width = threads
        let parallel = await withTaskGroup(of: [(Int, String)].self) { group in
            for lane in 0..<width {
                group.addTask { stride(from: lane, to: documents.count, by: width).map { ($0, Self.rendered(documents[$0])) } }
            }
            var out = [String](repeating: "", count: documents.count)
            for await part in group { for (index, text) in part { out[index] = text } }
            return out
        }
        let differing = serial.indices.filter { serial[$0] != parallel[$0] }
        print("parallel parsing: \(documents.count) documents × \(threads) threads, \(differing.count) differ")
        #expect(differing == [], "seed \(seed)")
        #expect(
            serial.contains { $0.contains("<del>") } && serial.contains { $0.contains("<table>") }
                && serial.contains { $0.contains("footnote-ref") })
        #expect(serial.contains { $0.contains("href=\"http://www.example.com") })
    }

    @Sendable private static func rendered(_ text: SourceText) -> String {
        let document = MarkdownParser().parse(text)
        var writer = HTMLWriter(delegate: PlainHTML(source: text.bytes))
        writer.write(document)
        return String(decoding: writer.out, as: UTF8.self) + document.diagnostics.map { "\($0.rule) \($0.message)" }.joined(separator: "\n")
    }
}
