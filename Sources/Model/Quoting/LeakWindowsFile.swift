// The text form of leak windows: `seeds/<id>.windows`. Sorted, so that it tells no order; the same bytes on every machine.

import Diagnostics
import Hashing

extension LeakWindows {
    private static let version = "dossier-windows 1"
    private static let perLine = 16
    /// Begins the last line.
    private static let sumWord = Array("check ".utf8)

    /// The file: a line `dossier-windows 1 20 BITS COUNT TEXTHASH`, then the values in hexadecimal, ascending, sixteen on a line,
    /// and a line `check` with the first sixteen digits of the SHA-256 of all bytes before it: a digit changed by hand or by a merge would
    /// guard less than before without anyone noticing.
    public var file: [UInt8] {
        let width = (bits + 3) / 4
        var out = Array("\(Self.version) \(Self.length) \(bits) \(values.count) \(textHash)\n".utf8)
        out.reserveCapacity(out.count + values.count * (width + 1))
        let digits = Array("0123456789abcdef".utf8)
        for (index, value) in values.enumerated() {
            for place in stride(from: width - 1, through: 0, by: -1) { out.append(digits[Int(value >> UInt32(place * 4)) & 15]) }
            out.append(index % Self.perLine == Self.perLine - 1 || index == values.count - 1 ? 0x0A : 0x20)
        }
        return out + Self.sumLine(out[...])
    }

    private static func sumLine(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
        sumWord + SHA256.hex(SHA256.digest(bytes).prefix(8)).utf8 + [0x0A]
    }

    /// Reads such a file; what is wrong with it is an error at its place.
    /// - Returns: nil where there is any: half a set would guard half an article.
    public static func parse(_ text: SourceText, diagnostics: inout [Diagnostic]) -> LeakWindows? {
        func report(_ message: String, _ range: Range<Int>) -> LeakWindows? {
            diagnostics.append(
                Diagnostic(
                    .error, rule: "windows-file", message, at: text.range(range),
                    notes: ["`dossier verify`, where the text is held, writes this file anew"]))
            return nil
        }
        let head = text.line(1)
        let words = text.string(head.prefix(200)).split(separator: " ", omittingEmptySubsequences: false)
        guard words.count == 6, words[0] + " " + words[1] == version else {
            return report("this file does not begin as one of windows does: `\(version) \(length) BITS COUNT HASH`", head)
        }
        guard words[2] == "\(length)" else { return report("windows of \(words[2]) words are not known to this version", head) }
        guard let bits = Int(words[3]), (spareBits...bitLimit).contains(bits), let count = Int(words[4]), count >= 0 else {
            return report("\(words[3]) bits or \(words[4]) values cannot be", head)
        }
        // A set that takes more of all values than it may is no longer told from chance.
        guard count <= 1 << (bits - spareBits) else { return report("\(count) values are too many for \(bits) bits", head) }
        let hash = String(words[5])
        guard hash.utf8.count == 64, hash.utf8.allSatisfy({ digit($0) != nil }) else {
            return report("\(hash) is no SHA-256 in small hexadecimal digits", head)
        }
        let width = (bits + 3) / 4
        var values: [UInt32] = []
        values.reserveCapacity(min(count, text.bytes.count / (width + 1) + 1))
        var place = min(head.upperBound + 1, text.bytes.count)
        let sum = text.line(max(1, text.lineCount))
        let hasSum = sum.lowerBound >= place && text.bytes[sum].starts(with: sumWord)
        let bytes = hasSum ? text.bytes[..<sum.lowerBound] : text.bytes[...]
        while place < bytes.count {
            let end = place + width
            guard end < bytes.count, bytes[end] == 0x20 || bytes[end] == 0x0A else {
                return report(
                    "here a value of \(width) digits is expected, and a space or line end after it", place..<min(place + 1, bytes.count))
            }
            var value: UInt64 = 0
            for index in place..<end {
                guard let digit = digit(bytes[index]) else {
                    return report("here a value of \(width) hexadecimal digits is expected", index..<(index + 1))
                }
                value = value << 4 | UInt64(digit)
            }
            guard value >> UInt64(bits) == 0 else { return report("this value has more than \(bits) bits", place..<end) }
            if let last = values.last, last >= value { return report("this value does not follow the one before it", place..<end) }
            values.append(UInt32(value))
            place = end + 1
        }
        guard values.count == count else { return report("there are \(values.count) values where \(count) are announced", head) }
        guard hasSum else {
            return report("after the values a line `check` with their sum is expected", text.bytes.count..<text.bytes.count)
        }
        guard text.bytes[sum.lowerBound...].elementsEqual(sumLine(bytes)) else {
            return report("what stands above was changed: it has another sum than this one", sum)
        }
        return LeakWindows(textHash: hash, bits: bits, values: values)
    }

    private static func digit(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x61...0x66: byte - 0x61 + 10
        default: nil
        }
    }
}
