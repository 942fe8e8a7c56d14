// A date as articles print it → EDTF, or the readings between which nobody but a person can choose.

import EDTF

/// A date found in a line.
struct PrintedDate: Sendable, Hashable {
    /// EDTF, as exact as printed; nil where there are several readings.
    var edtf: String?
    /// Where `edtf` is nil.
    var readings: [String] = []
    /// As printed.
    var printed: String
    /// Offsets in the line, in code points.
    var range: Range<Int>

    var isDay: Bool { edtf.map { $0.utf8.count == 10 } ?? false }

    /// Every date of a line, from left to right. A year alone is none. Linear in the line's length.
    static func all(in text: String) -> [PrintedDate] {
        let scalars = Array(text.unicodeScalars)
        let tokens = Token.tokens(scalars)
        var found: [PrintedDate] = []
        var index = 0
        while index < tokens.count {
            // No pattern reads further; the rest of a long line is not its business.
            guard let match = Pattern.match(tokens[index..<min(index + 24, tokens.count)]) else {
                index += 1
                continue
            }
            let start = tokens[index].range.lowerBound
            let end = tokens[index + match.length - 1].range.upperBound
            var printed = String.UnicodeScalarView()
            printed.append(contentsOf: scalars[start..<end])
            found.append(PrintedDate(edtf: match.edtf, readings: match.readings, printed: String(printed), range: start..<end))
            index += match.length
        }
        return found
    }

    fileprivate enum Kind: Hashable {
        case number(Int, digits: Int)
        case month(Int)
        /// st, nd, rd, th and their like behind a day; "г." and "roku" behind a year.
        case filler
        case mark(Unicode.Scalar)
        case word
    }

    fileprivate struct Token {
        var kind: Kind
        var range: Range<Int>
        /// Whether white space stands before it.
        var isApart: Bool

        static func tokens(_ scalars: [Unicode.Scalar]) -> [Token] {
            var tokens: [Token] = []
            var index = 0
            var isApart = true
            while index < scalars.count {
                let scalar = scalars[index]
                if scalar.properties.isWhitespace {
                    isApart = true
                    index += 1
                    continue
                }
                let start = index
                if let digit = digit(scalar) {
                    var value = digit
                    index += 1
                    while index < scalars.count, let next = self.digit(scalars[index]) {
                        value = value < 100_000_000 ? value * 10 + next : value
                        index += 1
                    }
                    tokens.append(Token(kind: .number(value, digits: index - start), range: start..<index, isApart: isApart))
                } else if scalar.properties.isAlphabetic {
                    var word = String.UnicodeScalarView()
                    while index < scalars.count,
                        scalars[index].properties.isAlphabetic || scalars[index].properties.generalCategory == .nonspacingMark
                    {
                        if word.count < 20 { word.append(scalars[index]) }
                        index += 1
                    }
                    tokens.append(Token(kind: kind(String(word).lowercased()), range: start..<index, isApart: isApart))
                } else {
                    index += 1
                    tokens.append(Token(kind: .mark(scalar), range: start..<index, isApart: isApart))
                }
                isApart = false
            }
            return tokens
        }

        private static func digit(_ scalar: Unicode.Scalar) -> Int? {
            ("0"..."9").contains(scalar) ? Int(scalar.value - 0x30) : nil
        }

        private static func kind(_ word: String) -> Kind {
            if let month = MonthNames.number(word) { return .month(month) }
            return fillers.contains(word) ? .filler : .word
        }

        private static let fillers: Set<String> = ["st", "nd", "rd", "th", "er", "of", "го", "de", "d", "m", "gada"]
    }

    private struct Match {
        var length: Int
        var edtf: String?
        var readings: [String] = []
    }

    private enum Pattern {
        static func match(_ tokens: ArraySlice<Token>) -> Match? {
            guard let first = tokens.first else { return nil }
            switch first.kind {
            case .number(let value, let digits):
                return numeric(tokens, value, digits) ?? (digits <= 2 ? dayFirst(tokens, value) : yearFirst(tokens, value, digits))
            case .month(let month): return monthFirst(tokens, month)
            default: return nil
            }
        }

        /// The kinds behind the first token, with idle marks and words left out, and how many tokens that took.
        private static func rest(_ tokens: ArraySlice<Token>, _ count: Int) -> (kinds: [Kind], lengths: [Int]) {
            var kinds: [Kind] = []
            var lengths: [Int] = []
            for (offset, token) in tokens.dropFirst().enumerated().prefix(8) {
                switch token.kind {
                case .filler, .mark(","), .mark("."), .mark("\u{2019}"), .mark("'"): continue
                default:
                    kinds.append(token.kind)
                    lengths.append(offset + 2)
                    if kinds.count == count { return (kinds, lengths) }
                }
            }
            return (kinds, lengths)
        }

