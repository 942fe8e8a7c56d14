// Findings as a compiler prints them: severity, rule, place, the line with a marker, notes, "did you mean".

/// Writes findings for people at a terminal.
public struct TextReport: Sendable {
    public var color: Bool

    public init(color: Bool = false) {
        self.color = color
    }

    public func text(_ diagnostics: [Diagnostic]) -> String {
        diagnostics.map(text).joined(separator: "\n")
    }

    /// One finding, ending in a line feed.
    public func text(_ diagnostic: Diagnostic) -> String {
        var out = ""
        if let range = diagnostic.range { out += styled(place(range) + ": ", "1") }
        out += styled("\(diagnostic.severity.rawValue): ", style(diagnostic.severity))
        out += styled(shown(diagnostic.message), "1") + " [\(diagnostic.rule)]\n"
        if let range = diagnostic.range, !range.excerpt.isEmpty { out += excerpt(range) }
        for note in diagnostic.notes {
            let place = note.range.map { " (\(self.place($0)))" } ?? ""
            out += "  note: \(shown(note.message))\(place)\n"
        }
        if let suggestion = diagnostic.suggestion { out += "  did you mean \(shown(suggestion))?\n" }
        return out
    }

    private func place(_ range: SourceRange) -> String {
        "\(shown(range.path)):\(range.start.line):\(range.start.column)"
    }

    /// The line, cut to a window around the marker where it is long.
    private func excerpt(_ range: SourceRange) -> String {
        let scalars = Array(range.excerpt.unicodeScalars)
        let from = max(0, range.start.column - 1 - Self.before)
        let to = min(scalars.count, max(from + Self.window, range.start.column))
        let window = from < to ? scalars[from..<to] : []
        var line = ""
        for scalar in window { line += shown(scalar) }
        let number = String(range.start.line)
        let margin = String(repeating: " ", count: number.count)
        let cells = window.prefix(max(0, range.start.column - 1 - from)).reduce(0) { $0 + width($1) }
        let last = range.end.line == range.start.line ? range.end.column : range.start.column + 1
        let marked = window.dropFirst(max(0, range.start.column - 1 - from))
            .prefix(max(0, last - range.start.column)).reduce(0) { $0 + width($1) }
        let marker = "^" + String(repeating: "~", count: max(0, marked - 1))
        let pre = from > 0 ? "…" : ""
        let post = to < scalars.count ? "…" : ""
        return """
             \(number) | \(pre)\(line)\(post)
             \(margin) | \(String(repeating: " ", count: cells + pre.count))\(styled(marker, style(.error)))

            """
    }

    private static let before = 60
    private static let window = 110

    /// How many terminal cells a scalar takes: none for combining marks, two for East Asian wide forms.
    private func width(_ scalar: Unicode.Scalar) -> Int {
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: 0
        default: (0x1100...0x115F).contains(scalar.value) || (0x2E80...0xA4CF).contains(scalar.value)
            || (0xAC00...0xD7A3).contains(scalar.value) || (0xFF00...0xFF60).contains(scalar.value)
            || (0x1F300...0x1FAFF).contains(scalar.value) ? 2 : 1
        }
    }

    /// Control characters from a file must not reach the terminal.
    private func shown(_ scalar: Unicode.Scalar) -> String {
        if scalar == "\t" { return " " }
        return scalar.properties.generalCategory == .control ? "\u{FFFD}" : String(scalar)
    }

    private func shown(_ text: String) -> String {
        text.unicodeScalars.contains { $0.properties.generalCategory == .control }
            ? text.unicodeScalars.map(shown).joined() : text
    }

    private func style(_ severity: Severity) -> String {
        switch severity {
        case .error: "1;31"
        case .warning: "1;35"
        case .note: "1;36"
        }
    }

    private func styled(_ text: String, _ code: String) -> String {
        color ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
