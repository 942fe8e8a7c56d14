// A judged article → its record in seeds/: written whole where there is none, added to where an author has been at work.

import Dossier
import Hashing
import Quoting

/// A record of an article.
public struct SourceRecord: Sendable {
    public let article: ImportedArticle
    public let id: String
    /// EDTF, the day of the import.
    let imported: String
    /// Whether a page of the dossier has this name: then a link is written.
    let isEntity: @Sendable (String) -> Bool

    public init(_ article: ImportedArticle, id: String, imported: String, isEntity: @escaping @Sendable (String) -> Bool) {
        self.article = article
        self.id = id
        self.imported = imported
        self.isEntity = isEntity
    }

    /// The largest front matter that a dossier's reader takes, in bytes, with room for what an author adds.
    private static let frontMatterLimit = 56_000

    /// The keys of the record that are known, in the order of a record: each with its lines.
    private var keys: [(key: String, lines: [String])] {
        let judged = article.judged
        var keys: [(String, [String])] = [("title", ["title: \(Self.quoted(judged.title?.value ?? article.file))"])]
        if let short = Self.short(article) { keys.append(("short", ["short: \(Self.quoted(short))"])) }
        if !judged.authors.isEmpty {
            keys.append(("authors", ["authors: [\(judged.authors.map { Self.quoted(party($0.value)) }.joined(separator: ", "))]"]))
        }
        if let publisher = judged.publisher { keys.append(("publisher", ["publisher: \(Self.quoted(party(publisher.value)))"])) }
        if let published = judged.published { keys.append(("published", ["published: \(published.value)"])) }
        if let printed = judged.publishedAs { keys.append(("published-as", ["published-as: \(Self.quoted(printed))"])) }
        if let language = judged.language {
            keys.append(("language", ["language: \(Self.isPlain(language.value) ? language.value : Self.quoted(language.value))"]))
        }
        if let url = judged.url { keys.append(("url", ["url: \(Self.quoted(url.value))"])) }
        return keys
    }

    private var originalKeys: [(key: String, line: String)] {
        var keys = [
            ("file", "  file: \(Self.isPlain(article.file) ? article.file : Self.quoted(article.file))"),
            ("sha256", "  sha256: \(article.sha256)"),
        ]
        if let hash = textSHA256 { keys.append(("text-sha256", "  text-sha256: \(hash)")) }
        keys.append(("imported", "  imported: \(imported)"))
        let map = article.map
        if !map.paragraphs.isEmpty {
            keys.append(("paragraphs", "  paragraphs: \(map.paragraphs.map(\.description).joined(separator: " "))"))
        }
        if !map.units.isEmpty { keys.append(("other", "  other: \(map.units.map { "\($0.name)=\($0.lines)" }.joined(separator: " "))")) }
        if !map.cut.isEmpty { keys.append(("cut", "  cut: \(map.cut.map(\.description).joined(separator: " "))")) }
        return keys
    }

    private var textSHA256: String? { article.extractedText.map { SHA256.hex(of: $0) } }

    // MARK: A new record

