// What can be found, under which words, in which order, in files of which size.

import Dossier
import Linking
import Searching
import SeededRandom
import TestKit
import Testing
import Workers

struct IndexTests {
    private let folding = LetterFolding()

    private static let small = TestDossier()
        .entity(
            "alexander-lukashenko", name: "Alexander Lukashenko", type: "person", "aliases: [Lukashenka]\nnative: {be: Аляксандр Лукашэнка}"
        )
        .entity("poland", name: "Poland", type: "state")
        .source(
            "courier", digest: "¶1 Lukashenka spoke of Poland.[^1]\n\n¶2 A bridge was \"closed\" \\<at> noon.\n\n[^1]: **Gap.** No reply."
        )
        .dispute(
            "bridge",
            "Much traffic.\n\n## The bridge is shut\n- id: shut\n- holder: [[Poland]]\n\nSo they say.\n\n### It is open\n- id: open\n- holder: editors\n"
        )
        .timeline("- 2021-05: The bridge is closed. [@courier, ¶2]\n")
        .page("about", "Hello.\n\n## How we work\n\nWith care.\n")

    @Test func everyPartIsFound() throws {
        let index = try ReadIndex(Self.small.graph())
        #expect(index.titles("bridge") == ["The bridge is shut", "May 2021", "Source courier ¶2"])
        #expect(index.titles("open").contains("It is open"))
        #expect(index.titles("care") == ["Page about: How we work"])
        #expect(index.titles("hello") == ["Page about"])
        #expect(index.titles("repli") == ["Source courier, note 1"])
        #expect(index.titles("nowhere") == [])
    }

    @Test func anyNameOfAnEntityFindsTheParagraphsThatNameIt() throws {
        let index = try ReadIndex(Self.small.graph())
        for name in ["Lukashenko", "Lukashenka", "Лукашэнка", "Лукашенко", "Łukaszenka"] {
            let word = folding.words(of: name)[0]
            #expect(index.titles(word) == ["Alexander Lukashenko", "Source courier ¶1"], "\(name)")
        }
        #expect(index.words["lukashenko"] == index.words["lukashenka"])
        #expect(index.titles("poland").first == "Poland")
        #expect(!index.titles("poland").contains("Source courier ¶2"))
    }

    @Test func textsAreShownAsWritten() throws {
        let index = try ReadIndex(Self.small.graph())
        #expect(index.records.contains { $0[2] == "A bridge was \"closed\" <at> noon." })
        #expect(!index.files.contains { String(decoding: $0.bytes, as: UTF8.self).contains("<at") })
    }

    @Test func anEmptyDossierHasAnIndex() throws {
        let index = try ReadIndex(TestDossier().graph())
        #expect(index.files.first?.name == "start.js")
        #expect(index.records.isEmpty)
    }

    // MARK: Large

    private static func random(_ random: inout SeededGenerator, sources: Int) -> TestDossier {
        let letters = ["ka", "lo", "mi", "ше", "ł", "ver", "do", "z", "x", "ß"]
        let words = (0..<900).map { _ in
            (0...Int.random(in: 0...3, using: &random)).map { _ in letters.randomElement(using: &random) ?? "" }.joined()
        }
        func sentence(_ count: Int, _ random: inout SeededGenerator) -> String {
            (0..<count).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
        }
        var dossier = TestDossier()
        for number in 0..<8 {
            dossier = dossier.entity("e\(number)", name: "Name\(number) Qu\(number)", type: "person", "aliases: [Other\(number)]")
        }
        for number in 0..<sources {
            let digest = (1...6).map { paragraph in
                "¶\(paragraph) \(sentence(Int.random(in: 1...60, using: &random), &random)) Name\(Int.random(in: 0..<8, using: &random)) Qu\(Int.random(in: 0..<8, using: &random))."
            }
            dossier = dossier.source("s\(number)", digest: digest.joined(separator: "\n\n"))
        }
        return dossier
    }

    @Test func theIndexHoldsTheTruth() throws {
        var generator = SeededGenerator(for: "theIndexHoldsTheTruth")
        let graph = try Self.random(&generator, sources: 120).graph()
        let index = try ReadIndex(graph)
        #expect(index.records.count == 120 * 7 + 8)
        #expect(index.cut.subtracting(index.prefixes.keys) == [])
        var missing = 0
        var foundIn: [String: Set<UInt32>] = [:]
        for (number, record) in index.records.enumerated() {
            for word in record.dropFirst().flatMap({ folding.words(of: $0) }) { foundIn[word, default: []].insert(UInt32(number)) }
        }
        for (word, records) in foundIn where !records.isSubset(of: index.words[word] ?? []) { missing += 1 }
        #expect(missing == 0)
        // Beyond its own words a record is found by the other names of those it names.
        let names = Set(graph.corpus.entities.flatMap { folding.words(of: $0.name + " " + $0.aliases.map(\.value).joined(separator: " ")) })
        for (word, records) in index.words where !names.contains(word) { #expect(foundIn[word] == Set(records), "\(word)") }
    }

    @Test func filesAreSmallAndInOrder() throws {
        var generator = SeededGenerator(for: "filesAreSmallAndInOrder")
        let index = try ReadIndex(try Self.random(&generator, sources: 300).graph())
        #expect(index.wordsByFile.count > 1)
        for file in index.files { #expect(file.bytes.count <= 30_000, "\(file.name)") }
        let words = index.wordsByFile.flatMap(\.self)
        #expect(zip(words, words.dropFirst()).allSatisfy { Array($0.utf8).lexicographicallyPrecedes(Array($1.utf8)) })
        // A beginning whose words stand in one file has no list; one that is spread has the first of its records.
        var spread: Set<String> = []
        for (left, right) in zip(index.wordsByFile, index.wordsByFile.dropFirst()) {
            var prefix = ""
            for (a, b) in zip(left.last?.unicodeScalars ?? "".unicodeScalars, right.first?.unicodeScalars ?? "".unicodeScalars) {
                guard a == b else { break }
                prefix.unicodeScalars.append(a)
                if prefix.utf8.count > 1 { spread.insert(prefix) }
            }
        }
        #expect(Set(index.prefixes.keys) == spread)
        for (prefix, records) in index.prefixes {
            let all = index.words.filter { $0.key.utf8.starts(with: prefix.utf8) }.values.reduce(into: Set<UInt32>()) { $0.formUnion($1) }
                .sorted()
            #expect(records == Array(all.prefix(1_000)), "\(prefix)")
            #expect(index.cut.contains(prefix) || index.words[prefix] != nil || all.count <= 1_000, "\(prefix)")
        }
    }

    @Test func theBytesDontDependOnTheWorkers() throws {
        var generator = SeededGenerator(for: "theBytesDontDependOnTheWorkers")
        let graph = try Self.random(&generator, sources: 100).graph()
        let one = try ReadIndex(graph, jobs: 1).files
        for jobs in [2, 7] { #expect(try ReadIndex(graph, jobs: jobs).files == one) }
    }
}
