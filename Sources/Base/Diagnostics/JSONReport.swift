// Findings for other programs: one JSON document, columns in code points.

/// Writes findings as JSON: `{"diagnostics": [{severity, rule, message, path, start: {line, column}, end, notes, suggestion, fix}]}`.
public struct JSONReport: Sendable {
    public init() {}

    public func text(_ diagnostics: [Diagnostic]) -> String {
        let list = diagnostics.map(object).joined(separator: ",\n    ")
        return "{\n  \"diagnostics\": [\(list.isEmpty ? "" : "\n    \(list)\n  ")]\n}\n"
    }

    private func object(_ diagnostic: Diagnostic) -> String {
        var members = [
            member("severity", diagnostic.severity.rawValue), member("rule", diagnostic.rule),
            member("message", diagnostic.message),
        ]
        if let range = diagnostic.range { members += place(range) }
        if !diagnostic.notes.isEmpty {
            let notes = diagnostic.notes.map { note in
                "{" + ([member("message", note.message)] + (note.range.map(place) ?? [])).joined(separator: ", ") + "}"
            }
            members.append("\"notes\": [\(notes.joined(separator: ", "))]")
        }
        if let suggestion = diagnostic.suggestion { members.append(member("suggestion", suggestion)) }
        if let fix = diagnostic.fix {
            let parts = place(fix.range) + [member("replacement", fix.replacement)]
            members.append("\"fix\": {\(parts.joined(separator: ", "))}")
        }
        return "{" + members.joined(separator: ", ") + "}"
    }

    private func place(_ range: SourceRange) -> [String] {
        [member("path", range.path), "\"start\": \(location(range.start))", "\"end\": \(location(range.end))"]
    }

    private func location(_ location: SourceLocation) -> String {
        "{\"line\": \(location.line), \"column\": \(location.column)}"
    }

    private func member(_ name: String, _ value: String) -> String {
        "\(JSONText.quoted(name)): \(JSONText.quoted(value))"
    }
}

/// Strings as JSON writes them (RFC 8259, section 7).
public enum JSONText {
    public static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": out += "\\\""
            case "\\": out += "\\\\"
            case "\n": out += "\\n"
            case "\r": out += "\\r"
            case "\t": out += "\\t"
            case _ where scalar.value < 0x20 || scalar.value == 0x2028 || scalar.value == 0x2029:
                let digits = String(scalar.value, radix: 16)
                out += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }
}