    /// - Throws: when the record would be larger than a dossier's reader takes.
    public func text() throws(Refusal) -> String {
        var lines = ["---"]
        lines += keys.flatMap(\.lines)
        lines += [
            "# For you to say, where it is known; remove the # in front:",
            "# standing: what the author says of himself",
            "# kind: one of \(SourceKind.allCases.map(\.rawValue).joined(separator: ", "))",
            "# reliability: A to F (Admiralty code), and reliability-note: why",
            "rights: digest", "original:",
        ]
        lines += originalKeys.map(\.line)
        lines.append("---")
        let size = lines.reduce(0) { $0 + $1.utf8.count + 1 }
        guard size <= Self.frontMatterLimit else {
            let isList = originalKeys.reduce(0) { $0 + $1.line.utf8.count } * 2 > size
            throw Refusal(
                "the front matter of this text’s record would have \(size) bytes, more than the \(Self.frontMatterLimit) there is room for"
                    + (isList ? ": it lists \(article.paragraphCount) paragraphs" : ": its title, author or another key is too long"),
                advice: isList ? "split the file, a chapter each" : "--dry-run of a shorter part shows what each line is taken for")
        }
        if article.paragraphCount > 0 { lines.append((1...article.paragraphCount).map { "¶\($0)" }.joined(separator: "\n\n")) }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: An author's record

    /// An existing record with what it lacks; every line of it stays as it is and where it is among the others.
    ///
    /// - Returns: the new text and what was added, in words; nothing added where nothing is missing.
    /// - Throws: when the record's front matter isn't one.
    public func added(to record: String) throws(Refusal) -> (text: String, additions: [String]) {
        // Characters, not lines of our own making, so that each old byte is carried over.
        var lines = record.utf8.split(separator: 0x0A, omittingEmptySubsequences: false).map { String(Substring($0)) }
        let ending = record.utf8.contains(0x0D) ? "\r" : ""
        func isFence(_ line: String) -> Bool { Words.trimmed(line) == "---" }
        guard let first = lines.first, isFence(first), let end = lines.dropFirst().firstIndex(where: isFence) else {
            throw Refusal("the record has no front matter that begins and ends with ---", advice: "mend it first: dossier check")
        }
        var additions: [String] = []
        let front = lines[1..<end]
        func holds(_ key: String) -> Bool {
            front.contains { $0.hasPrefix(key + ":") || $0.hasPrefix("\"\(key)\":") || $0.hasPrefix("'\(key)':") }
        }
        var top: [String] = []
        for (key, written) in keys where !holds(key) {
            top += written
            additions.append(key)
        }
        var nested: (at: Int, lines: [String])?
        if let start = front.firstIndex(where: { $0.hasPrefix("original:") }) {
            // A flow mapping, `original: {…}`, has no lines to add between.
            let isBlock = Words.trimmed(String(lines[start].dropFirst("original:".count).prefix { $0 != "#" })).isEmpty
            var stop = start + 1
            while stop < end,
                lines[stop].hasPrefix(" ") || lines[stop].hasPrefix("\t") || lines[stop].hasPrefix("#")
                    || Words.trimmed(lines[stop]).isEmpty
            { stop += 1 }
            while stop > start + 1, Words.trimmed(lines[stop - 1]).isEmpty || lines[stop - 1].hasPrefix("#") { stop -= 1 }
            let indent = stop > start + 1 ? String(lines[start + 1].prefix { $0 == " " }) : "  "
            // Beside a map that an author has changed, the other roles found here would give a line two.
            let map = originalKeys.first { $0.key == "paragraphs" }.map { Words.trimmed($0.line) }
            let isOwnMap = lines[start..<stop].contains { Words.trimmed($0).hasPrefix("paragraphs:") && Words.trimmed($0) != map }
            let missing = originalKeys.filter { key in
                !(isOwnMap && (key.key == "other" || key.key == "cut"))
                    && !lines[start..<stop].contains { Words.trimmed($0).hasPrefix(key.key + ":") }
            }
            if isBlock, !missing.isEmpty {
                nested = (stop, missing.map { indent + Words.trimmed($0.line) })
                additions += missing.map { "original: \($0.key)" }
            }
        } else {
            top += ["original:"] + originalKeys.map(\.line)
            additions.append("original")
        }
        let blocks = missingBlocks(lines, from: end + 1)
        let count = lines.count
        let lastIsEmpty = lines.last?.isEmpty == true
        for block in blocks.reversed() {
            let isEnd = block.at >= count || block.at == count - 1 && lastIsEmpty
            lines.insert(contentsOf: (isEnd ? ["", block.text] : [block.text, ""]).map { $0 + ending }, at: min(block.at, lines.count))
        }
        if !blocks.isEmpty { additions.append(blocks.count == 1 ? "1 empty paragraph" : "\(blocks.count) empty paragraphs") }
        lines.insert(contentsOf: top.map { $0 + ending }, at: end)
        if let nested { lines.insert(contentsOf: nested.lines.map { $0 + ending }, at: nested.at) }
        return (lines.joined(separator: "\n"), additions)
    }

    /// Where the blocks of paragraphs without one go: before the next higher number, or behind the last.
    private func missingBlocks(_ lines: [String], from start: Int) -> [(at: Int, text: String)] {
        var places: [Int: Int] = [:]
        var highest: (number: Int, line: Int) = (0, start)
        var isCode = false
        var notes: Int?
        for (index, line) in lines.enumerated().dropFirst(start) {
            if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
            guard !isCode else { continue }
            if line.hasPrefix("[^"), notes == nil { notes = index }
            guard line.hasPrefix("¶") else { continue }
            let digits = line.dropFirst().drop { $0 == " " }.prefix { $0.isASCII && $0.isNumber }
            guard let number = Int(digits), places[number] == nil else { continue }
            places[number] = index
            if number > highest.number { highest = (number, index) }
            notes = nil
        }
        guard article.paragraphCount > 0, mapIsOurs(lines[..<start]) else { return [] }
        var missing: [(Int, String)] = []
        var next = notes ?? lines.count
        if next == lines.count, lines.last?.isEmpty == true { next -= 1 }
        for number in (1...article.paragraphCount).reversed() {
            if let place = places[number] { next = min(next, place) } else { missing.append((next, "¶\(number)")) }
        }
        // Ascending by place, and by number within one.
        return Array(missing.reversed())
    }

    /// Whether the record's paragraph map is the one found now; with another the author's counts, and no block is added.
    private func mapIsOurs(_ front: ArraySlice<String>) -> Bool {
        guard let line = front.first(where: { Words.trimmed($0).hasPrefix("paragraphs:") }) else { return true }
        let wanted = article.map.paragraphs.map(\.description)
        return Words(String(Words.trimmed(line).dropFirst("paragraphs:".count).prefix { $0 != "#" })).all == wanted
    }

    // MARK: Values

    private func party(_ name: String) -> String {
        let bare = name.filter { $0 != "[" && $0 != "]" }
        return isEntity(bare) ? "[[\(bare)]]" : bare
    }

    /// "Carpenter 2021": surname or publisher, and year.
    static func short(_ article: ImportedArticle) -> String? {
        let judged = article.judged
        let year = judged.published.map { " " + $0.value.prefix(4) } ?? ""
        if let surname = surname(judged) { return surname + year }
        return judged.publisher.map { $0.value + year }
    }

    static func surname(_ judged: JudgedArticle) -> String? {
        guard let author = judged.authors.first?.value, let last = Words(author).all.last else { return nil }
        return Words.isPerson(Words(author).all) ? last : author
    }

    /// An id from author and year, from publisher and year, or from the title's first words.
    public static func proposedID(_ article: ImportedArticle) -> String {
        let judged = article.judged
        if let short = short(article), case let id = Self.id(short), Slug.isValid(id) { return id }
        let name = article.file.split(separator: ".").first.map(String.init) ?? article.file
        for words in [judged.title?.value, name].compactMap({ $0 }) {
            let id = Self.id(Words(words).all.prefix(5).joined(separator: " "))
            if Slug.isValid(id) { return id }
        }
        return "source-" + article.sha256.prefix(8)
    }

    /// A slug without empty words.
    private static func id(_ text: String) -> String {
        Slug.make(text).split(separator: "-").prefix(8).joined(separator: "-")
    }

    /// Safe in YAML as it is.
    private static func isPlain(_ text: String) -> Bool {
        guard let first = text.utf8.first, (0x61...0x7A).contains(first | 0x20) || (0x30...0x39).contains(first) else { return false }
        let isNumber = text.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x5F }
        return !isNumber
            && text.utf8.allSatisfy {
                (0x61...0x7A).contains($0 | 0x20) || (0x30...0x39).contains($0) || $0 == 0x2E || $0 == 0x5F || $0 == 0x2D
            }
            && !["no", "yes", "on", "off", "true", "false", "null", "y", "n"].contains(text.lowercased())
    }

    /// Double-quoted YAML.
    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\t": out += " "
            case _
            where scalar.properties.generalCategory == .control || scalar == "\u{FEFF}" || scalar == "\u{2028}" || scalar == "\u{2029}":
                break
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
