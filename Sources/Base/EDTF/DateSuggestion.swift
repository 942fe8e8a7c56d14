// Base: from a refused text to the EDTF its author most likely meant; nil rather than a guess between two.

/// Knows the ways people write dates that EDTF does not: `12.10.2021`, `2021/10/12`, `October 12th, 2021`, `c. 2014`, `2010s`, `2020–2022`.
///
/// Every proposal is parsed before it is made. `06/12/2019` has two readings and gets none.
enum DateSuggestion {
    static func nearest(to text: String) -> String? {
        guard text.utf8.count <= 120 else { return nil }
        let trimmed = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        for attempt in [respelled, dateWithTime, WrittenDate.edtf(of:), range, repaired] {
            if let proposal = attempt(trimmed), let canonical = canonical(proposal) { return canonical }
        }
        return nil
    }

    /// The canonical text, if this parses.
    private static func canonical(_ text: String) -> String? {
        var text = text
        return text.withUTF8 { bytes in
            var parser = DateParser(bytes)
            return (try? parser.expression()).map { DateExpression(form: $0).description }
        }
    }

    /// The same text in EDTF's characters: plain hyphens, no spaces, capitals, today's signs for what older drafts wrote in words.
    private static func respelled(_ text: String) -> String? {
        var spelled = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}": spelled += "-"
            case "\u{2026}": spelled += ".."
            case " ": break
            default: spelled.unicodeScalars.append(scalar)
            }
        }
        spelled = replace(["open": "..", "unknown": "", "...": "..", "?~": "%", "~?": "%"], in: spelled)
        spelled = spelled.uppercased()
        spelled = String(spelled.map { $0 == "U" ? "X" : $0 })
        return spelled
    }

    /// A time the way other formats write it; where seconds are missing, only the date is sure.
    private static func dateWithTime(_ text: String) -> String? {
        let characters = Array(text.utf8)
        guard characters.count > 11, [UInt8(ascii: "T"), UInt8(ascii: "t"), UInt8(ascii: " ")].contains(characters[10]) else { return nil }
        let day = String(decoding: characters[..<10], as: UTF8.self)
        guard canonical(day) != nil, characters[11] >= UInt8(ascii: "0"), characters[11] <= UInt8(ascii: "9") else { return nil }
        var clock = characters[11...].filter { $0 != UInt8(ascii: " ") }
        if let point = clock.firstIndex(where: { $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") }) {
            var stop = point + 1
            while stop < clock.count, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(clock[stop]) { stop += 1 }
            clock.removeSubrange(point..<stop)
        }
        if clock.count == 13, clock[8] == UInt8(ascii: "+") || clock[8] == UInt8(ascii: "-") { clock.insert(UInt8(ascii: ":"), at: 11) }
        let whole = day + "T" + String(decoding: clock, as: UTF8.self).uppercased()
        if canonical(whole) != nil { return whole }
        let hasSeconds = clock.count > 5 && clock[5] == UInt8(ascii: ":")
        return clock.count >= 5 && clock[2] == UInt8(ascii: ":") && !hasSeconds ? day : nil
    }

    /// Two dates in words or with a dash between them.
    private static func range(_ text: String) -> String? {
        let lower = text.lowercased()
        for (start, middle, pattern) in [
            ("between ", " and ", ["[", "..", "]"]), ("from ", " to ", ["", "/", ""]), ("from ", " until ", ["", "/", ""]),
            ("", " to ", ["", "/", ""]), ("", " until ", ["", "/", ""]), ("", "/", ["", "/", ""]), ("", "\u{2013}", ["", "/", ""]),
            ("", "\u{2014}", ["", "/", ""]), ("", " - ", ["", "/", ""]), ("", "-", ["", "/", ""]),
        ] {
            guard lower.hasPrefix(start) else { continue }
            let sides = split(String(lower.dropFirst(start.count)), at: middle)
            guard sides.count == 2, let last = part(sides[1]) else { continue }
            guard let first = part(sides[0]) ?? elided(sides[0], before: last) else { continue }
            // "2020-21" and the like say too little to tell.
            guard middle != "-" || (first.utf8.count >= 4 && last.utf8.count >= 4) else { continue }
            return pattern[0] + first + pattern[1] + last + pattern[2]
        }
        if lower.hasPrefix("since "), let date = part(String(lower.dropFirst(6))) { return date + "/.." }
        if lower.hasPrefix("until "), let date = part(String(lower.dropFirst(6))) { return "../" + date }
        return nil
    }

    /// "August" of "August to September 2020", "12" of "12–15 October 2021": what the second date says stands once.
    private static func elided(_ text: String, before last: String) -> String? {
        if text.contains(where: \.isLetter) { return part(text + " " + last.prefix(4)) }
        guard let day = Int(text), (1...31).contains(day), last.utf8.count == 10 else { return nil }
        return canonical(last.prefix(8) + padded(day, 2))
    }

    private static func part(_ text: String) -> String? {
        let proposal = canonical(text) ?? WrittenDate.edtf(of: text).flatMap(canonical)
        guard let proposal, !proposal.contains(where: { "/[{".contains($0) }) else { return nil }
        return proposal
    }

    /// Small faults of form: a bracket that doesn't match, ends exchanged, day and month exchanged, a year of five digits.
    private static func repaired(_ text: String) -> String? {
        guard let first = text.first else { return nil }
        if first == "[" || first == "{" {
            let body = text.last.map { "]})".contains($0) } == true ? String(text.dropLast()) : text
            return body + (first == "[" ? "]" : "}")
        }
        let sides = split(text, at: "/")
        if sides.count == 2, !sides[0].isEmpty, !sides[1].isEmpty {
            if let swapped = canonical(sides[1] + "/" + sides[0]) { return swapped }
            return abbreviatedEnd(sides[0], sides[1])
        }
        if first == "Y" || first == "y" {
            let digits = text.dropFirst().drop { $0 == "-" }
            guard let value = Int(digits), value > 0, value <= 9999 else { return nil }
            return (text.contains("-") ? "-" : "") + padded(value, 4)
        }
        if text == "-0000" { return "0000" }
        let digits = first == "-" ? text.dropFirst() : text[...]
        if digits.utf8.count > 4, digits.utf8.count != 8, digits.first != "0", digits.allSatisfy({ $0.isASCII && $0.isNumber }) {
            return "Y" + text
        }
        return nil
    }

    /// `2020/21` is a pair of years, `2021/03` a month; `2004/06` may be either.
    private static func abbreviatedEnd(_ start: String, _ end: String) -> String? {
        guard start.utf8.count == 4, end.utf8.count == 2, let year = Int(start), let number = Int(end), number > 0 else { return nil }
        let isLaterYear = number > year % 100
        if isLaterYear && number > 12 { return start + "/" + start.prefix(2) + end }
        if !isLaterYear && number <= 12 { return start + "-" + end }
        return nil
    }

    // MARK: Text

    static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    private static func split(_ text: String, at separator: String) -> [String] {
        var (sides, rest) = ([String](), text[...])
        while let found = find(separator, in: rest) {
            sides.append(trimmed(rest[..<found.lowerBound]))
            rest = rest[found.upperBound...]
        }
        return sides + [trimmed(rest)]
    }

    private static func trimmed(_ text: Substring) -> String {
        text.split(separator: " ").joined(separator: " ")
    }

    private static func find(_ needle: String, in text: Substring) -> Range<Substring.Index>? {
        var start = text.startIndex
        while start < text.endIndex {
            if text[start...].hasPrefix(needle) { return start..<text.index(start, offsetBy: needle.count) }
            start = text.index(after: start)
        }
        return nil
    }

    private static func replace(_ words: KeyValuePairs<String, String>, in text: String) -> String {
        var result = text
        for (word, sign) in words {
            var (joined, rest) = ("", result[...])
            while let found = find(word, in: rest) {
                joined += rest[..<found.lowerBound] + sign
                rest = rest[found.upperBound...]
            }
            result = joined + rest
        }
        return result
    }
}
