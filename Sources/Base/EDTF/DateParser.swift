// Base: EDTF text to value, in one pass over its bytes without allocating (sets apart); every refusal says where and what was expected.

/// A recursive-descent parser of fixed depth: expression → interval or set → date.
struct DateParser {
    let bytes: UnsafeBufferPointer<UInt8>
    var position: Int
    /// The end of the text without trailing white space.
    let end: Int

    init(_ bytes: UnsafeBufferPointer<UInt8>) {
        var (start, end) = (0, bytes.count)
        while start < end && Self.isSpace(bytes[start]) { start += 1 }
        while end > start && Self.isSpace(bytes[end - 1]) { end -= 1 }
        self.bytes = bytes
        self.position = start
        self.end = end
    }

    // MARK: Expression

    mutating func expression() throws(DateSyntaxError) -> DateExpression.Form {
        if let date = plainDay() { return .single(date) }
        guard let first = peek() else {
            throw failure(at: position, length: 0, "the date is empty", "a date such as 2021-10-12, 2021-08, 2014~ or 2020/2022")
        }
        if first == UInt8(ascii: "[") || first == UInt8(ascii: "{") { return try set() }
        let begin = position
        let start = try intervalEnd(isStart: true)
        if peek() == nil, case .date(let date) = start { return .single(date) }
        guard take("/") else {
            if case .open = start {
                throw unexpected("“/” after the open start, as in ../2020-08")
            }
            throw unexpected("the end of the date, or “/” and the end of an interval")
        }
        let end = try intervalEnd(isStart: false)
        if peek() != nil { throw unexpected("nothing after the interval") }
        switch (start, end) {
        case (.date(let first), .date(let last)):
            try requireOrder(first, last, from: begin)
        case (.open, .open), (.date, _), (_, .date):
            break
        default:
            throw failure(
                at: begin, length: self.end - begin, "the interval has no date", "a date on one side at least, as in 2004-06/ or ../2006")
        }
        return .interval(start, end)
    }

    /// The commonest form, `2021-10-12`, ahead of the general way; `nil` leaves everything else, faults included, to that.
    private func plainDay() -> SingleDate? {
        guard end - position == 10, bytes[position + 4] == UInt8(ascii: "-"), bytes[position + 7] == UInt8(ascii: "-") else { return nil }
        var digits = 0
        for offset in 0..<10 where offset != 4 && offset != 7 {
            let digit = bytes[position + offset] &- UInt8(ascii: "0")
            guard digit < 10 else { return nil }
            digits = digits * 10 + Int(digit)
        }
        let (year, month, day) = (digits / 10_000, digits / 100 % 100, digits % 100)
        guard day >= 1, day <= CalendarDay.length(ofMonth: month, year: year) else { return nil }
        var date = SingleDate()
        (date.magnitude, date.month, date.day) = (year, UInt8(month), UInt8(day))
        return date
    }

    private mutating func intervalEnd(isStart: Bool) throws(DateSyntaxError) -> DateExpression.End {
        if isStart ? peek() == UInt8(ascii: "/") : peek() == nil { return .unknown }
        if takeDots() { return .open }
        return .date(try date())
    }

    func requireOrder(_ first: SingleDate, _ last: SingleDate, from begin: Int) throws(DateSyntaxError) {
        if let earliest = first.earliest, let latest = last.latest, latest < earliest {
            throw failure(at: begin, length: position - begin, "it ends before it begins", "the earlier date first, as in 2020-08/2021-03")
        }
    }

    // MARK: Date

    mutating func date() throws(DateSyntaxError) -> SingleDate {
        var date = SingleDate()
        let begin = position
        date.yearQualifiers = qualifiers()
        if peek() == UInt8(ascii: "Y") {
            try longYear(into: &date)
        } else {
            try year(into: &date)
        }
        if take("S") { try significance(into: &date) }
        date.yearQualifiers.formUnion(try rightQualifiers())
        guard peek() == UInt8(ascii: "-") else { return try withTime(date, from: begin) }
        if date.magnitude > 9999 || date.significantDigits != 0 {
            throw failure(at: position, length: 1, "a year with Y or S takes no month", "the year alone, as in Y17E7 or 1950S2")
        }
        position += 1

        date.monthQualifiers = qualifiers()
        let monthStart = position
        (date.month, date.monthMask) = try pair("month", "two digits for the month, as in 2021-08")
        try check(month: date, at: monthStart)
        var right = try rightQualifiers()
        date.yearQualifiers.formUnion(right)
        date.monthQualifiers.formUnion(right)
        guard peek() == UInt8(ascii: "-") else { return try withTime(date, from: begin) }
        if date.isSeason {
            throw failure(at: position, length: 1, "a season takes no day", "the season alone, as in 2001-21, or a month from 01 to 12")
        }
        position += 1

        date.dayQualifiers = qualifiers()
        let dayStart = position
        (date.day, date.dayMask) = try pair("day", "two digits for the day, as in 2021-08-05")
        try check(day: date, at: dayStart, from: begin)
        right = try rightQualifiers()
        date.yearQualifiers.formUnion(right)
        date.monthQualifiers.formUnion(right)
        date.dayQualifiers.formUnion(right)
        return try withTime(date, from: begin)
    }

