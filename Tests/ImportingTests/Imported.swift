// An article in a few words, imported, and what the tests ask of it.

import Diagnostics
import Foundation
import Importing
import Testing

struct Imported {
    let article: ImportedArticle
    let record: String
    let id: String

    init(_ text: String, file: String = "article.txt", entities: Set<String> = []) throws {
        try self.init(bytes: Array(text.utf8), file: file, entities: entities)
    }

    init(bytes: [UInt8], file: String = "article.txt", entities: Set<String> = []) throws {
        article = try ImportedArticle(bytes, file: file, programs: ["/usr/bin", "/usr/local/bin"])
        id = SourceRecord.proposedID(article)
        record = try SourceRecord(article, id: id, imported: "2026-11-21") { entities.contains($0) }.text()
    }

    /// The value of a key of the record; nil where it isn't there.
    func value(_ key: String) -> String? {
        record.split(separator: "\n").map { $0.drop { $0 == " " } }.first { $0.hasPrefix(key + ":") }.map {
            String($0.dropFirst(key.count + 1).drop { $0 == " " })
        }
    }

    var map: String { value("paragraphs") ?? "" }
    var units: String { value("other") ?? "" }
    var cut: String { value("cut") ?? "" }

    /// `line:column: severity: message`
    var doubts: [String] {
        article.diagnostics(path: "f").map {
            "\($0.range?.start.line ?? 0):\($0.range?.start.column ?? 0): \($0.severity.rawValue): \($0.message)"
        }
    }

    func doubts(_ rule: String) -> [String] {
        article.diagnostics(path: "f").filter { $0.rule == rule }.map { "\($0.range?.start.line ?? 0): \($0.message)" }
    }

    func reason(_ line: Int) -> String { article.rows.first { $0.line == line }?.reason ?? "" }
    func role(_ line: Int) -> String { article.rows.first { $0.line == line }?.role ?? "" }
}

/// Why an article is refused; nil where it isn't.
func refusal(_ bytes: [UInt8], file: String = "article.txt") -> String? {
    do {
        _ = try ImportedArticle(bytes, file: file, programs: ["/usr/bin"])
        return nil
    } catch {
        return error.message
    }
}

/// Invented running text, a sentence or more.
enum Prose {
    static let opening = "The council closed the old bridge on Monday after divers had found cracks in the second pier."
    static let second = "Skippers who pass under it every morning said that nobody had asked them before the decision."
    static let third = "The harbour office promised a ferry for the winter, but it did not say who would pay for its crew."
    static let bio =
        "Anna Testmann, a fellow at the Institute of Bridges and an editor at The Lantern, is the author of two books on harbours."
}
