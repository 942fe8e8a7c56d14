// Words as numbers: what windows of an article are made of.

/// The hash of one word. Files of windows depend on it: a change needs another version of their format.
enum WordHash {
    static func hash(_ word: [UInt8]) -> UInt64 {
        word.withUnsafeBytes { buffer in
            var hash = UInt64(buffer.count) &* 0x9E37_79B9_7F4A_7C15
            var offset = 0
            while offset + 8 <= buffer.count {
                hash = mix(hash ^ UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
                offset += 8
            }
            var rest: UInt64 = 0
            while offset < buffer.count {
                rest = rest << 8 | UInt64(buffer[offset])
                offset += 1
            }
            return mix(hash ^ rest)
        }
    }

    /// The same of a word of ASCII letters and digits as it stands, in whichever case: the bit of lower case is set in digits anyway.
    static func hash(ascii bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> UInt64 {
        let buffer = UnsafeRawBufferPointer(bytes)
        var hash = UInt64(range.count) &* 0x9E37_79B9_7F4A_7C15
        var offset = range.lowerBound
        while offset + 8 <= range.upperBound {
            let eight = UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            hash = mix(hash ^ (eight | 0x2020_2020_2020_2020))
            offset += 8
        }
        let left = range.upperBound - offset
        guard left > 0 else { return mix(hash) }
        var rest: UInt64 = 0
        if offset + 8 <= buffer.count {
            // All that are left at once, and what stands behind them shifted out.
            let eight = UInt64(bigEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
            rest = (eight | 0x2020_2020_2020_2020) >> UInt64(64 - 8 * left)
        } else {
            for place in offset..<range.upperBound { rest = rest << 8 | UInt64(buffer[place] | 0x20) }
        }
        return mix(hash ^ rest)
    }

    /// The finaliser of SplitMix64 (Steele, Lea and Flood 2014).
    static func mix(_ value: UInt64) -> UInt64 {
        var mixed = value &+ 0x9E37_79B9_7F4A_7C15
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
