// Base: the time after a date's T; apart from the date parser because its rules (ISO 8601-1 clock and UTC shift) are its own.

extension DateParser {
    /// The date, with the time that follows it, if any.
    mutating func withTime(_ date: SingleDate, from begin: Int) throws(DateSyntaxError) -> SingleDate {
        guard peek() == UInt8(ascii: "T") else { return date }
        guard date.hasDay, date.isExact, date.qualifiers.isEmpty else {
            throw failure(at: position, length: 1, "only a whole date without X or qualifiers takes a time", "2021-10-12T09:30:00Z")
        }
        position += 1
        let start = position
        let example = "hours, minutes and seconds, as in 2021-10-12T09:30:00"
        let hours = try clock(0...24, "hour", example)
        guard take(":") else { throw unexpected(example) }
        let minutes = try clock(0...59, "minute", example)
        guard take(":") else { throw unexpected(example) }
        let seconds = try clock(0...59, "second", example)
        let total = hours * 3600 + minutes * 60 + seconds
        if total > 86_400 {
            throw failure(at: start, length: position - start, "the day ends at 24:00:00", "a time from 00:00:00 to 24:00:00")
        }
        var result = date
        result.time = TimeOfDay(seconds: Int32(total), zone: try zone())
        return result
    }

    private mutating func zone() throws(DateSyntaxError) -> Int16? {
        if take("Z") { return 0 }
        let start = position
        let isNegative: Bool
        if take("+") {
            isNegative = false
        } else if take("-") {
            isNegative = true
        } else {
            return nil
        }
        let example = "hours or hours and minutes from UTC, as in +02:00 or -05"
        var minutes = try clock(0...99, "hour", example) * 60
        if take(":") { minutes += try clock(0...59, "minute", example) }
        let range = "a shift from -12:00 to +14:00, or Z for UTC"
        if isNegative && minutes == 0 {
            throw failure(at: start, length: position - start, "there is no shift of minus zero", range)
        }
        if minutes > (isNegative ? 720 : 840) {
            throw failure(at: start, length: position - start, "no place is so far from UTC", range)
        }
        return Int16(isNegative ? -minutes : minutes)
    }

    private mutating func clock(_ range: ClosedRange<Int>, _ part: String, _ expected: String) throws(DateSyntaxError) -> Int {
        let start = position
        while let byte = peek(), position - start < 2, Self.isDigit(byte) { position += 1 }
        guard position - start == 2 else {
            position = min(position, end)
            throw unexpected(expected)
        }
        let value = Int(bytes[start] - UInt8(ascii: "0")) * 10 + Int(bytes[start + 1] - UInt8(ascii: "0"))
        guard range.contains(value) else {
            throw failure(at: start, length: 2, "there is no \(part) \(written(start, 2))", expected)
        }
        return value
    }
}
