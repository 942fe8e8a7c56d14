// Base: one date as English prose or numbers write it, to EDTF; serves suggestions only, never parsing.

/// A date outside EDTF cut into numbers, names and marks.
enum WrittenDate {
    private enum Token: Equatable {
        case number(Int, digits: Int)
        case month(Int)
        case season(Int)
        case mark(Character)
    }

    /// The EDTF of one date, or `nil` when it is none or has several readings.
    static func edtf(of text: String) -> String? {
        var tokens: [Token] = []
        var qualifier = ""
        var isBeforeChrist = false
        var isDecade = false
        for word in words(of: text.lowercased()) {
            guard let first = word.first else { continue }
            if first.isASCII && first.isNumber {
                guard let value = Int(word) else { return nil }
                tokens.append(.number(value, digits: word.utf8.count))
            } else if first.isLetter {
                switch word {
                case "the", "of", "on", "in", "st", "nd", "rd", "th", "ad", "ce": break
                case "s": isDecade = true
                case "bc", "bce": isBeforeChrist = true
                case "about", "around", "circa", "ca", "c", "approximately": qualifier = "~"
                case "perhaps", "possibly", "probably", "maybe": qualifier = "?"
                default:
                    if let month = name(word, in: months) {
                        tokens.append(.month(month + 1))
                    } else if let season = seasons.firstIndex(of: word) {
                        tokens.append(.season(season == 4 ? 23 : 21 + season))
                    } else {
                        return nil
                    }
                }
            } else if "?~%".contains(first) {
                qualifier = word
            } else {
                tokens.append(.mark(first))
            }
        }
        tokens = withoutIdleMarks(tokens)
        if isBeforeChrist {
            guard case .number(let year, _)? = tokens.last, tokens.count == 1, (1...10_000).contains(year) else { return nil }
            return (year == 1 ? "0000" : "-" + DateSuggestion.padded(year - 1, 4)) + qualifier
        }
        if isDecade {
            // "1900s" is a century to some and a decade to others.
            guard case .number(let year, digits: 4)? = tokens.last, tokens.count == 1, year % 10 == 0, year % 100 != 0 else { return nil }
            return DateSuggestion.padded(year / 10, 3) + "X" + qualifier
        }
        return assembled(tokens).map { $0 + qualifier }
    }

    private static func assembled(_ tokens: [Token]) -> String? {
        switch tokens.count {
        case 1:
            guard case .number(let value, let digits) = tokens[0] else { return nil }
            if digits == 4 { return DateSuggestion.padded(value, 4) }
            return digits == 8 ? day(value / 10_000, value / 100 % 100, value % 100) : nil
        case 2:
            switch (tokens[0], tokens[1]) {
            case (.month(let month), .number(let year, digits: 4)), (.number(let year, digits: 4), .month(let month)):
                return monthText(year, month)
            case (.season(let season), .number(let year, digits: 4)), (.number(let year, digits: 4), .season(let season)):
                return monthText(year, season)
            default: return nil
            }
        case 3:
            switch (tokens[0], tokens[1], tokens[2]) {
            case (.number(let number, digits: ...2), .month(let month), .number(let year, digits: 4)),
                (.month(let month), .number(let number, digits: ...2), .number(let year, digits: 4)),
                (.number(let year, digits: 4), .month(let month), .number(let number, digits: ...2)):
                return day(year, month, number)
            case (.number(let month, digits: ...2), .mark(let mark), .number(let year, digits: 4)) where "./-".contains(mark):
                return monthText(year, month)
            case (.number(let year, digits: 4), .mark(let mark), .number(let month, digits: ...2)) where ".-".contains(mark):
                return monthText(year, month)
            default: return nil
            }
        case 5:
            guard case .number(let first, let firstDigits) = tokens[0], case .number(let second, digits: ...2) = tokens[2],
                case .number(let third, let thirdDigits) = tokens[4], case .mark(let mark) = tokens[1], tokens[3] == .mark(mark),
                "./-".contains(mark)
            else {
                // "12-October-2021"
                let spaced = tokens.filter { if case .mark("-") = $0 { false } else { true } }
                return spaced.count == 3 ? assembled(spaced) : nil
            }
            if firstDigits == 4 && thirdDigits <= 2 {
                return second > 12 && third <= 12 ? day(first, third, second) : day(first, second, third)
            }
            guard firstDigits <= 2, thirdDigits == 4 else { return nil }
            // Points are written day first; with slashes and hyphens usage differs between countries.
            if mark == "." || first > 12 || first == second { return day(third, second, first) }
            return second > 12 ? day(third, first, second) : nil
        default: return nil
        }
    }

    private static func monthText(_ year: Int, _ month: Int) -> String {
        DateSuggestion.padded(year, 4) + "-" + DateSuggestion.padded(month, 2)
    }

    private static func day(_ year: Int, _ month: Int, _ day: Int) -> String {
        monthText(year, month) + "-" + DateSuggestion.padded(day, 2)
    }

    /// Commas, and points after names ("Oct. 12, 2021", "c. 2014"), say nothing.
    private static func withoutIdleMarks(_ tokens: [Token]) -> [Token] {
        let named = !tokens.allSatisfy {
            switch $0 {
            case .number, .mark: true
            case .month, .season: false
            }
        }
        var kept = tokens.filter { $0 != .mark(",") && !(named && $0 == .mark(".")) }
        if kept.first == .mark(".") { kept.removeFirst() }
        return kept
    }

    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var previous: Character = " "
        for character in text {
            let joins =
                (character.isLetter && previous.isLetter)
                || (character.isNumber && character.isASCII && previous.isNumber && previous.isASCII)
            if joins, let last = words.indices.last {
                words[last].append(character)
            } else if character != " " {
                words.append(String(character))
            }
            previous = character
        }
        return words
    }

    private static let months = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december",
    ]
    private static let seasons = ["spring", "summer", "autumn", "winter", "fall"]

    /// The index of the name that this is, or abbreviates by three letters or more.
    private static func name(_ word: String, in names: [String]) -> Int? {
        if word == "sept" { return 8 }
        return word.utf8.count >= 3 ? names.firstIndex { $0.hasPrefix(word) } : nil
    }
}
