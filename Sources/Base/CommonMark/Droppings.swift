// What Markdown drops without a word, said aloud: definitions and footnotes nobody uses, references to nothing.

import Diagnostics

/// Puts together the findings of the scanner and of the tree, and those that need both.
struct Droppings {
    private(set) var findings: [Finding]

    init(builder: TreeBuilder, outline: BlockOutline) {
        findings = builder.findings
        let inert = Self.merged(builder.inertRanges + builder.definitions.all.map { builder.sourceRange($0.range) })
        findings += outline.scanner.findings.filter { !($0.isAboutText && Self.contains(inert, $0.range.lowerBound)) }
        if !outline.footnotes.isEmpty || !outline.scanner.footnoteMarks.isEmpty { addFootnotes(builder, outline, inert) }
        if !builder.definitions.isEmpty { addDefinitions(builder) }
    }

    private mutating func addFootnotes(_ builder: TreeBuilder, _ outline: BlockOutline, _ inert: [Range<Int>]) {
        func label(_ range: Range<Int>) -> String { TreeBuilder.folded(String(decoding: builder.source[range], as: UTF8.self)) }
        var defined: [String: Range<Int>] = [:]
        for footnote in outline.footnotes where !Self.contains(inert, footnote.start) {
            let name = label(footnote.label)
            let place = footnote.start..<footnote.label.upperBound + 2
            let shown = String(decoding: builder.source[footnote.label], as: UTF8.self)
            if defined[name] != nil {
                findings.append(
                    Finding(
                        rule: "duplicate-definition", message: "footnote “\(shown)” is defined twice", range: place,
                        notes: ["Markdown reads the first and drops this one"], original: defined[name]))
                continue
            }
            defined[name] = place
            if !builder.usedFootnotes.contains(name) {
                findings.append(
                    Finding(
                        severity: .warning, rule: "unused-footnote", message: "nothing refers to footnote “\(shown)”", range: place,
                        notes: [DiagnosticNote("Markdown drops a footnote without a reference; write [^\(shown)] where it belongs")]))
            }
        }
        var missing = 0
        for mark in outline.scanner.footnoteMarks
        where missing <= FindingLimit.perRule && defined[label(mark.label)] == nil && !Self.contains(inert, mark.range.lowerBound) {
            missing += 1
            let shown = String(decoding: builder.source[mark.label], as: UTF8.self)
            let near = NearMiss.best(for: shown, among: outline.footnotes.map { String(decoding: builder.source[$0.label], as: UTF8.self) })
            findings.append(
                Finding(
                    rule: "missing-footnote", message: "footnote “\(shown)” is not defined", range: mark.range,
                    notes: [DiagnosticNote("a definition is a line [^\(shown)]: text")], suggestion: near.map { "[^\($0)]" },
                    replacement: near.map { "[^\($0)]" }))
        }
    }

    private mutating func addDefinitions(_ builder: TreeBuilder) {
        for definition in builder.definitions.all {
            var range = builder.sourceRange(definition.range)
            let isUsed =
                definition.isUsed
                || builder.isLost && builder.destinations.contains(String(decoding: builder.bytes[definition.destination], as: UTF8.self))
            if let item = definition.itemStart, definition.original != nil || !isUsed {
                range = min(item, range.lowerBound)..<range.upperBound
                findings.append(
                    Finding(
                        rule: "item-became-definition", message: "Markdown reads this list item as a link definition and drops it",
                        range: range,
                        notes: ["a backslash before the [ makes it text"]))
            } else if let original = definition.original {
                findings.append(
                    Finding(
                        rule: "duplicate-definition", message: "link “\(definition.label)” is defined twice", range: range,
                        notes: ["Markdown reads the first and drops this one"],
                        original: builder.sourceRange(builder.definitions.all[original].range)))
            } else if isUsed {
                continue
            } else {
                findings.append(
                    Finding(
                        severity: .warning, rule: "unused-definition", message: "nothing uses the link definition “\(definition.label)”",
                        range: range, notes: ["Markdown drops it; a backslash before the [ makes it text"]))
            }
        }
    }

    private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
        var out: [Range<Int>] = []
        for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
            if let last = out.last, range.lowerBound <= last.upperBound {
                out[out.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
            } else {
                out.append(range)
            }
        }
        return out
    }

    private static func contains(_ ranges: [Range<Int>], _ offset: Int) -> Bool {
        var low = 0
        var high = ranges.count
        while low < high {
            let middle = (low + high) / 2
            if ranges[middle].lowerBound <= offset { low = middle + 1 } else { high = middle }
        }
        return low > 0 && offset < ranges[low - 1].upperBound
    }
}
