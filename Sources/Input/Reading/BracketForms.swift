// What stands inside `[[…]]` and `[@…]`: FORMATS' grammar over bytes, with a finding at the exact column of what doesn't fit it.

import CommonMark
import Diagnostics
import Dossier

/// Reads the bracket forms of one file.
struct BracketForms {
    /// Every token of a file as a reference, in order.
    static func references(_ tokens: [BracketToken], in reading: inout FileReading) -> [Reference] {
        var out: [Reference] = []
        out.reserveCapacity(tokens.count)
        for token in tokens {
            guard !token.isInert else {
                out.append(malformed(token, reading))
                continue
            }
            switch token.kind {
            case .wikilink(let isEmbed):
                out.append(wikilink(token, isEmbed: isEmbed, in: &reading).map(Reference.wikilink) ?? malformed(token, reading))
            case .citation:
                out.append(citations(token, in: &reading).map(Reference.citations) ?? malformed(token, reading))
            case .identifier:
                let id = reading.text.string(token.content)
                if Slug.isValid(id) {
                    out.append(.identifier(Written(id, at: reading.origin(token.range))))
                } else {
                    reportBadID(id, at: token.content, in: &reading)
                    out.append(malformed(token, reading))
                }
            }
        }
        return out
    }

    static func reportBadID(_ id: String, at range: Range<Int>, in reading: inout FileReading) {
        let slug = Slug.make(id)
        reading.report(
            "id-syntax", "\(id.isEmpty ? "an empty text" : id) is no id: ids are lower-case words joined by hyphens", at: range,
            replacement: slug.isEmpty || slug == id ? nil : slug)
    }

    private static func malformed(_ token: BracketToken, _ reading: FileReading) -> Reference {
        .malformed(reading.text.string(token.range))
    }

    // MARK: Wikilinks

    /// `page#id|shown`, each part trimmed; `\|` is read as `|`, as Obsidian writes it in tables.
    static func wikilink(_ token: BracketToken, isEmbed: Bool, in reading: inout FileReading) -> Wikilink? {
        let text = token.contentText(in: reading.text.bytes)
        return wikilink(content: text, isEmbed: isEmbed, at: reading.origin(token.range), in: &reading)
    }

    private static func wikilink(content: String, isEmbed: Bool, at origin: Origin, in reading: inout FileReading) -> Wikilink? {
        // Looking for what is hardly ever there takes longer than all else here.
        let text = content.utf8.contains(UInt8(ascii: "\\")) ? content.replacing("\\|", with: "|") : content
        var target = text[...]
        var shown: String?
        if let bar = text.firstIndex(of: "|") {
            target = text[..<bar]
            let words = text[text.index(after: bar)...].trimmingSpaces
            shown = words.isEmpty ? nil : words
        }
        var fragment: String?
        if let hash = target.firstIndex(of: "#") {
            fragment = target[target.index(after: hash)...].trimmingSpaces
            target = target[..<hash]
        }
        let page = target.trimmingSpaces
        guard !page.isEmpty || fragment?.isEmpty == false else {
            reading.report(
                "wikilink-syntax", "this wikilink names no page", at: origin.range,
                notes: ["expected [[page]], [[page#id]] or [[page#id|shown]]"])
            return nil
        }
        return Wikilink(page: page, fragment: fragment?.isEmpty == true ? nil : fragment, shown: shown, isEmbed: isEmbed, origin: origin)
    }

    /// A wikilink in a front-matter value: the whole text of it, or nil where there is none.
    static func wikilink(inValue written: Written<String>, in reading: inout FileReading) -> Wikilink? {
        let text = written.value
        guard text.hasPrefix("[["), text.hasSuffix("]]"), text.utf8.count >= 4, !text.dropFirst(2).dropLast(2).contains("]]") else {
            return nil
        }
        let range = written.origin.range
        guard reading.text.string(range) == text else {
            // An escaped or folded scalar: its bytes are not the file's, so the range is the value's.
            return wikilink(content: String(text.dropFirst(2).dropLast(2)), isEmbed: false, at: written.origin, in: &reading)
        }
        let token = BracketToken(
            kind: .wikilink(embed: false), range: range, content: (range.lowerBound + 2)..<(range.upperBound - 2))
        return wikilink(token, isEmbed: false, in: &reading)
    }

    // MARK: Citations

    static func citations(_ token: BracketToken, in reading: inout FileReading) -> [Citation]? {
        var content = Array(reading.text.bytes[token.content.clamped(to: 0..<reading.text.bytes.count)])
        for index in token.lineBreaks.joined() where token.content.contains(index) { content[index - token.content.lowerBound] = 0x20 }
        var cursor = CitationCursor(content: content, base: token.content.lowerBound)
        var citations: [Citation] = []
        repeat {
            guard let citation = citation(&cursor, in: &reading) else { return nil }
            citations.append(citation)
            cursor.skipSpaces()
        } while cursor.take(UInt8(ascii: ";"))
        guard cursor.isAtEnd else {
            reading.report(
                "citation-syntax", "this is not expected here", at: cursor.offset..<min(cursor.offset + 1, token.content.upperBound),
                notes: [form])
            return nil
        }
        return citations
    }

