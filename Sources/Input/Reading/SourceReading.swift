// A source record: front matter, and the digest with one block a paragraph.

import CommonMark
import Diagnostics
import Dossier
import Quoting

enum SourceReading {
    static let keys = [
        "title", "short", "authors", "standing", "publisher", "published", "published-as", "kind", "language", "url", "archived",
        "accessed",
        "reliability", "reliability-note", "rights", "original", "mentions", "nothing-in", "tags", "handling", "allow",
        "reviewed",
    ]

    static func source(_ fields: Fields, _ blocks: [Block], in reading: inout FileReading) -> Source {
        let title = fields.required("title", what: "a source", in: &reading)?.value ?? reading.id
        var source = Source(
            id: reading.id, origin: reading.whole, title: title, short: fields.string("short", in: &reading) ?? title)
        source.authors = fields.texts("authors", in: &reading).map { party($0, in: &reading) }
        source.standing = fields.string("standing", in: &reading)
        source.publisher = fields.text("publisher", in: &reading).map { party($0, in: &reading) }
        source.published = fields.date("published", in: &reading)
        source.publishedAs = fields.string("published-as", in: &reading)
        source.kind = fields.choice("kind", of: SourceKind.self, in: &reading)
        source.language = fields.string("language", in: &reading)
        source.url = address(fields, "url", in: &reading)
        source.archived = address(fields, "archived", in: &reading)
        source.accessed = fields.date("accessed", in: &reading)
        source.reliability = fields.choice("reliability", of: Reliability.self, in: &reading)
        source.reliabilityNote = fields.string("reliability-note", in: &reading)
        source.rights = fields.choice("rights", of: Rights.self, in: &reading) ?? .digest
        source.original = OriginalReading.original(fields, in: &reading)
        source.meanings = fields.pairs("mentions", in: &reading).compactMap { meaning($0.key, $0.value, in: &reading) }
        let nothing = fields.literals("nothing-in", in: &reading)
        source.nothingInOrigin = nothing.first?.origin
        source.nothingInItems = nothing.flatMap { numbers($0, in: &reading) }
        source.nothingIn = source.nothingInItems.flatMap(\.value)
        source.tags = fields.strings("tags", in: &reading)
        source.handling = HandlingReading.handling(fields, in: &reading)
        source.allowances = AllowanceReading.allowances(fields, in: &reading)
        source.reviewed = fields.string("reviewed", in: &reading)
        readDigest(blocks, into: &source, in: &reading)
        return source
    }

    static func party(_ written: Written<String>, in reading: inout FileReading) -> Party {
        let text = written.value
        let range = written.origin.range
        guard let open = text.firstRange(of: "[["), let close = text[open.upperBound...].firstRange(of: "]]") else {
            if text.contains("[[") {
                reading.report("wikilink-syntax", "this wikilink is not closed", at: range, notes: ["expected \"[[page]]\""])
            }
            return Party(link: nil, text: text, before: text, after: "", origin: written.origin)
        }
        let form = String(text[open.lowerBound..<close.upperBound])
        let before = String(text[..<open.lowerBound])
        let after = String(text[close.upperBound...])
        if after.contains("[[") {
            reading.report(
                "wikilink-syntax", "one value names one page, this one more", at: range, notes: ["write a list: [\"[[a]]\", \"[[b]]\"]"])
        }
        let start = range.lowerBound + before.utf8.count
        let place = reading.text.string(range) == text ? start..<(start + form.utf8.count) : range
        guard let link = BracketForms.wikilink(inValue: Written(form, at: reading.origin(place)), in: &reading) else {
            return Party(link: nil, text: text, before: text, after: "", origin: written.origin)
        }
        return Party(link: link, text: before + (link.shown ?? link.page) + after, before: before, after: after, origin: written.origin)
    }

    private static func address(_ fields: Fields, _ key: String, in reading: inout FileReading) -> String? {
        guard let written = fields.text(key, in: &reading) else { return nil }
        let lower = written.value.lowercased()
        guard lower.hasPrefix("https://") || lower.hasPrefix("http://") else {
            reading.report("address", "\(key) is no web address", at: written.origin.range, notes: ["expected https://…"])
            return nil
        }
        return written.value
    }

