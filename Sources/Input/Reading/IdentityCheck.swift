// Ids share one space over all kinds.

import Diagnostics
import Dossier

enum IdentityCheck {
    static let rules = ["reserved-id", "duplicate-id"]

    /// Addresses that the site itself needs.
    private static let reserved: Set<String> = [
        "sources", "entities", "disputes", "timeline", "reports", "claims", "glossary", "search", "assets", "files", "404",
    ]

    /// `page-2` is the second part of a list that was split.
    private static func isReserved(_ id: String, at path: String) -> Bool {
        if id == Corpus.homeID { return path != "content/index.md" }
        if path.hasPrefix("content/timeline/") { return false }
        return reserved.contains(id) || (id.hasPrefix("page-") && id.dropFirst(5).allSatisfy { $0.isASCII && $0.isNumber })
    }

    /// - Parameter ids: each file's id, in the order of the paths.
    static func diagnostics(_ ids: [(id: String, text: SourceText)]) -> [Diagnostic] {
        var first: [String: SourceText] = [:]
        var out: [Diagnostic] = []
        for (id, text) in ids where !id.isEmpty {
            if isReserved(id, at: text.path) {
                out.append(
                    Diagnostic(
                        .error, rule: "reserved-id", "the id \(id) is an address of the site itself", at: text.top,
                        notes: ["rename the file"]))
                continue
            }
            if let other = first[id] {
                out.append(
                    Diagnostic(
                        .error, rule: "duplicate-id", "the id \(id), made of the file's name, is taken", at: text.top,
                        notes: [
                            DiagnosticNote("it is the id of \(other.path)", at: other.top),
                            "ids share one space over sources, entities, disputes, timelines, packs and pages; case is folded",
                        ]))
            } else {
                first[id] = text
            }
        }
        return out
    }
}