    private mutating func year(into date: inout SingleDate) throws(DateSyntaxError) {
        let begin = position
        date.isNegative = take("-")
        let start = position
        var mask: UInt8 = 0
        while let byte = peek(), position - start < 4 {
            if Self.isDigit(byte) {
                date.magnitude = date.magnitude * 10 + Int(byte - UInt8(ascii: "0"))
                mask <<= 1
            } else if byte == UInt8(ascii: "X") {
                date.magnitude *= 10
                mask = mask << 1 | 1
            } else {
                break
            }
            position += 1
        }
        date.yearMask = mask
        let length = runLength(from: start)
        if length == 0 { throw unexpected("a year of four digits, as in 2021, 201X or -0043") }
        if length <= 2, start + length < end, Self.isLetter(bytes[start + length]) || " .-/".utf8.contains(bytes[start + length]) {
            throw failure(
                at: begin, length: start + length - begin, "a date begins with its year", "year, month, day, as in 2021-10-12 or 2021-10")
        }
        if length != 4 {
            throw failure(
                at: begin, length: start + length - begin, "the year has \(length) digit\(length == 1 ? "" : "s"), not four",
                length > 4
                    ? "four digits, or Y before a longer year, as in Y12345"
                    : "four digits, with X for one not known: 0193 for the year, 193X for the decade")
        }
        if date.isNegative && date.magnitude == 0 && mask == 0 {
            throw failure(at: begin, length: 5, "there is no year -0000", "0000 for 1 BC, -0001 for 2 BC")
        }
        if date.isNegative && mask == 0b1111 {
            throw failure(at: begin, length: 5, "a wholly unknown year has no sign", "XXXX")
        }
    }

    private mutating func longYear(into date: inout SingleDate) throws(DateSyntaxError) {
        let begin = position
        position += 1
        date.isNegative = take("-")
        let start = position
        guard let mantissa = number() else { throw unexpected("digits after Y, as in Y12345 or Y17E7") }
        if bytes[start] == UInt8(ascii: "0") {
            throw failure(at: start, length: 1, "a year with Y has no leading 0", "four digits without Y, as in 0193")
        }
        var value = mantissa
        if take("E") {
            guard let exponent = number() else { throw unexpected("digits after E, as in Y17E7") }
            // Sixteen tens pass the limit whatever stands before them.
            for _ in 0..<min(exponent, 16) where value <= CalendarDay.yearLimit { value *= 10 }
        }
        if value > CalendarDay.yearLimit {
            throw failure(at: begin, length: position - begin, "the year is out of range", "a year of at most 15 digits, as in Y17E7")
        }
        if value <= 9999 {
            throw failure(
                at: begin, length: position - begin, "Y is for years of more than four digits", "four digits without Y, as in 2021 or 0193")
        }
        date.magnitude = value
    }

    private mutating func significance(into date: inout SingleDate) throws(DateSyntaxError) {
        let start = position
        let most = digitCount(date.magnitude)
        let expected = "a number of significant digits from 1 to \(most), as in 1950S2"
        guard let digits = number() else { throw unexpected(expected) }
        if date.yearMask != 0 {
            throw failure(at: start - 1, length: position - start + 1, "a year has X or S, not both", "195X or 1950S3")
        }
        guard (1...most).contains(digits) else {
            throw failure(at: start, length: position - start, "the year has no \(digits) significant digits", expected)
        }
        date.significantDigits = UInt8(digits)
    }

    /// Two digits, either of which may be X.
    private mutating func pair(_ part: String, _ expected: String) throws(DateSyntaxError) -> (value: UInt8, mask: UInt8) {
        let start = position
        var (value, mask): (UInt8, UInt8) = (0, 0)
        while let byte = peek(), position - start < 2 {
            if Self.isDigit(byte) {
                value = value * 10 + (byte - UInt8(ascii: "0"))
                mask <<= 1
            } else if byte == UInt8(ascii: "X") {
                value *= 10
                mask = mask << 1 | 1
            } else {
                break
            }
            position += 1
        }
        let length = runLength(from: start)
        if length == 0 { throw unexpected(expected) }
        if length != 2 {
            throw failure(at: start, length: length, "the \(part) has \(length) digit\(length == 1 ? "" : "s"), not two", expected)
        }
        return (value, mask)
    }

