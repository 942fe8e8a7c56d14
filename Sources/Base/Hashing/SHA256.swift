// Identifies files and quotations for good: what a lock file or a record's hash says must hold on any machine, in any year.

import CNettle

/// SHA-256 (FIPS 180-4, section 6.2).
public enum SHA256 {
    /// 32 bytes.
    public static func digest(_ bytes: some Collection<UInt8>) -> [UInt8] {
        bytes.withContiguousStorageIfAvailable { digest(of: $0) } ?? Array(bytes).withUnsafeBufferPointer { digest(of: $0) }
    }

    private static func digest(of bytes: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var state = sha256_ctx()
        nettle_sha256_init(&state)
        nettle_sha256_update(&state, bytes.count, bytes.baseAddress)
        return [UInt8](unsafeUninitializedCapacity: Int(SHA256_DIGEST_SIZE)) { digest, count in
            count = Int(SHA256_DIGEST_SIZE)
            nettle_sha256_digest(&state, count, digest.baseAddress)
        }
    }

    /// 64 lower-case hexadecimal digits.
    public static func hex(of bytes: some Collection<UInt8>) -> String { hex(digest(bytes)) }

    /// Bytes as lower-case hexadecimal digits.
    public static func hex(_ digest: some Collection<UInt8>) -> String {
        String(unsafeUninitializedCapacity: digest.count * 2) { digits in
            for (index, byte) in digest.enumerated() {
                digits[2 * index] = digit(byte >> 4)
                digits[2 * index + 1] = digit(byte & 15)
            }
            return digest.count * 2
        }
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }
}
