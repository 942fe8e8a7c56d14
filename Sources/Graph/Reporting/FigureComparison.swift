// Figures as numbers: whether two of the same thing can both be right.

import Dossier
import Foundation
import Quoting

/// What a figure's value says: the numbers it allows, and of which unit.
struct FigureValue: Sendable, Hashable {
    var range: ClosedRange<Double>
    /// Folded, lower case: "troops", "million us dollars a year" without the multiplier.
    var unit: String
}

enum Figures {
    /// How far "about" reaches to either side.
    private static let about = 0.1

    /// Whether two figures of one unit exclude each other. Whether they are of the same thing and time is the caller's question.
    static func disagree(_ left: Figure, _ right: Figure) -> Bool {
        guard let a = value(left), let b = value(right), a.unit == b.unit else { return false }
        return !a.range.overlaps(b.range)
    }

    /// Nil where the value begins with no number.
    static func value(_ figure: Figure) -> FigureValue? {
        guard let (numbers, unit) = read(figure.value) else { return nil }
        let (low, high) = (numbers.min() ?? 0, numbers.max() ?? 0)
        switch figure.bound {
        case .exactly: return FigureValue(range: low...high, unit: unit)
        case .about: return FigureValue(range: (low - abs(low) * about)...(high + abs(high) * about), unit: unit)
        case .atLeast: return FigureValue(range: low...Double.greatestFiniteMagnitude, unit: unit)
        case .upTo: return FigureValue(range: min(0, low)...high, unit: unit)
        }
    }

    /// One number, or two with a dash between them, with a multiplier; what stands around them is the unit.
    private static func read(_ text: String) -> (numbers: [Double], unit: String)? {
        let scalars = Array(Folding.fold(text).lowercased().unicodeScalars)
        guard let first = scalars.firstIndex(where: { $0.value >= 0x30 && $0.value <= 0x39 }) else { return nil }
        var index = first
        guard let low = number(scalars, &index) else { return nil }
        var numbers = [low]
        var rest = index
        while rest < scalars.count, scalars[rest] == " " { rest += 1 }
        if rest < scalars.count, scalars[rest] == "-" {
            rest += 1
            while rest < scalars.count, scalars[rest] == " " { rest += 1 }
            if rest < scalars.count, let high = number(scalars, &rest) {
                numbers.append(high)
                index = rest
            }
        }
        var words = String(String.UnicodeScalarView(scalars[..<first])).split(whereSeparator: \.isWhitespace).map(String.init)
        for word in String(String.UnicodeScalarView(scalars[index...])).split(whereSeparator: \.isWhitespace) {
            switch word {
            case "thousand": numbers = numbers.map { $0 * 1e3 }
            case "million", "mln": numbers = numbers.map { $0 * 1e6 }
            case "billion", "bn": numbers = numbers.map { $0 * 1e9 }
            case "trillion": numbers = numbers.map { $0 * 1e12 }
            case "%", "percent": words += ["per", "cent"]
            default: words.append(String(word))
            }
        }
        guard numbers.allSatisfy(\.isFinite) else { return nil }
        return (numbers, words.joined(separator: " "))
    }

    /// Digits with commas between groups of three, or a decimal point or comma.
    private static func number(_ scalars: [Unicode.Scalar], _ index: inout Int) -> Double? {
        var digits = ""
        var isDecimal = false
        func isDigit(_ place: Int) -> Bool { place < scalars.count && scalars[place].value >= 0x30 && scalars[place].value <= 0x39 }
        while index < scalars.count, digits.utf8.count <= 300 {
            if isDigit(index) {
                digits.unicodeScalars.append(scalars[index])
                index += 1
            } else if scalars[index] == ",", !isDecimal, isDigit(index + 1), isDigit(index + 2), isDigit(index + 3), !isDigit(index + 4) {
                index += 1
            } else if scalars[index] == "." || scalars[index] == ",", !isDecimal, !digits.isEmpty, isDigit(index + 1) {
                isDecimal = true
                digits += "."
                index += 1
            } else {
                break
            }
        }
        return Double(digits)
    }
}
