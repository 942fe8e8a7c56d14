// The compiler's findings and their wording.

import Diagnostics

/// Findings of one compilation; the same one, found in several places that use a partial, counts once.
struct Findings {
    private var all: Set<Diagnostic> = []

    var isEmpty: Bool { all.isEmpty }
    var sorted: [Diagnostic] { all.sorted(by: Diagnostic.inReadingOrder) }

    mutating func add(_ diagnostics: [Diagnostic]) {
        all.formUnion(diagnostics)
    }

    mutating func error(
        _ rule: String, _ message: String, _ place: TypedCompiler.Place, _ range: Range<Int>, notes: [DiagnosticNote] = [],
        suggestion: String? = nil, fix: String? = nil
    ) {
        let source = place.syntax.source
        let fix = fix.map { FixIt(replace: source.range(range), with: $0) }
        error(rule, message, place, range, notes: notes, suggestion: suggestion, fix: fix)
    }

    mutating func error(
        _ rule: String, _ message: String, _ place: TypedCompiler.Place, _ range: Range<Int>, notes: [DiagnosticNote] = [],
        suggestion: String? = nil, fix: FixIt?
    ) {
        all.insert(
            Diagnostic(
                .error, rule: rule, message, at: place.syntax.source.range(range), notes: notes, suggestion: suggestion, fix: fix))
    }
}

extension ContextStack.Missing {
    func diagnostic(_ tag: TemplateTag, in source: SourceText) -> Diagnostic {
        let range = source.range(tag.range)
        switch self {
        case .unknown(let part, let type, let candidates):
            let near = NearMiss.best(for: part, among: Set(candidates).sorted())
            var fix: FixIt?
            if let near {
                let name = tag.path.map { $0 == part ? near : $0 }.joined(separator: ".")
                fix = FixIt(replace: source.range(tag.nameRange), with: name)
            }
            let names = candidates.prefix(20).joined(separator: ", ") + (candidates.count > 20 ? ", …" : "")
            return Diagnostic(
                .error, rule: TemplateRule.name, "'\(part)' is no field of \(type)", at: range,
                notes: names.isEmpty ? [] : [DiagnosticNote("fields: \(names)")], suggestion: near, fix: fix)
        case .noObject(let part, let kind):
            return Diagnostic(
                .error, rule: TemplateRule.name, "'\(part)' is \(kind.withArticle), it has no fields", at: range,
                notes: [DiagnosticNote("only objects have fields that a dot can reach")])
        case .noText(let type):
            return Diagnostic(
                .error, rule: TemplateRule.name, "{{.}} is for lists of texts, here the context is \(type)", at: range)
        }
    }
}

extension FieldKind {
    var withArticle: String {
        switch self {
        case .text, .markup, .json, .optionalText, .optionalMarkup: rawValue
        case .url: "a URL"
        case .optionalURL, .object, .optionalObject: "an \(rawValue)"
        case .flag, .number, .list, .texts: "a \(rawValue)"
        }
    }
}

/// Which kinds may be written how and where.
enum EscapeRule {
    struct Problem {
        var rule = TemplateRule.escape
        var message: String
        var notes: [DiagnosticNote] = []
        var fix: String?
    }

    static func problem(of tag: TemplateTag, _ kind: FieldKind, inScript: Bool) -> Problem? {
        let name = tag.name
        switch kind {
        case .flag, .list, .texts, .object, .optionalObject:
            return Problem(
                rule: TemplateRule.section, message: "'\(name)' is \(kind.withArticle), which can't be written",
                notes: [DiagnosticNote("use a section: {{#\(name)}}…{{/\(name)}}")])
        case .markup, .optionalMarkup:
            if inScript { return Problem(message: "'\(name)' is \(kind.withArticle), which is not safe inside a script") }
            if tag.kind == .variable {
                return Problem(
                    message: "'\(name)' is \(kind.withArticle), which is written with three braces", fix: "{{{\(name)}}}")
            }
        case .text, .optionalText, .url, .optionalURL, .json, .number:
            if tag.kind == .raw {
                return Problem(
                    message: "'\(name)' is \(kind.withArticle); only markup may be written with three braces", fix: "{{\(name)}}")
            }
            if kind == .json, !inScript {
                return Problem(message: "'\(name)' is JSON, which is safe inside a script element only")
            }
            if inScript, kind != .json, kind != .number {
                return Problem(
                    message: "'\(name)' is \(kind.withArticle), which is not safe inside a script",
                    notes: [DiagnosticNote("give scripts their data in a JSON field")])
            }
        }
        return nil
    }
}
