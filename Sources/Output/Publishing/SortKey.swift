// Names in the order people look them up in: the same on every machine, whatever its locale.

import Foundation

enum SortKey {
    /// Case and accents folded; the name itself decides between equals.
    static func of(_ name: String) -> String {
        let folded = name.folding(options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
        // Letters with a stroke have no decomposition, but stand beside their plain ones.
        let plain = folded.replacing("ł", with: "l").replacing("ø", with: "o").replacing("đ", with: "d").replacing("ß", with: "ss")
        return plain + "\u{0}" + name
    }
}
