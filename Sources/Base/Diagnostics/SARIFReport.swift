// Findings for code-scanning services: SARIF 2.1.0 (OASIS), columns declared as Unicode code points.

/// What a reference says of a rule.
public struct RuleHelp: Sendable, Hashable {
    /// One sentence.
    public var summary: String
    public var markdown: String

    public init(summary: String, markdown: String) {
        self.summary = summary
        self.markdown = markdown
    }
}

/// Writes findings as a SARIF 2.1.0 log with one run.
public struct SARIFReport: Sendable {
    private let toolVersion: String
    private let rules: [String: RuleHelp]

    /// - Parameter rules: what is known of rules, by id; the log carries it for those that have findings.
    public init(toolVersion: String, rules: [String: RuleHelp] = [:]) {
        self.toolVersion = toolVersion
        self.rules = rules
    }

    public func text(_ diagnostics: [Diagnostic]) -> String {
        let rules = Set(diagnostics.map(\.rule)).sorted()
        let ruleList = rules.map(rule).joined(separator: ", ")
        let results = diagnostics.map(result).joined(separator: ",\n        ")
        return """
            {
              "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
              "version": "2.1.0",
              "runs": [
                {
                  "tool": {"driver": {"name": "dossier", "version": \(JSONText.quoted(toolVersion)), "rules": [\(ruleList)]}},
                  "columnKind": "unicodeCodePoints",
                  "results": [
                    \(results)
                  ]
                }
              ]
            }

            """
    }

    /// A reportingDescriptor (section 3.49); `help` needs a plain text beside the Markdown (section 3.12.3).
    private func rule(_ id: String) -> String {
        var members = ["\"id\": \(JSONText.quoted(id))"]
        if let help = rules[id] {
            let markdown = JSONText.quoted(help.markdown)
            members.append("\"shortDescription\": {\"text\": \(JSONText.quoted(help.summary))}")
            members.append("\"help\": {\"text\": \(markdown), \"markdown\": \(markdown)}")
        }
        return "{\(members.joined(separator: ", "))}"
    }

    private func result(_ diagnostic: Diagnostic) -> String {
        var message = diagnostic.message
        for note in diagnostic.notes { message += "; \(note.message)" }
        if let suggestion = diagnostic.suggestion { message += "; did you mean \(suggestion)?" }
        var members = [
            "\"ruleId\": \(JSONText.quoted(diagnostic.rule))", "\"level\": \(JSONText.quoted(diagnostic.severity.rawValue))",
            "\"message\": {\"text\": \(JSONText.quoted(message))}",
        ]
        if let range = diagnostic.range { members.append("\"locations\": [{\"physicalLocation\": \(physical(range))}]") }
        if let fix = diagnostic.fix {
            let replacement =
                "{\"deletedRegion\": \(region(fix.range)), \"insertedContent\": {\"text\": \(JSONText.quoted(fix.replacement))}}"
            members.append(
                "\"fixes\": [{\"artifactChanges\": [{\"artifactLocation\": {\"uri\": \(uri(fix.range.path))}, \"replacements\": [\(replacement)]}]}]"
            )
        }
        return "{\(members.joined(separator: ", "))}"
    }

    private func physical(_ range: SourceRange) -> String {
        "{\"artifactLocation\": {\"uri\": \(uri(range.path))}, \"region\": \(region(range))}"
    }

    private func region(_ range: SourceRange) -> String {
        "{\"startLine\": \(range.start.line), \"startColumn\": \(range.start.column), \"endLine\": \(range.end.line), \"endColumn\": \(range.end.column)}"
    }

    private func uri(_ path: String) -> String {
        var out = ""
        for byte in path.utf8 {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E, 0x2F:
                out.unicodeScalars.append(Unicode.Scalar(byte))
            default: out += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return JSONText.quoted(out)
    }
}
