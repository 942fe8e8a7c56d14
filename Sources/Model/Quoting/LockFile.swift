// The text form of a lock: lines that merge well and read the same on every machine.

import Diagnostics
import Hashing

extension QuotationLock {
    private static let header = "dossier-verified 1"

    /// The file, ending in a line feed. Entries stand in the order of their places.
    public var fileText: String {
        var lines = [Self.header, "text \(textHash)", "words \(words)"]
        lines.append("paragraphs " + paragraphs.map(\.description).joined(separator: " "))
        if !units.isEmpty { lines.append("other " + units.map { "\($0.name)=\($0.lines)" }.joined(separator: " ")) }
        if !leadIns.isEmpty { lines.append("lead-in " + leadIns.map(String.init).joined(separator: " ")) }
        let sorted = entries.sorted { left, right in
            let (a, b) = (left.value.spans.first?.lowerBound ?? 0, right.value.spans.first?.lowerBound ?? 0)
            return a != b ? a < b : left.key < right.key
        }
        for (key, entry) in sorted {
            let spans = entry.spans.map { "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
            lines.append("\(key) \(entry.kind.rawValue) \(spans)\(entry.isCertain ? "" : " uncertain")")
        }
        let text = lines.map { $0 + "\n" }.joined()
        return text + "check \(Self.sum(of: lines))\n"
    }

    /// Over the lines, so that other line ends don't matter: no hand, and no merge, changes a position or a kind unseen.
    private static func sum(of lines: [String]) -> String {
        SHA256.hex(SHA256.digest(Array(lines.joined(separator: "\n").utf8)).prefix(8))
    }

    /// Reads a lock file; what can't be read is an error at its line, and the entry counts as absent.
    /// - Returns: nil where the file as a whole is no lock file.
    public static func parse(_ text: SourceText, diagnostics: inout [Diagnostic]) -> QuotationLock? {
        var lock = QuotationLock(textHash: "", words: 0, paragraphs: [], units: [])
        func report(_ line: Int, _ message: String, _ advice: DiagnosticNote) -> Diagnostic {
            Diagnostic(.error, rule: "lock-file", message, at: text.range(text.line(line)), notes: [advice])
        }
        let again: DiagnosticNote = "`dossier verify`, where the text is held, writes it anew"
        guard text.string(text.line(1)).trimmingEnd == header else {
            diagnostics.append(report(1, "this is no lock file of this version", "expected `\(header)`"))
            return nil
        }
        var lines = [header]
        var sum: String?
        var number = 1
        while number < text.lineCount {
            number += 1
            let line = text.string(text.line(number)).trimmingEnd
            if line.isEmpty { continue }
            let fields = line.utf8.split(separator: 0x20).map { String(Substring($0)) }
            if fields[0] == "check" { sum = fields.last } else { lines.append(line) }
            let values = fields.dropFirst()
            var isRead = true
            switch fields[0] {
            case "text": lock.textHash = values.first ?? ""
            case "check": break
            // No article is longer than a file may be.
            case "words":
                if let count = Int(values.first ?? ""), (0...10_000_000).contains(count) { lock.words = count } else { isRead = false }
            case "paragraphs":
                lock.paragraphs = values.compactMap { ParagraphLines(parsing: $0) }
                isRead = lock.paragraphs.count == values.count
            case "other":
                lock.units = values.compactMap { item in
                    let parts = item.split(separator: "=", maxSplits: 1)
                    guard parts.count == 2, let lines = ParagraphLines(parsing: parts[1]) else { return nil }
                    return NamedUnit(name: String(parts[0]), lines: lines)
                }
                isRead = lock.units.count == values.count
            case "lead-in":
                lock.leadIns = values.compactMap { Int($0) }
                isRead = lock.leadIns.count == values.count
            default: isRead = read(fields, into: &lock)
            }
            if !isRead { diagnostics.append(report(number, "this line of the lock file can't be read", again)) }
        }
        if !diagnostics.contains(where: { $0.rule == "lock-file" && $0.range?.path == text.path }), sum != Self.sum(of: lines) {
            let message = sum == nil ? "this lock file is cut short" : "this lock file is not as it was written"
            diagnostics.append(report(sum == nil ? max(1, text.lineCount) : 1, message, again))
        }
        return lock
    }

    private static func read(_ fields: [String], into lock: inout QuotationLock) -> Bool {
        guard fields.count == 3 || fields.count == 4 && fields[3] == "uncertain", fields[0].utf8.count == 32,
            fields[0].utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) }),
            let kind = QuotedKind(rawValue: fields[1])
        else { return false }
        var spans: [Range<Int>] = []
        for span in fields[2].split(separator: ",", omittingEmptySubsequences: false) {
            let ends = span.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
            guard ends.count == 2, let start = ends[0], let end = ends[1], start >= 0, start < end, end < 1 << 40 else { return false }
            spans.append(start..<end)
        }
        lock.entries[fields[0]] = Entry(kind: kind, spans: spans, isCertain: fields.count == 3)
        return true
    }
}

extension String {
    fileprivate var trimmingEnd: String {
        // Nearly every line ends in a digit.
        if let last = utf8.last, (0x21...0x7E).contains(last) { return self }
        var text = self[...]
        while let last = text.last, last.isWhitespace { text.removeLast() }
        return String(text)
    }
}