    /// `Minsk`, `Minsk ¶2` or `Minsk ¶2.2`.
    private static func meaning(_ key: Written<String>, _ value: Written<String>, in reading: inout FileReading) -> NameMeaning? {
        var name = key.value
        var paragraph: Int?
        var occurrence: Int?
        if let mark = name.lastIndex(of: "¶") {
            let numbers = name[name.index(after: mark)...].trimmingSpaces.split(separator: ".", omittingEmptySubsequences: false).map {
                Int($0)
            }
            name = name[..<mark].trimmingSpaces
            guard (1...2).contains(numbers.count), numbers.allSatisfy({ ($0 ?? 0) > 0 }), !name.isEmpty else {
                reading.report(
                    "mention-place", "\(key.value) names no place", at: key.origin.range,
                    notes: ["expected `Name`, `Name ¶2`, or `Name ¶2.1` for its first occurrence there"])
                return nil
            }
            paragraph = numbers[0]
            occurrence = numbers.count == 2 ? numbers[1] : nil
        }
        let entity = BracketForms.wikilink(inValue: value, in: &reading)?.page ?? value.value
        return NameMeaning(
            name: name, paragraph: paragraph, occurrence: occurrence, entity: entity, origin: value.origin, nameOrigin: key.origin)
    }

    /// `¶2 ¶5`, `¶2, 5`, `¶¶2–4`
    private static func numbers(_ written: Written<String>, in reading: inout FileReading) -> [Written<ClosedRange<Int>>] {
        var out: [Written<ClosedRange<Int>>] = []
        var count = 0
        let isTyped = reading.text.string(written.origin.range) == written.value
        for part in written.value.split(whereSeparator: { $0 == " " || $0 == "," }) {
            let digits = part.drop { $0 == "¶" }
            let ends = digits.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "–" }).map(\.wholeNumber)
            guard let first = ends.first ?? nil, let last = ends.last ?? nil, (1...2).contains(ends.count), first >= 1, last >= first,
                last - first < 10_000 - count
            else {
                reading.report("wrong-type", "\(part) is no paragraph", at: written.origin.range, notes: ["expected `nothing-in: ¶2 ¶5`"])
                continue
            }
            count += last - first + 1
            let start = written.origin.range.lowerBound + written.value.utf8.distance(from: written.value.startIndex, to: part.startIndex)
            // An escaped value's bytes are not the file's.
            out.append(Written(first...last, at: isTyped ? reading.origin(start..<(start + part.utf8.count)) : written.origin))
        }
        return out
    }

    // MARK: Digest

    private static func readDigest(_ blocks: [Block], into source: inout Source, in reading: inout FileReading) {
        for case .identifier(let id) in reading.references where id.value.hasPrefix("p") && id.value.dropFirst().wholeNumber != nil {
            reading.report(
                "id-syntax", "\(id.value) is a paragraph's own id", at: id.origin.range,
                notes: ["choose another, or link to the paragraph as it is"])
        }
        var digests: [Int: (prose: Prose, range: Range<Int>)] = [:]
        var order: [Int] = []
        var markers: [Int: Range<Int>] = [:]
        var empty: [(number: Int, range: Range<Int>)] = []
        let count = source.original?.paragraphs.count
        for block in blocks {
            if case .footnoteDefinition(let note) = block.kind {
                source.notes.append(
                    MarginNote(
                        label: note.label, prose: Prose(file: reading.file, blocks: note.blocks), origin: reading.origin(block.range)))
                continue
            }
            switch marker(block) {
            case .number(let number, let markerRange, let stripped):
                source.marks.append(Written(number, at: reading.origin(markerRange)))
                // A place that import keeps for a digest to come: said once below, since an author fills one after another.
                let isEmpty = if case .paragraph(let words) = stripped.kind { words.isEmpty } else { false }
                if isEmpty { empty.append((number, markerRange)) }
                if let count, number > count {
                    reading.report(
                        "digest-paragraph", "¶\(number) does not exist: the paragraph map has \(count)", at: markerRange)
                }
                if digests[number] != nil {
                    reading.report("digest-paragraph", "¶\(number) stands here twice", at: markerRange)
                    digests[number]?.prose.blocks.append(stripped)
                } else {
                    if let last = order.last, number < last {
                        reading.report(.warning, "digest-paragraph", "¶\(number) stands after ¶\(last)", at: markerRange)
                    }
                    digests[number] = (Prose(file: reading.file, blocks: isEmpty ? [] : [stripped]), block.range)
                }
                order.append(number)
                markers[number] = markerRange
            case .invalid(let range, let message):
                reading.report("digest-paragraph", message, at: range, notes: ["a digest has one block a paragraph: `¶3 …`"])
                if let last = order.last { digests[last]?.prose.blocks.append(block) }
            case .none:
                if looksMarked(block, in: reading) {
                    reading.report(
                        "digest-paragraph", "the ¶ of this block is not read", at: reading.firstLine(block.range),
                        notes: ["a block of the digest is a paragraph that begins with it: `¶3 …`, not a list, a quotation or in bold"])
                }
                if let last = order.last {
                    digests[last]?.prose.blocks.append(block)
                } else {
                    reading.report(
                        "digest-paragraph", "text before the first ¶", at: reading.firstLine(block.range),
                        notes: ["begin each block of the digest with its paragraph: `¶1 …`"])
                }
            }
        }
        let unwritten = empty.filter { digests[$0.number]?.prose.blocks.isEmpty == true }
        // A digest that isn't begun is no digest with gaps: a record may have none.
        let missing = order.isEmpty ? [] : (1...max(1, count ?? 1)).filter { count != nil && digests[$0] == nil }
        if let first = (unwritten.map(\.number) + missing).min() {
            let left = Set(unwritten.map(\.number)).count + missing.count
            let message = left == 1 ? "¶\(first) has no digest yet" : "\(left) paragraphs have no digest yet, the first is ¶\(first)"
            let notes: [DiagnosticNote] =
                missing.isEmpty
                ? []
                : [
                    "no block begins with \(missing.prefix(5).map { "¶\($0)" }.joined(separator: ", "))\(missing.count > 5 ? " and so on" : "")"
                ]
            let place = unwritten.first { $0.number == first }?.range ?? source.original?.paragraphsOrigin.range ?? 0..<0
            reading.report(.note, "digest-paragraph", message, at: place, notes: notes)
        }
        // Numbers are bounded by what the map or the digest holds, so a mistyped ¶99999 does not make pages of nothing.
        let highest = count ?? order.max() ?? 0
        let limit = count ?? min(highest, order.count * 2 + 100)
        for (number, range) in markers.sorted(by: { $0.key < $1.key }) where count == nil && number > limit {
            reading.report("digest-paragraph", "¶\(number) stands far behind the others", at: range, notes: ["is a digit too many in it?"])
        }
        guard limit > 0 else { return }
        source.paragraphs = (1...limit).map { number in
            let digest = digests[number]
            return Paragraph(
                number: number, digest: digest.flatMap { $0.prose.blocks.isEmpty ? nil : $0.prose },
                origin: reading.origin(digest?.range ?? 0..<0))
        }
    }

    /// Whether a block would begin with a paragraph's number, did it not stand in a list, a quotation, a table or emphasis, or as `p3`.
    private static func looksMarked(_ block: Block, in reading: FileReading) -> Bool {
        let words: String
        switch block.kind {
        case .paragraph(let inlines): words = reading.plainText(inlines)
        case .list(let list):
            guard let first = list.items.first?.blocks.first else { return false }
            return looksMarked(first, in: reading)
        case .blockquote(let blocks):
            guard let first = blocks.first else { return false }
            return looksMarked(first, in: reading)
        case .table(let table): words = table.header.first.map { reading.plainText($0.inlines) } ?? ""
        default: return false
        }
        let rest = words.hasPrefix("¶") ? words.drop { $0 == "¶" || $0 == " " } : words.hasPrefix("p") ? words.dropFirst() : ""
        let digits = rest.prefix { $0.isASCII && $0.isNumber }
        return !digits.isEmpty && (rest.count == digits.count || rest.dropFirst(digits.count).first == " ")
    }

    private enum Marker {
        case number(Int, Range<Int>, Block)
        case invalid(Range<Int>, String)
        case none
    }

    /// Finds the `¶3` a block begins with and takes it off.
    private static func marker(_ block: Block) -> Marker {
        guard case .paragraph(let inlines) = block.kind, let first = inlines.first, case .text(let text) = first.kind, text.hasPrefix("¶")
        else {
            return .none
        }
        let rest = text.unicodeScalars.drop { $0 == "¶" }.drop { $0 == " " || $0 == "\u{A0}" }
        let digits = rest.prefix { ("0"..."9").contains($0) }
        let head = text[..<digits.endIndex]
        let start = first.range.lowerBound
        let range = start..<min(start + head.utf8.count, first.range.upperBound)
        guard let number = Int(Substring(digits)), number > 0 else { return .invalid(range, "¶ without a number") }
        let after = rest[digits.endIndex...]
        if text.hasPrefix("¶¶") || after.first == "–" || after.first == "-" {
            return .invalid(range, "a block of the digest covers one paragraph, never a range")
        }
        guard after.first?.properties.isWhitespace ?? true else { return .invalid(range, "no space after ¶\(number)") }
        let words = Substring(after.drop { $0.properties.isWhitespace })
        var remaining = Array(inlines.dropFirst())
        if !words.isEmpty {
            let from = max(start, first.range.upperBound - words.utf8.count)
            remaining.insert(Inline(.text(String(words)), range: from..<first.range.upperBound), at: 0)
        }
        return .number(number, range, Block(.paragraph(remaining), range: block.range))
    }
}

