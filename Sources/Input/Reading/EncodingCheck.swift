// What a file's bytes must be before anything is made of them: UTF-8, without a byte order mark, with plain line feeds.

import Diagnostics

enum EncodingCheck {
    /// False when the file can't be read as text at all. A byte order mark and CRLF are read all the same, with a finding.
    static func passes(_ reading: inout FileReading) -> Bool {
        let bytes = reading.text.bytes
        if let bad = firstBadByte(bytes) {
            let known =
                bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
                ? " but UTF-16" : bytes.contains(0) ? " but binary data" : ""
            reading.report("encoding", "this file is not UTF-8\(known)", at: bad..<bad, notes: ["save it as UTF-8"])
            return false
        }
        if let zero = bytes.firstIndex(of: 0) {
            reading.report("encoding", "this file holds a NUL byte: it is no text", at: zero..<zero)
            return false
        }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            reading.report(
                .warning, "byte-order-mark", "this file begins with a byte order mark", at: 0..<0, notes: ["save it as UTF-8 without one"])
        }
        if let carriage = bytes.firstIndex(of: 0x0D) {
            reading.report(
                .warning, "line-endings", "this file has carriage returns at its line ends", at: carriage..<carriage,
                notes: ["save it with plain line feeds"])
        }
        return true
    }

    private static func firstBadByte(_ bytes: [UInt8]) -> Int? {
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            let length =
                byte < 0x80 ? 1 : byte >= 0xC2 && byte < 0xE0 ? 2 : byte >= 0xE0 && byte < 0xF0 ? 3 : byte >= 0xF0 && byte < 0xF5 ? 4 : 0
            guard length > 0, index + length <= bytes.count, String(validating: bytes[index..<(index + length)], as: UTF8.self) != nil
            else {
                return index
            }
            index += length
        }
        return 0
    }
}
