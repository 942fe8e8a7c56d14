// The unit of a citation: ¶3, ¶¶3–5, a name; and the spellings people bring along.

import Dossier

/// Why a unit could not be read.
struct LocatorProblem: Error {
    var message: String
}

extension Locator {
    /// `¶3`, `¶¶3–5`, `p3`, `p. 3`, `pp3-5`, `para 3`, or a name of letters and hyphens.
    static func reading(_ text: String) -> Result<Locator, LocatorProblem> {
        guard !text.isEmpty else { return .failure(LocatorProblem(message: "the unit is missing between two commas")) }
        var rest = text[...]
        var isMarked = false
        for prefix in ["¶¶", "¶", "§§", "pp.", "pp", "paras.", "paras", "para.", "para", "p.", "p"]
        where rest.lowercased().hasPrefix(prefix) {
            let after = rest.dropFirst(prefix.count).drop { $0 == " " || $0 == "\u{A0}" }
            // "pilot" is a name, "p3" is not.
            guard after.first?.isNumber == true || prefix.hasPrefix("¶") else { continue }
            rest = after
            isMarked = true
            break
        }
        guard isMarked else {
            let isName = text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "-" || $0 == "_" || ("0"..."9").contains($0) }
            guard isName, let first = text.unicodeScalars.first, first.properties.isAlphabetic else {
                return .failure(LocatorProblem(message: "\(text) is no unit of a source"))
            }
            return .success(.unit(text))
        }
        let ends = rest.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "–" || $0 == "—" }).map {
            $0.trimmingSpaces
        }
        guard (1...2).contains(ends.count), let first = ends[0].wholeNumber, let last = ends[ends.count - 1].wholeNumber else {
            return .failure(LocatorProblem(message: "\(text) has no paragraph number"))
        }
        guard first >= 1 else { return .failure(LocatorProblem(message: "paragraphs are counted from 1")) }
        guard last >= first else { return .failure(LocatorProblem(message: "\(text) ends before it begins")) }
        return .success(ends.count == 1 || first == last ? .paragraph(first) : .paragraphs(first...last))
    }
}