/// The record of the file an article came in.
enum OriginalReading {
    private static let keys = ["file", "sha256", "text-sha256", "imported", "paragraphs", "other", "cut"]

    static func original(_ fields: Fields, in reading: inout FileReading) -> Original? {
        guard let fields = fields.nested("original", known: keys, what: "original", in: &reading) else { return nil }
        let map = fields.literal("paragraphs", in: &reading)
        let paragraphs = map.map { lines($0, in: &reading) } ?? []
        let named = fields.literal("other", in: &reading).map { units($0, in: &reading) } ?? []
        let cut = fields.literal("cut", in: &reading).map { lines($0, in: &reading) } ?? []
        MapRoles.check(paragraphs: paragraphs, units: named.map { ($0.unit.lines, $0.range) }, cut: cut, in: &reading)
        var original = Original(
            file: file(fields, in: &reading),
            sha256: requiredHash(fields, in: &reading), textSHA256: hash(fields, "text-sha256", in: &reading),
            imported: fields.date("imported", in: &reading), paragraphs: paragraphs.map(\.lines), units: named.map(\.unit),
            cut: cut.map(\.lines), paragraphsOrigin: map?.origin ?? reading.whole)
        let key = fields.has("text-sha256") ? "text-sha256" : "sha256"
        if fields.has(key) { original.hashOrigin = reading.origin(fields.range(of: key)) }
        return original
    }

