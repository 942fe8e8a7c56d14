// The real dossier against what its own files say, read a second time by simpler means.

import Dossier
import Files
import Foundation
import Reading
import TestKit
import Testing
import Workers

struct RealDossierTests {
    private static let corpus = Result { CorpusReading.read(try Folder(Repository.root.path), rules: [], workers: Workers(2)).corpus }

    private func file(_ path: String) throws -> String {
        try String(contentsOf: Repository.root.appendingPathComponent(path), encoding: .utf8)
    }

    /// Ids of the entities that an element's links lead to, in order.
    private func entities(_ events: [HTMLPage.Event], on page: String, _ walker: SiteWalker) -> [String] {
        events.compactMap { event in
            guard case .open(let tag) = event, tag.hasClass("ent"),
                case .file(let file, nil) = walker.destination(of: tag["href"] ?? "", on: page)
            else { return nil }
            let parts = file.split(separator: "/")
            return parts.first == "entities" && parts.count == 3 ? String(parts[1]) : nil
        }
    }

    @Test func everyMentionInADigestIsLinked() throws {
        let corpus = try Self.corpus.get()
        let names = NaiveNames(corpus)
        let walker = try Sites.real.get()
        var seen = 0
        for source in corpus.sources {
            let digest = NaiveDigest(try file("seeds/\(source.id).md"))
            let path = "sources/\(source.id)/index.html"
            let page = try #require(walker.pages[path])
            #expect(digest.paragraphs.keys.sorted() == source.paragraphs.map(\.number))
            for (number, text) in digest.paragraphs.sorted(by: { $0.key < $1.key }) {
                let expected = names.entities(in: text, source: source.id, paragraph: number)
                #expect(entities(page.inside(id: "p\(number)"), on: path, walker) == expected, "\(source.id) ¶\(number)")
                seen += expected.count
            }
            for (index, note) in source.notes.enumerated() {
                let text = try #require(digest.notes.first { $0.label == note.label }?.text)
                let expected = names.entities(in: text, source: source.id, paragraph: nil)
                #expect(entities(page.inside(id: "N\(index + 1)"), on: path, walker) == expected, "\(source.id) note \(note.label)")
            }
        }
        #expect(seen > 100)
    }

    @Test func everyCitationLandsOnItsParagraph() throws {
        let corpus = try Self.corpus.get()
        let walker = try Sites.real.get()
        var pages: [(file: String, page: String)] = []
        func path(_ origin: Origin) -> String { corpus.files[origin.file].text.path }
        pages += corpus.sources.map { (path($0.origin), "sources/\($0.id)/index.html") }
        pages += corpus.entities.map { (path($0.origin), "entities/\($0.id)/index.html") }
        pages += corpus.disputes.map { (path($0.origin), "disputes/\($0.id)/index.html") }
        pages += corpus.pages.map { (path($0.origin), "\($0.id)/index.html") }
        pages += corpus.timelines.map { (path($0.origin), "timeline/index.html") }
        if let home = corpus.home { pages.append((path(home.origin), "index.html")) }
        var seen = 0
        for (file, page) in pages {
            var landed: [String: Int] = [:]
            // Long lists go on on further pages.
            let folder = String(page.dropLast("index.html".count))
            for part in walker.pages.keys.filter({ $0 == page || $0.hasPrefix(folder + "page-") }) {
                for tag in walker.pages[part]?.tags ?? [] where tag.hasClass("ref") {
                    guard case .file(let file, let fragment) = walker.destination(of: tag["href"] ?? "", on: part) else { continue }
                    landed[file + "#" + (fragment ?? ""), default: 0] += 1
                }
            }
            for (target, count) in citations(try self.file(file)) {
                seen += count
                #expect(landed[target, default: 0] >= count, "\(file) cites \(target)")
            }
        }
        #expect(seen > 300)
    }

    /// What a file cites, straight from its text: `sources/ID/index.html#pN`, and how often.
    private func citations(_ text: String) -> [String: Int] {
        var found: [String: Int] = [:]
        // A quotation may hold brackets and semicolons, so the words go first.
        let plain = text.replacingOccurrences(of: "\\\\\"", with: "'", options: .regularExpression)
            .replacingOccurrences(of: "\"[^\"\n]*(\n[^\"\n]+)?\"", with: "Q", options: .regularExpression)
            .replacingOccurrences(of: "`[^`]*`", with: "", options: .regularExpression)
        var rest = plain[...]
        while let start = rest.range(of: "[@"), let end = rest[start.upperBound...].range(of: "]") {
            for reference in rest[start.upperBound..<end.lowerBound].split(separator: ";") {
                let parts = reference.split(separator: ",").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
                guard let id = parts.first.map({ $0.hasPrefix("@") ? String($0.dropFirst()) : $0 }) else { continue }
                let unit = parts.count > 1 ? parts[1] : ""
                let number = unit.hasPrefix("¶") ? String(unit.drop { $0 == "¶" }.prefix { $0.isNumber }) : ""
                found["sources/\(id)/index.html#" + (number.isEmpty ? "" : "p\(number)"), default: 0] += 1
            }
            rest = rest[end.upperBound...]
        }
        return found
    }

    @Test func everyParagraphIsShown() throws {
        let walker = try Sites.real.get()
        for source in try Self.corpus.get().sources {
            let page = try #require(walker.pages["sources/\(source.id)/index.html"])
            let shown = page.tags.filter { $0.hasClass("para") }.compactMap { $0["id"] }
            #expect(shown == source.paragraphs.map { "p\($0.number)" })
            #expect(!shown.isEmpty)
        }
    }

    @Test func noArticleTextHeldShows() throws {
        // The site of a folder without `seeds/fulltext/` is the same, so what this machine holds must not matter.
        #expect(try !Sites.real.get().files.keys.contains { $0.contains("fulltext") })
    }
}
