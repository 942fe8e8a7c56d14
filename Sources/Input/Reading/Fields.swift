// Front matter as typed values: each known key read once, everything else a finding at its line.

import Diagnostics
import Dossier
import EDTF
import Yams

/// The keys of one YAML mapping. Take each with the method of its type; unknown keys are reported at once.
struct Fields {
    private var keys: [String] = []
    /// Of each key its place and its value.
    private var ranges: [Range<Int>] = []
    private var nodes: [Node] = []
    private let place: MarkPlace
    /// Where a missing key is reported.
    private let top: Range<Int>
    private var isUnreadable = false
    private var isMissing = false
    /// Whether a key was reported, so that what it was meant for is not reported missing too.
    private(set) var hasUnknownKey = false

    /// - Parameter known: every key there may be; the nearest of them is offered for an unknown one.
    init(_ mapping: Node.Mapping, known: [String], firstLine: Int, what: String, in reading: inout FileReading, top: Range<Int>? = nil) {
        place = MarkPlace(text: reading.text, firstLine: firstLine)
        self.top = top ?? reading.text.line(firstLine > 1 ? firstLine - 1 : 1)
        for (keyNode, node) in mapping {
            let key = keyNode.string ?? ""
            let range = range(of: keyNode)
            if known.contains(key) {
                keys.append(key)
                ranges.append(range)
                nodes.append(node)
            } else {
                hasUnknownKey = true
                let near = NearMiss.best(for: key, among: known)
                reading.report(
                    "unknown-key", "\(what) has no key \(key.isEmpty ? "of this form" : key)", at: range,
                    notes: near == nil ? ["known keys: \(known.joined(separator: ", "))"] : [], suggestion: near,
                    // A key that stands there already would be there twice.
                    replacement: mapping.contains { $0.key.string == near } ? nil : near)
            }
        }
    }

    /// An empty set, for a file whose front matter is missing or unreadable.
    init(emptyIn reading: FileReading) {
        place = MarkPlace(text: reading.text, firstLine: 1)
        top = 0..<0
        isMissing = true
    }

    /// A set that asks for nothing more, for front matter that YAML could not read: one finding is enough.
    init(unreadableIn reading: FileReading) {
        self.init(emptyIn: reading)
        isMissing = false
        isUnreadable = true
    }

    func has(_ key: String) -> Bool {
        keys.contains(key)
    }

    /// Where a key stands, for findings about its value; the top of the front matter without it.
    func range(of key: String) -> Range<Int> {
        keys.firstIndex(of: key).map { ranges[$0] } ?? top
    }

    func node(_ key: String) -> Node? {
        keys.firstIndex(of: key).map { nodes[$0] }
    }

    // MARK: One value

    func text(_ key: String, in reading: inout FileReading) -> Written<String>? {
        guard let node = node(key) else { return nil }
        return text(of: node, key: key, in: &reading)
    }

    /// A value that is no running text: a hash, a list of numbers.
    func literal(_ key: String, in reading: inout FileReading) -> Written<String>? {
        guard let node = node(key) else { return nil }
        return text(of: node, key: key, isLiteral: true, in: &reading)
    }

    func string(_ key: String, in reading: inout FileReading) -> String? {
        text(key, in: &reading)?.value
    }

    func required(_ key: String, what: String, in reading: inout FileReading) -> Written<String>? {
        if !has(key) {
            guard !isUnreadable else { return nil }
            reading.report(
                "missing-key", "\(what) needs the key \(key)", at: top,
                notes: isMissing ? ["a file begins with its front matter: a line `---`, the keys, a line `---`"] : [])
            return nil
        }
        return text(key, in: &reading)
    }

    func date(_ key: String, in reading: inout FileReading) -> Written<DateExpression>? {
        guard let node = node(key), let written = text(of: node, key: key, isLiteral: true, in: &reading) else { return nil }
        return DateReading.date(written, in: &reading)
    }

    func integer(_ key: String, atLeast least: Int, in reading: inout FileReading) -> Int? {
        guard let node = node(key), let written = text(of: node, key: key, isLiteral: true, in: &reading) else { return nil }
        guard let value = Int(written.value), value >= least else {
            reading.report("wrong-type", "\(key) is \(written.value); expected a whole number, \(least) or more", at: written.origin.range)
            return nil
        }
        return value
    }

