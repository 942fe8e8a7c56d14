// The real dossier against the articles themselves, where they are at hand: what of their text can anyone read in the site, or work out
// from the repository?

import Dossier
import Files
import Foundation
import Quoting
import Reading
import TestKit
import Testing
import Workers

struct RealRightsTests {
    /// The articles beside the repository, by the name in their records.
    private static let shelf = Repository.root.appendingPathComponent("../shared/seeds")
    private static let limit = 11

    private struct Article {
        var id: String
        var text: String
        /// Of its paragraphs; titles and bylines are named as such, however long.
        var words: [String]
    }

    private static let articles = Result {
        let corpus = CorpusReading.read(try Folder(Repository.root.path), rules: [], workers: Workers(2)).corpus
        return try corpus.sources.map { source in
            let file = try #require(source.original?.file)
            let text = try String(contentsOf: shelf.appendingPathComponent(file), encoding: .utf8)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
            let numbers = (source.original?.paragraphs ?? []).flatMap(\.pieces).flatMap { Array($0.lines) }
            let body = Set(numbers).sorted().filter { $0 <= lines.count }.map { String(lines[$0 - 1]) }.joined(separator: " ")
            return Article(id: source.id, text: text, words: words(body))
        }
    }

    /// Letters and digits, lower case; apostrophes left out, all else separates. Nothing of the tool's own is used here.
    private static func words(_ text: String) -> [String] {
        text.lowercased().replacing(#/['’‘ʼ\u{AD}]/#, with: "").matches(of: #/[\p{L}\p{N}]+/#).map { String($0.output) }
    }

    /// What a reader sees of a page, and what a program reads in its attributes.
    private static func visible(_ html: String) -> [String] {
        let attributes = html.matches(of: #/(?:alt|title|content|aria-label)="([^"]*)"/#).map { String($0.output.1) }
        let text = html.replacing(#/<(script|style)\b[^>]*>.*?</\1>/#.dotMatchesNewlines(), with: " ").replacing(#/<[^>]*>/#, with: " ")
        return ([text] + attributes).map {
            $0.replacing("&amp;", with: "&").replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing("&lt;", with: "<")
        }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: shelf.path), "the articles are not beside the repository"))
    func thePublicSiteHoldsNoRunOverTheLimit() throws {
        let articles = try Self.articles.get()
        var runs: [ArraySlice<String>: String] = [:]
        for article in articles {
            for start in 0..<max(0, article.words.count - Self.limit) { runs[article.words[start...(start + Self.limit)]] = article.id }
        }
        var held: [String] = []
        for (path, text) in try TestDossier.site(at: Repository.root) where !path.hasSuffix(".css") {
            for stream in path.hasSuffix(".html") ? Self.visible(text) : [text] {
                let words = Self.words(stream)
                guard words.count > Self.limit else { continue }
                for start in 0..<(words.count - Self.limit) {
                    guard let source = runs[words[start...(start + Self.limit)]] else { continue }
                    let run = words[start...(start + Self.limit)]
                    held.append("\(path): \(source): \(run.joined(separator: " "))")
                }
            }
        }
        #expect(held == [])
    }

    /// Lock files say where each quotation stands, so whoever has the repository can lay the quotations side by side.
    @Test(.enabled(if: FileManager.default.fileExists(atPath: shelf.path), "the articles are not beside the repository"))
    func nobodyReadsAnArticleBackFromTheRepository() throws {
        for article in try Self.articles.get() {
            let scalars = Array(article.text.unicodeScalars.drop { $0 == "\u{FEFF}" })
            var known = [Bool](repeating: false, count: scalars.count)
            let lock = try String(contentsOf: Repository.root.appendingPathComponent("seeds/\(article.id).verified"), encoding: .utf8)
            for match in lock.matches(of: #/(?:^|[ ,])(\d+)-(\d+)(?=,|$| uncertain$)/#.anchorsMatchLineEndings()) {
                guard let start = Int(match.output.1), let end = Int(match.output.2), end <= scalars.count else { continue }
                for place in start..<end { known[place] = true }
            }
            // Marks and spaces between two quotations are easily guessed.
            var longest = 0
            var total = 0
            var run = ""
            func close() {
                let count = Self.words(run).count
                longest = max(longest, count)
                total += count
                run = ""
            }
            for (place, scalar) in scalars.enumerated() {
                if known[place] || !(scalar.properties.isAlphabetic || scalar.properties.numericType != nil) && !run.isEmpty {
                    run.unicodeScalars.append(scalar)
                } else {
                    close()
                }
            }
            close()
            #expect(longest <= Self.limit, "\(article.id): \(longest) words in a row")
            #expect(total * 2 < article.words.count, "\(article.id): \(total) of \(article.words.count) words")
            #expect(total > 50)
        }
    }
}
