// A few words of a text, for lists and descriptions. On the path of every mention on every entity's page, so over bytes.

import CommonMark
import Dossier
import EDTF
import Glibc
import Linking

extension Composer {
    /// The first words of a text: at most `limit` characters (Unicode scalars), cut at a word.
    public func excerpt(_ blocks: [Block], file: Int, limit: Int) -> String {
        head(of: words(blocks, file: file, limit: limit), limit: limit)
    }

    /// "21 November 2026 by two editors": what `reviewed:` says, its date as dates are shown everywhere.
    public func reviewed(_ text: String) -> String {
        let date = text.prefix { !$0.isWhitespace }
        guard let parsed = try? DateExpression(parsing: String(date)) else { return text }
        return parsed.phrase(wording.dates) + text[date.endIndex...]
    }

    /// The words around the first place where a passage names or links an entity, cut at words.
    public func excerpt(_ passage: Passage, around entity: Int, limit: Int) -> String {
        var text = words(passage.blocks, file: passage.file, limit: 100_000)
        // The bytes that continue a scalar are not counted (RFC 3629, section 3).
        let length = text.withUTF8 { bytes in bytes.reduce(0) { $0 + ($1 & 0xC0 != 0x80 ? 1 : 0) } }
        guard length > limit else { return text }
        guard let place = place(of: entity, in: passage, text: &text), place > limit * 2 / 3 else { return head(of: text, limit: limit) }
        let end = min(length, place + limit / 2)
        let start = max(0, end - limit)
        let scalars = text.unicodeScalars
        let from = scalars.index(scalars.startIndex, offsetBy: start)
        var words = scalars[from..<scalars.index(from, offsetBy: end - start)]
        if start > 0, let space = words.firstIndex(of: " ") { words = words[words.index(after: space)...] }
        if end < length, let space = words.lastIndex(of: " ") { words = words[..<space] }
        return (start > 0 ? "…" : "") + String(words) + (end < length ? "…" : "")
    }

    /// The paragraphs of a text in a line; not all of them, where the first are longer than the limit.
    private func words(_ blocks: [Block], file: Int, limit: Int) -> String {
        var text = ""
        for block in blocks {
            guard case .paragraph(let inlines) = block.kind else { continue }
            if !text.isEmpty { text += " " }
            text += plainText(inlines, file: file)
            // No scalar has more than four bytes.
            if text.utf8.count > limit * 4 { break }
        }
        return text
    }

    private func head(of text: String, limit: Int) -> String {
        let scalars = text.unicodeScalars
        guard let end = scalars.index(scalars.startIndex, offsetBy: limit, limitedBy: scalars.endIndex), end < scalars.endIndex else {
            return text
        }
        var words = scalars[..<end]
        if let space = words.lastIndex(of: " ") { words = words[..<space] }
        while let last = words.last, " ,;:–—".unicodeScalars.contains(last) { words.removeLast() }
        return String(words) + "…"
    }

    /// How many scalars of a passage's plain text stand before an entity's name.
    private func place(of entity: Int, in passage: Passage, text: inout String) -> Int? {
        for mention in passage.mentions where mention.entity == entity {
            if let name = written(mention, in: passage), let found = Self.place(of: name, in: &text) { return found }
        }
        for link in passage.links where link.target.page == .entity(entity) {
            if let found = Self.place(of: shown(link.wikilink, link.target), in: &text) { return found }
        }
        return Self.place(of: graph.corpus.entities[entity].name, in: &text)
    }

    private static func place(of name: String, in text: inout String) -> Int? {
        var name = name
        return text.withUTF8 { text in
            name.withUTF8 { name in
                guard let start = text.baseAddress, let wanted = name.baseAddress, let first = name.first else { return nil }
                var from = 0
                while from + name.count <= text.count,
                    let found = memchr(start + from, Int32(first), text.count - name.count - from + 1)
                {
                    let place = UnsafeRawPointer(found) - UnsafeRawPointer(start)
                    if memcmp(start + place, wanted, name.count) == 0 { return text[..<place].count { $0 & 0xC0 != 0x80 } }
                    from = place + 1
                }
                return nil
            }
        }
    }
}
