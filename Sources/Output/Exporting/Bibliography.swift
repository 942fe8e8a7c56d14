// `sources.bib`: the sources for LaTeX, as biblatex takes them (its `date` is EDTF, levels 0 and 1).

import Dossier
import EDTF
import Linking

/// Writes a BibTeX file in biblatex's fields, in UTF-8.
struct Bibliography {
    static let name = "sources.bib"

    private let context: ExportContext

    static func bytes(_ context: ExportContext) -> [UInt8] {
        let bibliography = Bibliography(context: context)
        var out: [UInt8] = []
        for source in context.corpus.sources { out += bibliography.entry(source).utf8 }
        return out
    }

    private func entry(_ source: Source) -> String {
        var out = "@\(type(source)){\(source.id),\n"
        func field(_ name: String, _ value: String?) {
            if let value, !value.isEmpty { out += "  \(name) = {\(value)},\n" }
        }
        // In a second pair of braces a name is one whole, and a title keeps its capitals.
        field("author", source.authors.map { "{\(Self.escaped(context.graph.name(of: $0)))}" }.joined(separator: " and "))
        field("title", "{\(Self.escaped(source.title))}")
        field("label", Self.escaped(source.short))
        field(publisherField(source), source.publisher.map { Self.escaped(context.graph.name(of: $0)) })
        let date = source.published?.value
        field("date", date.flatMap(Self.date))
        field("urldate", source.accessed.flatMap { $0.value.htmlDateTime == nil ? nil : Self.date($0.value) })
        field("url", source.url.map(Self.verbatim))
        field("language", source.language.map(Self.escaped))
        // A date that biblatex can't read is told in words.
        let words = date.flatMap { Self.date($0) == nil ? "Date: \($0.phrase(context.dates))" : nil }
        field("note", [words, source.publishedAs.map { "Dated: \($0)" }].compactMap(\.self).map(Self.escaped).joined(separator: ". "))
        return out + "}\n\n"
    }

    private func type(_ source: Source) -> String {
        switch source.kind {
        case .news, .opinion, .analysis, .interview: "article"
        case .report: "report"
        case .reference, .primary, nil: source.url == nil ? "misc" : "online"
        }
    }

    private func publisherField(_ source: Source) -> String {
        switch type(source) {
        case "article": "journaltitle"
        case "report": "institution"
        default: "organization"
        }
    }

    /// What biblatex reads of EDTF; nil for level 2.
    private static func date(_ date: DateExpression) -> String? {
        guard !date.isSet, [date.firstParts, date.lastParts].compactMap(\.self).allSatisfy({ (21...24).contains($0.season ?? 21) })
        else { return nil }
        let text = date.description
        // A qualifier stands at the end of a date, and unspecified digits at its right (EDTF, level 1).
        for part in text.split(separator: "/", omittingEmptySubsequences: true) where part != ".." {
            let plain = part.last.map { "?~%".contains($0) } == true ? part.dropLast() : part
            guard plain.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "-" || $0 == "X" || $0 == "T" || $0 == ":" || $0 == "Z") }) else {
                return nil
            }
            let digits = plain.drop { $0 != "X" }
            guard digits.allSatisfy({ $0 == "X" || $0 == "-" }), plain.split(separator: "-").first?.hasPrefix("XX") != true else {
                return nil
            }
        }
        return text
    }

    /// LaTeX's own characters as text.
    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&", "%", "$", "#", "_", "{", "}":
                out += "\\"
                out.unicodeScalars.append(scalar)
            case "\\": out += "\\textbackslash{}"
            case "~": out += "\\textasciitilde{}"
            case "^": out += "\\textasciicircum{}"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: out += " "
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// A field that is read as it stands: only what would end it is taken out.
    private static func verbatim(_ address: String) -> String {
        var out = ""
        for scalar in address.unicodeScalars {
            switch scalar {
            case "{": out += "%7B"
            case "}": out += "%7D"
            case "\\": out += "%5C"
            case _ where scalar.value <= 0x20 || scalar.value == 0x7F: out += "%20"
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