    func integer(_ key: String, from range: ClosedRange<Int>, in reading: inout FileReading) -> Int? {
        guard let value = integer(key, atLeast: range.lowerBound, in: &reading) else { return nil }
        guard value <= range.upperBound else {
            reading.report("wrong-type", "\(key) is \(value); expected at most \(range.upperBound)", at: self.range(of: key))
            return nil
        }
        return value
    }

    /// A word of a closed list.
    func choice<Choice: RawRepresentable & CaseIterable>(_ key: String, of type: Choice.Type, in reading: inout FileReading) -> Choice?
    where Choice.RawValue == String {
        guard let node = node(key), let written = text(of: node, key: key, isLiteral: true, in: &reading) else { return nil }
        return ChoiceReading.choice(type, key: key, written: written, in: &reading)
    }

    // MARK: Several values

    /// A list of texts; one text alone is a list of one.
    func texts(_ key: String, in reading: inout FileReading) -> [Written<String>] {
        guard let node = node(key) else { return [] }
        guard let sequence = node.sequence else { return text(of: node, key: key, in: &reading).map { [$0] } ?? [] }
        if isBracketForm(node, in: reading) {
            reportBrackets(node, key: key, in: &reading)
            return []
        }
        return sequence.compactMap { text(of: $0, key: key, in: &reading) }
    }

    func strings(_ key: String, in reading: inout FileReading) -> [String] {
        texts(key, in: &reading).map(\.value)
    }

    /// A list of literals, or one of them alone.
    func literals(_ key: String, in reading: inout FileReading) -> [Written<String>] {
        guard let node = node(key) else { return [] }
        let nodes = node.sequence.map { Array($0) } ?? [node]
        return nodes.compactMap { text(of: $0, key: key, isLiteral: true, in: &reading) }
    }

    /// A mapping of texts, in the author's order.
    func pairs(_ key: String, isLiteral: Bool = false, in reading: inout FileReading) -> [(key: Written<String>, value: Written<String>)] {
        guard let node = node(key) else { return [] }
        guard let mapping = node.mapping else {
            reading.report(
                "wrong-type", "\(key) is not a list of `name: value`", at: range(of: node),
                notes: ["expected `\(key): {name: value, …}`"])
            return []
        }
        return mapping.compactMap { pair in
            guard let name = text(of: pair.key, key: key, isLiteral: true, in: &reading),
                let value = text(of: pair.value, key: key, isLiteral: isLiteral, in: &reading)
            else { return nil }
            return (name, value)
        }
    }

    /// The keys of a nested mapping.
    func nested(_ key: String, known: [String], what: String, in reading: inout FileReading) -> Fields? {
        guard let node = node(key) else { return nil }
        guard let mapping = node.mapping else {
            reading.report(
                "wrong-type", "\(key) is not a list of keys", at: range(of: node), notes: ["its keys: \(known.joined(separator: ", "))"])
            return nil
        }
        return Fields(mapping, known: known, firstLine: place.firstLine, what: what, in: &reading, top: range(of: key))
    }

    /// A list of mappings.
    func items(_ key: String, known: [String], what: String, in reading: inout FileReading) -> [Fields] {
        guard let node = node(key) else { return [] }
        guard let sequence = node.sequence else {
            reading.report(
                "wrong-type", "\(key) is not a list", at: range(of: node), notes: ["expected lines `- \(known.first ?? "key"): …`"])
            return []
        }
        return sequence.compactMap { item in
            guard let mapping = item.mapping else {
                reading.report(
                    "wrong-type", "this item of \(key) has no keys", at: range(of: item), notes: ["expected `- \(known.first ?? "key"): …`"]
                )
                return nil
            }
            return Fields(mapping, known: known, firstLine: place.firstLine, what: what, in: &reading, top: range(of: item))
        }
    }

    // MARK: Nodes

    /// The bytes of a scalar as far as its line goes, quotation marks included; of other nodes the first byte.
    func range(of node: Node) -> Range<Int> {
        guard let mark = node.mark else { return top }
        guard let scalar = node.scalar else { return place.range(line: mark.line, column: mark.column) }
        let quotes = scalar.style == .singleQuoted || scalar.style == .doubleQuoted ? 2 : 0
        return place.range(line: mark.line, column: mark.column, length: max(1, scalar.string.utf8.count + quotes))
    }

