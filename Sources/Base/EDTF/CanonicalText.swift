// Base: the value back to EDTF, one text for one value.

/// Writes the canonical text. Choices where EDTF leaves one: no spaces in sets; a qualifier shared by the year and what follows it stands
/// once, to the right of the last part it covers, any other to the left of its part; shifts from UTC as `Z` or `±hh:mm`; long years with an
/// exponent from five trailing zeros up.
struct CanonicalText {
    private(set) var text = ""

    mutating func write(_ form: DateExpression.Form) {
        switch form {
        case .single(let date): write(date)
        case .interval(let start, let end):
            write(start)
            text += "/"
            write(end)
        case .oneOf(let members): write(members, between: "[", and: "]")
        case .allOf(let members): write(members, between: "{", and: "}")
        }
    }

    private mutating func write(_ end: DateExpression.End) {
        switch end {
        case .date(let date): write(date)
        case .open: text += ".."
        case .unknown: break
        }
    }

    private mutating func write(_ members: [DateExpression.Member], between open: String, and close: String) {
        text += open
        for (index, member) in members.enumerated() {
            if index > 0 { text += "," }
            switch member {
            case .date(let date): write(date)
            case .range(let first, let last):
                write(first)
                text += ".."
                write(last)
            case .orEarlier(let date):
                text += ".."
                write(date)
            case .orLater(let date):
                write(date)
                text += ".."
            }
        }
        text += close
    }

    mutating func write(_ date: SingleDate) {
        let shared = date.yearQualifiers
        // How many parts, from the year on, share the year's qualifiers.
        var run = shared.isEmpty ? 0 : 1
        if run == 1 && date.hasMonth && date.monthQualifiers == shared {
            run = date.hasDay && date.dayQualifiers == shared ? 3 : 2
        }
        writeYear(of: date)
        if run == 1 { write(shared) }
        guard date.hasMonth else { return }
        text += "-"
        if run < 2 { write(date.monthQualifiers) }
        writePair(date.month, mask: date.monthMask)
        if run == 2 { write(shared) }
        guard date.hasDay else { return }
        text += "-"
        if run < 3 { write(date.dayQualifiers) }
        writePair(date.day, mask: date.dayMask)
        if run == 3 { write(shared) }
        if let time = date.time { write(time) }
    }

    private mutating func writeYear(of date: SingleDate) {
        let digits = digitCount(date.magnitude)
        if digits > 4 { text += "Y" }
        if date.isNegative { text += "-" }
        if digits > 4 {
            var (mantissa, exponent) = (date.magnitude, 0)
            while mantissa % 10 == 0 && mantissa > 0 {
                mantissa /= 10
                exponent += 1
            }
            text += exponent >= 5 ? "\(mantissa)E\(exponent)" : String(date.magnitude)
        } else {
            var place = 1000
            for bit in stride(from: 3, through: 0, by: -1) {
                writeDigit(date.magnitude / place % 10, unspecified: date.yearMask & (1 << UInt8(bit)) != 0)
                place /= 10
            }
        }
        if date.significantDigits != 0 { text += "S\(date.significantDigits)" }
    }

    private mutating func write(_ time: TimeOfDay) {
        let seconds = Int(time.seconds)
        text += "T"
        writeClock(seconds / 3600, seconds / 60 % 60)
        text += ":"
        writePair(UInt8(truncatingIfNeeded: seconds % 60), mask: 0)
        guard let zone = time.zone else { return }
        if zone == 0 {
            text += "Z"
        } else {
            text += zone < 0 ? "-" : "+"
            let minutes = Int(zone.magnitude)
            writeClock(minutes / 60, minutes % 60)
        }
    }

    /// `hh:mm`
    mutating func writeClock(_ hours: Int, _ minutes: Int) {
        writePair(UInt8(truncatingIfNeeded: hours), mask: 0)
        text += ":"
        writePair(UInt8(truncatingIfNeeded: minutes), mask: 0)
    }

    mutating func writePair(_ value: UInt8, mask: UInt8) {
        writeDigit(Int(value / 10), unspecified: mask & 2 != 0)
        writeDigit(Int(value % 10), unspecified: mask & 1 != 0)
    }

    private mutating func writeDigit(_ digit: Int, unspecified: Bool) {
        let byte = unspecified ? UInt8(ascii: "X") : UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit % 10)
        text.unicodeScalars.append(Unicode.Scalar(byte))
    }

    private mutating func write(_ qualifiers: Qualifiers) {
        if qualifiers == [.uncertain, .approximate] {
            text += "%"
        } else if qualifiers == .uncertain {
            text += "?"
        } else if qualifiers == .approximate {
            text += "~"
        }
    }
}