        /// `12 October 2021`, `12th of October, 2021`, `12. Oktober 2021`, `12-October-2021`
        private static func dayFirst(_ tokens: ArraySlice<Token>, _ day: Int) -> Match? {
            let spaced = tokens.filter { $0.kind != .mark("-") }
            guard tokens.prefix(3).count == 3 else { return nil }
            let hyphens = tokens.prefix(4).count { $0.kind == .mark("-") }
            let (kinds, lengths) = rest(hyphens == 2 ? ArraySlice(spaced.prefix(8)) : tokens, 2)
            guard kinds.count == 2, case .month(let month) = kinds[0], case .number(let year, digits: 4) = kinds[1] else { return nil }
            return civil(year, month, day, length: lengths[1] + (hyphens == 2 ? 2 : 0))
        }

        /// `October 12th, 2021`, `Oct. 12, 2021`, `October 2021`
        private static func monthFirst(_ tokens: ArraySlice<Token>, _ month: Int) -> Match? {
            let (kinds, lengths) = rest(tokens, 2)
            guard case .number(let first, let digits)? = kinds.first else { return nil }
            if digits == 4, plausible(first) { return Match(length: lengths[0], edtf: text(first) + "-" + text(month, 2)) }
            guard digits <= 2, kinds.count == 2, case .number(let year, digits: 4) = kinds[1] else { return nil }
            return civil(year, month, first, length: lengths[1])
        }

        /// `2021 October 12`, `2021 m. spalio 12`
        private static func yearFirst(_ tokens: ArraySlice<Token>, _ year: Int, _ digits: Int) -> Match? {
            let (kinds, lengths) = rest(tokens, 2)
            guard digits == 4, plausible(year), kinds.count == 2, case .month(let month) = kinds[0],
                case .number(let day, digits: ...2) = kinds[1]
            else { return nil }
            return civil(year, month, day, length: lengths[1])
        }

        /// Three numbers joined by one sign: `2021-10-12`, `06.12.2019`, `10/12/2021`.
        private static func numeric(_ tokens: ArraySlice<Token>, _ first: Int, _ digits: Int) -> Match? {
            let parts = Array(tokens.prefix(6))
            guard parts.count >= 5, case .mark(let sign) = parts[1].kind, parts[3].kind == .mark(sign), "./-".unicodeScalars.contains(sign),
                case .number(let second, digits: ...2) = parts[2].kind, case .number(let third, let thirdDigits) = parts[4].kind,
                !parts[1...4].contains(where: { $0.isApart }) || sign == "."
            else { return nil }
            // 192.168.10.1 and 1.2.2019-3 are no dates.
            if parts.count == 6, parts[5].kind == .mark(sign), tokens.dropFirst(6).first.map({ !$0.isApart && $0.kind != .word }) == true {
                return nil
            }
            if digits == 4, thirdDigits <= 2 { return civil(first, second, third, length: 5) }
            guard digits <= 2 else { return nil }
            guard thirdDigits == 4 else {
                guard thirdDigits == 2, !parts[1...4].contains(where: { $0.isApart }), digits == 2 else { return nil }
                let readings = [
                    civil(2000 + third, second, first, length: 5)?.edtf, civil(2000 + third, first, second, length: 5)?.edtf,
                    civil(2000 + first, second, third, length: 5)?.edtf,
                ].compactMap { $0 }
                return readings.isEmpty ? nil : Match(length: 5, readings: unique(readings))
            }
            // Points are written day first everywhere; with a slash or hyphen the order differs between countries.
            if sign == "." { return civil(third, second, first, length: 5) }
            let readings = unique(
                [civil(third, second, first, length: 5)?.edtf, civil(third, first, second, length: 5)?.edtf].compactMap { $0 })
            return readings.isEmpty ? nil : readings.count == 1 ? Match(length: 5, edtf: readings[0]) : Match(length: 5, readings: readings)
        }

        private static func unique(_ texts: [String]) -> [String] {
            texts.enumerated().filter { texts.firstIndex(of: $0.element) == $0.offset }.map(\.element)
        }

        private static func civil(_ year: Int, _ month: Int, _ day: Int, length: Int) -> Match? {
            guard plausible(year), (1...12).contains(month), day >= 1, day <= CalendarDay.length(ofMonth: month, year: year) else {
                return nil
            }
            return Match(length: length, edtf: "\(text(year))-\(text(month, 2))-\(text(day, 2))")
        }

        private static func plausible(_ year: Int) -> Bool { (1400...2199).contains(year) }

        private static func text(_ number: Int, _ width: Int = 4) -> String {
            let digits = String(number)
            return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
        }
    }
}
