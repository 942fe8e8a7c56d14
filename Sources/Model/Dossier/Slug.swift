// Ids from names, as GitHub makes anchors of headings: lower case, Unicode kept.

import Foundation

/// Ids of pages and of what stands on them.
public enum Slug {
    /// Lower case, NFC; spaces become hyphens; letters, marks, digits, hyphens and underscores stay, the rest goes.
    public static func make(_ name: some StringProtocol) -> String {
        var out = ""
        var ascii = true
        for scalar in name.unicodeScalars {
            if scalar.value >= 0x80 { ascii = false }
            switch scalar {
            case "a"..."z", "0"..."9", "-", "_": out.unicodeScalars.append(scalar)
            case "A"..."Z": out.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 0x20))
            case " ", "\t", "\n", "\u{A0}": out.append("-")
            case _ where scalar.value < 0x80: break
            default:
                switch scalar.properties.generalCategory {
                case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
                    .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .connectorPunctuation:
                    out.append(scalar.properties.lowercaseMapping)
                default: break
                }
            }
        }
        return ascii ? out : out.precomposedStringWithCanonicalMapping
    }

    /// What an author may write as an id.
    public static func isValid(_ id: String) -> Bool {
        !id.isEmpty && make(id) == id
    }
}
