// What no build of these files can be faster than: each is read, parsed and rendered by cmark as it is, and as many bytes are written.

import CCmarkGFM
import Files
import Foundation
import Workers

/// `Floor DOSSIER SITE OUTPUT JOBS`: reads what `dossier build` reads, and writes files of the names and sizes that it left in SITE.
/// Prints each stage's milliseconds.
@main
enum BareBuild {
    static func main() throws {
        let given = CommandLine.arguments.dropFirst()
        guard given.count == 4, let jobs = given.last.flatMap({ Int($0) }), let source = given.first else {
            FileHandle.standardError.write(Data("usage: Floor DOSSIER SITE OUTPUT JOBS\n".utf8))
            exit(2)
        }
        let workers = Workers(jobs)
        let output = given[given.startIndex + 2]
        let start = ContinuousClock.now
        let folder = try Folder(source)
        let paths =
            ["dossier.yml"] + ["seeds", "content", "templates"].flatMap { folder.files(below: $0, skipping: ["seeds/fulltext"]).paths }
        let texts = workers.map(paths) { (try? folder.read($0)) ?? [] }
        let read = ContinuousClock.now
        let sizes = workers.map(Array(zip(paths, texts))) { path, text in path.hasSuffix(".md") ? rendered(text) : 0 }
        let parsed = ContinuousClock.now
        // What is to be written is looked up without being measured.
        let site = try Folder(given[given.startIndex + 1])
        let files = Manifest(try site.read(Manifest.fileName, limit: .max))?.outputs ?? []
        let folders = Set(files.map { $0.path.split(separator: "/").dropLast().joined(separator: "/") }).sorted()
        let bytes = [UInt8](repeating: 0x61, count: files.map(\.size).max() ?? 0)
        let begun = ContinuousClock.now
        for folder in folders { try FileManager.default.createDirectory(atPath: "\(output)/\(folder)", withIntermediateDirectories: true) }
        let written = workers.map(files) { entry -> Int in
            let descriptor = open("\(output)/\(entry.path)", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
            guard descriptor >= 0 else { return 0 }
            defer { close(descriptor) }
            return write(descriptor, bytes, entry.size)
        }
        let end = ContinuousClock.now
        print("read\t\(milliseconds(read - start))\nparse\t\(milliseconds(parsed - read))\nwrite\t\(milliseconds(end - begun))")
        print("bytes\t\(texts.reduce(0) { $0 + $1.count }) in, \(sizes.reduce(0, +)) rendered, \(written.reduce(0, +)) out")
    }

    /// How many bytes of HTML cmark makes of a text. Without extensions any number of threads may parse.
    private static func rendered(_ text: [UInt8]) -> Int {
        text.withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { bytes in
                guard let tree = cmark_parse_document(bytes.baseAddress, bytes.count, CMARK_OPT_DEFAULT) else { return 0 }
                defer { cmark_node_free(tree) }
                guard let html = cmark_render_html(tree, CMARK_OPT_DEFAULT, nil) else { return 0 }
                defer { free(html) }
                return strlen(html)
            }
        }
    }

    private static func milliseconds(_ time: Duration) -> String {
        String(format: "%.1f", Double(time.components.seconds) * 1000 + Double(time.components.attoseconds) / 1e15)
    }
}
