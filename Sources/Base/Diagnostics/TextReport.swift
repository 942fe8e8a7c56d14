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
        if let suggestion = diagnostic.suggestion {
            out += "  did you mean \(suggestion.hasSuffix("?") ? "“\(shown(suggestion))”" : shown(suggestion))?\n"
        }
        return out
    }

    private func place(_ range: SourceRange) -> String {
        "\(shown(range.path)):\(range.start.line):\(range.start.column)"
    }

    /// The line, cut to a window around the marker where it is long.
    private func excerpt(_ range: SourceRange) -> String {
        let scalars = Array(range.excerpt.unicodeScalars)
        let start = range.start.column - range.excerptColumn + 1
        let from = max(0, start - 1 - Self.before)
        let to = min(scalars.count, max(from + Self.window, start))
        let window = from < to ? scalars[from..<to] : []
        var line = ""
        for scalar in window { line += shown(scalar) }
        let number = String(range.start.line)
        let margin = String(repeating: " ", count: number.count)
        let cells = window.prefix(max(0, start - 1 - from)).reduce(0) { $0 + width($1) }
        let last = range.end.line == range.start.line ? range.end.column : range.start.column + 1
        let marked = window.dropFirst(max(0, start - 1 - from))
            .prefix(max(0, last - range.start.column)).reduce(0) { $0 + width($1) }
        let marker = "^" + String(repeating: "~", count: max(0, marked - 1))
        let pre = from > 0 || range.excerptColumn > 1 ? "…" : ""
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
        if misleads(scalar) { return 1 }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: return Self.wide.contains { $0.contains(scalar.value) } ? 2 : 1
        }
    }

    /// The blocks whose characters are wide or full-width (Unicode Standard Annex 11).
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97C, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F,
        0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF, 0x1F900...0x1FAFF, 0x20000...0x3FFFD,
    ]

    /// Control characters from a file must not reach the terminal, nor what reorders or breaks a line there.
    private func misleads(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20...0x7E: false
        case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: true
        default: scalar.properties.generalCategory == .control
        }
    }

    private func shown(_ scalar: Unicode.Scalar) -> String {
        if scalar == "\t" { return " " }
        return misleads(scalar) ? "\u{FFFD}" : String(scalar)
    }

    private func shown(_ text: String) -> String {
        text.unicodeScalars.contains(where: misleads) ? text.unicodeScalars.map(shown).joined() : text
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