    private static let form: DiagnosticNote = "expected [@source, ¶3, \"words\", 4]; several with `; @` between them"

    private static func citation(_ cursor: inout CitationCursor, in reading: inout FileReading) -> Citation? {
        cursor.skipSpaces()
        let start = cursor.offset
        guard cursor.take(UInt8(ascii: "@")) else {
            reading.report("citation-syntax", "a reference begins with @", at: start..<min(start + 1, cursor.end), notes: [form])
            return nil
        }
        let name = cursor.takeName()
        guard !name.isEmpty else {
            reading.report("citation-syntax", "this reference names no source", at: start..<cursor.offset, notes: [form])
            return nil
        }
        let nameEnd = cursor.offset
        var citation = Citation(
            source: name, locator: nil, quotations: [], grade: nil, origin: reading.origin(start..<nameEnd), locatorOrigin: nil)
        cursor.skipSpaces()
        while cursor.take(UInt8(ascii: ",")) {
            cursor.skipSpaces()
            let partStart = cursor.offset
            if cursor.isAtQuotationMark {
                guard let quotation = quotation(&cursor, in: &reading) else { return nil }
                citation.quotations.append(quotation)
            } else {
                let part = cursor.takePart()
                let range = partStart..<(partStart + part.utf8.count)
                guard unitOrGrade(part, at: range, into: &citation, in: &reading) else { return nil }
            }
            cursor.skipSpaces()
        }
        citation.origin = reading.origin(start..<cursor.lastVisible)
        return citation
    }

    /// A unit or a grade.
    private static func unitOrGrade(_ part: String, at range: Range<Int>, into citation: inout Citation, in reading: inout FileReading)
        -> Bool
    {
        if let number = part.wholeNumber {
            guard (1...6).contains(number), citation.grade == nil else {
                reading.report(
                    "citation-grade", citation.grade == nil ? "\(part) is no grade" : "a second grade", at: range,
                    notes: ["credibility is graded 1 (confirmed) to 6 (cannot be judged); a paragraph is written ¶\(part)"])
                return false
            }
            citation.grade = number
            return true
        }
        guard citation.locator == nil, citation.quotations.isEmpty, citation.grade == nil else {
            reading.report(
                "citation-syntax", "\(part.isEmpty ? "nothing" : part) stands where a quotation or a grade is expected", at: range,
                notes: [form])
            return false
        }
        switch Locator.reading(part) {
        case .success(let locator):
            citation.locator = locator
            citation.locatorOrigin = reading.origin(range)
            return true
        case .failure(let problem):
            reading.report("citation-unit", problem.message, at: range, notes: ["a unit is ¶3, ¶¶3–5, or a name such as title"])
            return false
        }
    }

    private static func quotation(_ cursor: inout CitationCursor, in reading: inout FileReading) -> Quotation? {
        let start = cursor.offset
        guard let words = cursor.takeQuoted() else {
            reading.report("citation-syntax", "this quotation does not end", at: start..<cursor.end)
            return nil
        }
        guard words.contains(where: { !$0.isWhitespace }) else {
            reading.report("citation-syntax", "this quotation has no words", at: start..<cursor.offset)
            return nil
        }
        var quotation = Quotation(words: words, notes: [], origin: reading.origin(start..<cursor.offset))
        cursor.skipSpaces()
        while cursor.isAt(UInt8(ascii: "(")) {
            let noteStart = cursor.offset
            guard let text = cursor.takeParenthesis() else {
                reading.report("citation-syntax", "this note does not end", at: noteStart..<cursor.end)
                return nil
            }
            guard let note = note(text, at: noteStart..<cursor.offset, in: &reading) else { return nil }
            quotation.notes.append(note)
            cursor.skipSpaces()
        }
        return quotation
    }

    private static func note(_ text: String, at range: Range<Int>, in reading: inout FileReading) -> QuotationNote? {
        switch text {
        case "scare": return .scare
        case "name": return .name
        case "extent uncertain": return .extentUncertain
        default: break
        }
        for (word, make) in [("after", QuotationNote.after), ("before", QuotationNote.before)] where text.hasPrefix(word + " ") {
            let inner = text.dropFirst(word.count).trimmingSpaces
            if let words = inner.unquoted { return make(words) }
        }
        if text.hasPrefix("speech:") {
            let written = Written(text.dropFirst(7).trimmingSpaces, at: reading.origin(range))
            if let link = wikilink(inValue: written, in: &reading) {
                return .speech(Party(link: link, text: link.shown ?? link.page, before: "", after: "", origin: written.origin))
            }
            if !written.value.isEmpty, !written.value.contains("[[") {
                return .speech(Party(link: nil, text: written.value, before: written.value, after: "", origin: written.origin))
            }
        }
        reading.report(
            "quotation-note", "(\(text)) is no note on a quotation", at: range,
            notes: [
                "expected (after “…”), (before “…”), (speech: [[person]]), (speech: an official), (scare), (name) or (extent uncertain)"
            ])
        return nil
    }
}