    private func check(month date: SingleDate, at start: Int) throws(DateSyntaxError) {
        if date.monthMask == 0 {
            if (1...12).contains(date.month) || (21...41).contains(date.month) { return }
        } else if date.monthMask == 3 || !date.possibleMonths.isEmpty {
            return
        }
        throw failure(
            at: start, length: 2, "there is no month \(written(start, 2))",
            "01 to 12, or 21 to 41 for a season, as in 2001-21 for spring 2001")
    }

    private func check(day date: SingleDate, at start: Int, from begin: Int) throws(DateSyntaxError) {
        if date.isExact {
            if date.day >= 1 && date.day <= 28 { return }
            let length = CalendarDay.length(ofMonth: Int(date.month), year: date.firstYear)
            if date.day >= 1 && Int(date.day) <= length { return }
            if (29...31).contains(date.day) {
                var month = date
                (month.day, month.yearQualifiers, month.monthQualifiers, month.dayQualifiers) = (0, [], [], [])
                let phrase = DateExpression(form: .single(month)).phrase()
                throw failure(at: start, length: 2, "\(phrase) has \(length) days", "01 to \(length)")
            }
        } else if date.hasDay && date.isPossible {
            return
        }
        if date.possibleDays.isEmpty && date.dayMask != 3 {
            throw failure(at: start, length: 2, "there is no day \(written(start, 2))", "01 to 31")
        }
        throw failure(
            at: start, length: 2, "no month of \(written(begin, start - 1 - begin)) has a day \(written(start, 2))",
            "a day that the month can have")
    }

    // MARK: Pieces

    private mutating func qualifiers() -> Qualifiers {
        switch peek() {
        case UInt8(ascii: "?"):
            position += 1
            return .uncertain
        case UInt8(ascii: "~"):
            position += 1
            return .approximate
        case UInt8(ascii: "%"):
            position += 1
            return [.uncertain, .approximate]
        default: return []
        }
    }

    private mutating func rightQualifiers() throws(DateSyntaxError) -> Qualifiers {
        let start = position
        let first = qualifiers()
        if !first.isEmpty && !qualifiers().isEmpty {
            throw failure(at: start, length: 2, "two qualifiers in a row", "% for uncertain and approximate, as in 2014%")
        }
        return first
    }

    /// Digits as a number that stops growing beyond the limit of years; `nil` without a digit.
    private mutating func number() -> Int? {
        let start = position
        var value = 0
        while let byte = peek(), Self.isDigit(byte) {
            if value <= CalendarDay.yearLimit { value = value * 10 + Int(byte - UInt8(ascii: "0")) }
            position += 1
        }
        return position == start ? nil : value
    }

    private func runLength(from start: Int) -> Int {
        var index = start
        while index < end, Self.isDigit(bytes[index]) || bytes[index] == UInt8(ascii: "X") { index += 1 }
        return index - start
    }

    func peek() -> UInt8? { position < end ? bytes[position] : nil }

    mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard position < end, UInt32(bytes[position]) == character.value else { return false }
        position += 1
        return true
    }

    mutating func takeDots() -> Bool {
        guard position + 1 < end, bytes[position] == UInt8(ascii: "."), bytes[position + 1] == UInt8(ascii: ".") else { return false }
        position += 2
        return true
    }

    mutating func skipSpaces() {
        while let byte = peek(), Self.isSpace(byte) { position += 1 }
    }

    static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

    private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

    // MARK: Refusals

    func written(_ start: Int, _ length: Int) -> String {
        String(decoding: bytes[start..<min(start + length, end)], as: UTF8.self)
    }

    /// The whole character or word at the position is at fault, or the end of the text.
    func unexpected(_ expected: String) -> DateSyntaxError {
        guard position < end else {
            return failure(at: end, length: 0, "the date breaks off", expected)
        }
        var length = 1
        if Self.isLetter(bytes[position]) {
            while position + length < end && length < 20 && Self.isLetter(bytes[position + length]) { length += 1 }
        } else {
            while position + length < end && length < 4 && bytes[position + length] & 0xC0 == 0x80 { length += 1 }
        }
        return failure(at: position, length: length, "unexpected “\(written(position, length))”", expected)
    }

    func failure(at offset: Int, length: Int, _ message: String, _ expected: String) -> DateSyntaxError {
        DateSyntaxError(offset: offset, length: length, message: message, expected: expected)
    }
}
