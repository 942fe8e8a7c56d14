// The usual mistake in front matter: our bracket forms without quotation marks, which YAML reads as lists or not at all.

import Diagnostics

enum UnquotedBrackets {
    /// What has to stand between quotation marks where a value begins with a bracket or an `@`: the form itself, or with the words after it
    /// where they belong to the same value.
    static func value(at start: Int, in text: SourceText) -> Range<Int> {
        let line = text.line(text.lineNumber(at: start))
        var end = line.upperBound
        while end > start, isBlank(text.bytes[end - 1]) { end -= 1 }
        var depth = 0
        var offset = start
        while offset < end {
            let byte = text.bytes[offset]
            if byte == 0x5B { depth += 1 }
            if byte == 0x5D { depth -= 1 }
            if byte == 0x5D, depth <= 0 { break }
            if depth == 0, byte == 0x2C || byte == 0x7D { return start..<offset }
            offset += 1
        }
        guard offset < end, depth == 0 else { return start..<end }
        var next = offset + 1
        while next < end, isBlank(text.bytes[next]) { next += 1 }
        let goesOn = next < end && ![0x2C, 0x5D, 0x7D, 0x23].contains(text.bytes[next])
        return start..<(goesOn ? end : offset + 1)
    }

    /// The first value of a line that begins with `[[`, `![[`, `[@` or `@`; nil where there is none outside quotation marks.
    static func first(inLine number: Int, of text: SourceText) -> Range<Int>? {
        let line = text.line(number)
        var offset = line.lowerBound
        var isValueStart = true
        var quote: UInt8 = 0
        while offset < line.upperBound {
            let byte = text.bytes[offset]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if isValueStart, byte == 0x22 || byte == 0x27 {
                quote = byte
                isValueStart = false
            } else if isValueStart, begins(text.bytes[offset..<line.upperBound]) {
                return value(at: offset, in: text)
            } else if !isBlank(byte) {
                let next = offset + 1 < line.upperBound ? text.bytes[offset + 1] : 0x20
                isValueStart = byte == 0x5B || byte == 0x7B || byte == 0x2C || ((byte == 0x3A || byte == 0x2D) && isBlank(next))
            }
            offset += 1
        }
        return nil
    }

    /// The text of a range between YAML's double quotation marks.
    static func quoted(_ range: Range<Int>, of text: SourceText) -> String {
        "\"\(text.string(range).replacing("\\", with: "\\\\").replacing("\"", with: "\\\""))\""
    }

    private static func begins(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.starts(with: "@".utf8) || bytes.starts(with: "[@".utf8) || bytes.starts(with: "![[".utf8)
            || bytes.starts(with: "[[".utf8) && !bytes.starts(with: "[[[".utf8)
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