    private func text(of node: Node, key: String, isLiteral: Bool = false, in reading: inout FileReading) -> Written<String>? {
        let range = range(of: node)
        guard let scalar = node.scalar else {
            if isBracketForm(node, in: reading) || isLiteral && node.sequence != nil {
                reportBrackets(node, key: key, in: &reading)
            } else if node.sequence != nil {
                reading.report("wrong-type", "\(key) is a list where one text is expected", at: range)
            } else {
                reading.report("wrong-type", "\(key) is a list of keys where a text is expected", at: range)
            }
            return nil
        }
        guard !scalar.string.isEmpty else {
            reading.report("empty-value", "\(key) has no value", at: range, notes: ["write one, or leave the key out"])
            return nil
        }
        var inner = range
        if scalar.style == .singleQuoted || scalar.style == .doubleQuoted, range.count >= 2 {
            inner = (range.lowerBound + 1)..<(range.upperBound - 1)
        }
        if !isLiteral, scalar.style == .plain, isMangled(scalar.string) {
            reading.report(
                .warning, "quote-value", "\(scalar.string) is no text to YAML; write it in quotation marks", at: range,
                replacement: "\"\(scalar.string)\"")
        }
        return Written(scalar.string, at: reading.origin(inner))
    }

    /// Plain words that other YAML tools turn into numbers, truth values or nothing.
    private func isMangled(_ text: String) -> Bool {
        if text.utf8.count < 6, ["true", "false", "yes", "no", "on", "off", "null", "~"].contains(text.lowercased()) { return true }
        guard let first = text.utf8.first, (0x30...0x39).contains(first) || first == 0x2B || first == 0x2D || first == 0x2E else {
            return false
        }
        return Double(text) != nil
    }

    /// `[[…]]` and `[@…]` without quotation marks are lists to YAML.
    private func isBracketForm(_ node: Node, in reading: FileReading) -> Bool {
        guard node.sequence != nil else { return false }
        let start = range(of: node).lowerBound
        let bytes = reading.text.bytes
        // `[[[a]], [[b]]]` is a list of them.
        return bytes[start...].starts(with: "[@".utf8)
            || bytes[start...].starts(with: "[[".utf8) && !bytes[start...].starts(with: "[[[".utf8)
    }

    private func reportBrackets(_ node: Node, key: String, in reading: inout FileReading) {
        let start = range(of: node).lowerBound
        let line = reading.text.line(reading.text.lineNumber(at: start))
        guard start < reading.text.bytes.count, reading.text.bytes[start] == 0x5B else {
            reading.report("wrong-type", "\(key) is a list where one text is expected", at: start..<min(start + 1, line.upperBound))
            return
        }
        let value = UnquotedBrackets.value(at: start, in: reading.text)
        reading.report(
            "quote-brackets", "\(key) has brackets that YAML reads as a list: quote it", at: value,
            replacement: UnquotedBrackets.quoted(value, of: reading.text))
    }
}

/// Words of closed lists.
enum ChoiceReading {
    static func choice<Choice: RawRepresentable & CaseIterable>(
        _ type: Choice.Type, key: String, written: Written<String>, in reading: inout FileReading
    ) -> Choice? where Choice.RawValue == String {
        if let choice = Choice(rawValue: written.value) { return choice }
        let known = Choice.allCases.map(\.rawValue)
        let near = NearMiss.best(for: written.value, among: known)
        reading.report(
            "unknown-value", "\(key) cannot be \(written.value)", at: written.origin.range,
            notes: ["expected one of: \(known.joined(separator: ", "))"], suggestion: near, replacement: near)
        return nil
    }
}

/// Dates in any place of a file.
enum DateReading {
    static func date(_ written: Written<String>, in reading: inout FileReading) -> Written<DateExpression>? {
        do throws(DateSyntaxError) {
            return Written(try DateExpression(parsing: written.value), at: written.origin)
        } catch {
            let start = min(written.origin.range.lowerBound + error.offset, written.origin.range.upperBound)
            let end = min(start + max(1, error.length), max(start, written.origin.range.upperBound))
            let notes: [DiagnosticNote] = error.expected.map { ["expected \($0)"] } ?? []
            reading.report(
                "date", "\(written.value) is no date: \(error.message)", at: error.suggestion == nil ? start..<end : written.origin.range,
                notes: notes, replacement: error.suggestion)
            return nil
        }
    }
}
