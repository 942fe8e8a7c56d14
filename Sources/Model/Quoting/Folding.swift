// What typography may differ in when the same words are looked for in two places.

import Foundation

/// Text made comparable: NFC; quotation marks, dashes and spaces of one kind; soft hyphens and other invisible marks left out.
public enum Folding {
    /// The folded form of a text. A line feed counts as a space.
    public static func fold(_ text: some StringProtocol) -> String {
        // Names and titles are mostly folded as they are.
        if text.utf8.allSatisfy({ (0x20..<0x7F).contains($0) && $0 != 0x60 }) { return String(text) }
        var out = ""
        out.unicodeScalars.reserveCapacity(text.utf8.count)
        let composed = text.utf8.allSatisfy { $0 < 0x80 } ? String(text) : String(text).precomposedStringWithCanonicalMapping
        for scalar in composed.unicodeScalars {
            if let folded = fold(scalar) { out.unicodeScalars.append(folded) }
        }
        // A mark that was left out may have kept a letter and its accent apart.
        return out.utf8.allSatisfy { $0 < 0x80 } ? out : out.precomposedStringWithCanonicalMapping
    }

    /// What one scalar becomes; nil where it is left out.
    public static func fold(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
        if scalar.value < 0x80 {
            switch scalar {
            case "\n", "\t", "\r", "\u{0B}", "\u{0C}": return " "
            case "`": return "'"
            default: return scalar
            }
        }
        switch scalar.value {
        case 0xA0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000, 0x2028, 0x2029: return " "
        case 0x2018...0x201B, 0x2032, 0x2035, 0xB4, 0x2BC, 0x2039, 0x203A: return "'"
        case 0x201C...0x201F, 0x2033, 0x2036, 0xAB, 0xBB: return "\""
        case 0x2010...0x2015, 0x2212, 0xFE58, 0xFE63, 0xFF0D: return "-"
        // The marks of direction among them: a copied Arabic or Hebrew quotation brings them along, and nobody sees them.
        case 0xAD, 0x200B...0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: return nil
        default: return scalar
        }
    }
}
