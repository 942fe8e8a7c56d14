// Finding bytes in bytes, on top of the C library's search for one byte.

import Glibc

enum ByteSearch {
    static func first(_ needle: [UInt8], in bytes: Bytes, _ range: Range<Int>) -> Int? {
        guard let start = needle.first, let base = bytes.baseAddress else { return nil }
        var from = range.lowerBound
        let last = range.upperBound - needle.count
        while from <= last, let found = first(start, in: bytes, from..<last + 1) {
            if memcmp(base + found, needle, needle.count) == 0 { return found }
            from = found + 1
        }
        return nil
    }

    static func first(_ needle: UInt8, in bytes: Bytes, _ range: Range<Int>) -> Int? {
        guard !range.isEmpty, let base = bytes.baseAddress, let found = memchr(base + range.lowerBound, Int32(needle), range.count) else {
            return nil
        }
        return UnsafeRawPointer(found) - UnsafeRawPointer(base)
    }

    static func contains(_ needle: [UInt8], in bytes: Bytes, _ range: Range<Int>) -> Bool { first(needle, in: bytes, range) != nil }
}