    /// A name in `seeds/fulltext/`.
    private static func file(_ fields: Fields, in reading: inout FileReading) -> String {
        guard let written = fields.required("file", what: "original", in: &reading) else { return "" }
        let name = written.value
        guard !name.contains("/"), name != "..", name != ".", !name.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
            reading.report(
                "wrong-type", "file is no name of a file", at: written.origin.range,
                notes: ["the article's file stands in seeds/fulltext/ and is named without folders"])
            return ""
        }
        return name
    }

    private static func requiredHash(_ fields: Fields, in reading: inout FileReading) -> String {
        guard fields.has("sha256") else { return fields.required("sha256", what: "original", in: &reading)?.value ?? "" }
        return hash(fields, "sha256", in: &reading) ?? ""
    }

    private static func hash(_ fields: Fields, _ key: String, in reading: inout FileReading) -> String? {
        guard let written = fields.literal(key, in: &reading) else { return nil }
        let isHash =
            written.value.utf8.count == 64 && written.value.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }
        guard isHash else {
            reading.report("hash", "\(key) is no SHA-256", at: written.origin.range, notes: ["expected 64 lower-case hexadecimal digits"])
            return nil
        }
        return written.value
    }

    private static func lines(_ written: Written<String>, in reading: inout FileReading) -> [MapRoles.Item] {
        items(written, in: reading.text).compactMap { item, range in
            if let lines = ParagraphLines(parsing: item) { return (lines, range) }
            reportItem(item, at: range, in: &reading)
            return nil
        }
    }

    private static func units(_ written: Written<String>, in reading: inout FileReading) -> [(unit: NamedUnit, range: Range<Int>)] {
        items(written, in: reading.text).compactMap { item, range in
            let parts = item.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, let lines = ParagraphLines(parsing: parts[1]) else {
                reading.report("paragraph-map", "\(item) is no named unit", at: range, notes: ["expected for example `title=5`"])
                return nil
            }
            return (NamedUnit(name: String(parts[0]), lines: lines), range)
        }
    }

    /// The items of a value with their places; a value may run over several lines, so each is looked for behind the one before it.
    private static func items(_ written: Written<String>, in text: SourceText) -> [(item: String, range: Range<Int>)] {
        // The bytes of an escaped value are not the file's: what is not found there is not looked for in the rest of the file.
        let end = min(text.bytes.count, written.origin.range.lowerBound + FrontMatter.limit)
        var offset = written.origin.range.lowerBound
        let items = written.value.unicodeScalars.split {
            $0.value < 0x80 ? $0 == " " || ("\t"..."\r").contains($0) : $0.properties.isWhitespace
        }
        return items.map { item in
            let bytes = Array(Substring(item).utf8)
            var start = offset
            while start + bytes.count <= end {
                if text.bytes[start..<(start + bytes.count)].elementsEqual(bytes) {
                    offset = start + bytes.count
                    return (String(item), start..<offset)
                }
                start += 1
            }
            offset = end
            return (String(item), written.origin.range)
        }
    }

    private static func reportItem(_ item: String, at range: Range<Int>, in reading: inout FileReading) {
        reading.report(
            "paragraph-map", "\(item) is no line of the file", at: range,
            notes: ["an item is a line 15, a run 13-16, a join 17+19, or a half 3/1"])
    }
}
