// Base: bytes as web servers send them, packed once and not at every request.

import CBrotli
import CZlib

/// A content coding of HTTP (RFC 9110, section 8.4.1). The same bytes and the same library give the same result: no time, no name of a file.
public enum ContentCoding: String, Sendable, CaseIterable {
    case brotli = "br"
    case gzip = "gz"

    /// What is appended to the name of a file for its packed twin.
    public var suffix: String { "." + rawValue }

    /// Of eleven: ten and eleven save another twentieth and take twenty times as long, which no site of ten thousand pages is worth.
    private static let brotliQuality: Int32 = 9
    private static let brotliWindow: Int32 = 22

    /// - Returns: nil where the result wouldn't be smaller.
    public func packed(_ bytes: [UInt8]) -> [UInt8]? {
        guard !bytes.isEmpty, let out = self == .brotli ? Self.brotli(bytes) : Self.gzip(bytes), out.count < bytes.count else { return nil }
        return out
    }

    /// RFC 7932.
    private static func brotli(_ bytes: [UInt8]) -> [UInt8]? {
        // Room for less than was given: what doesn't fit isn't wanted.
        var size = bytes.count
        var out = [UInt8](repeating: 0, count: size)
        let isPacked = BrotliEncoderCompress(brotliQuality, brotliWindow, BROTLI_MODE_TEXT, bytes.count, bytes, &size, &out)
        guard isPacked != 0 else { return nil }
        return Array(out.prefix(size))
    }

    /// RFC 1952, with a header that holds no time.
    private static func gzip(_ bytes: [UInt8]) -> [UInt8]? {
        guard bytes.count < Int(UInt32.max) else { return nil }
        var stream = z_stream()
        // Sixteen more than the largest window asks for gzip's header instead of zlib's.
        guard
            deflateInit2_(
                &stream, Z_BEST_COMPRESSION, Z_DEFLATED, MAX_WBITS + 16, 8, Z_DEFAULT_STRATEGY, ZLIB_VERSION,
                Int32(MemoryLayout<z_stream>.size)) == Z_OK
        else { return nil }
        defer { deflateEnd(&stream) }
        var input = bytes
        var out = [UInt8](repeating: 0, count: bytes.count)
        let isWhole = input.withUnsafeMutableBufferPointer { from in
            out.withUnsafeMutableBufferPointer { to in
                stream.next_in = from.baseAddress
                stream.avail_in = UInt32(from.count)
                stream.next_out = to.baseAddress
                stream.avail_out = UInt32(to.count)
                return deflate(&stream, Z_FINISH) == Z_STREAM_END
            }
        }
        return isWhole ? Array(out.prefix(Int(stream.total_out))) : nil
    }
}
