// What a copy with the articles' full text carries on every page, whatever templates it was made with.

import Diagnostics
import Dossier
import Mustache

enum PrivateCopy {
    /// Takes the place of the handling marking: "TLP:CLEAR" beside it would contradict it, a stricter one is repeated in it.
    static func marking(_ handling: Handling?) -> String {
        let text = "Private: holds the articles’ full text. Not for publication"
        switch handling {
        case nil, .clear, .green: return text
        case .amber, .amberStrict, .red: return text + ". " + (handling?.rawValue ?? "")
        }
    }

    static func isMarked(_ page: [UInt8], _ marking: String) -> Bool {
        page.contains(Markup.escaped(marking))
    }

    static func unmarked(_ path: String) -> Diagnostic {
        Diagnostic(
            .error, rule: "private-marking", "the page \(path) would not say that it is private", at: SourceRange(path: path),
            notes: ["a layout of your own must show {{private}}, as templates/layout.mustache does"])
    }
}
