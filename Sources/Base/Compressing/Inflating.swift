// Base: bytes that zlib packed, as they were.

import CZlib

public enum Deflated {
    /// What a zlib stream holds (RFC 1950); nil where it is none, is cut short or holds more than the limit.
    public static func unpacked(_ bytes: [UInt8], limit: Int) -> [UInt8]? {
        var stream = z_stream()
        guard inflateInit_(&stream, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else { return nil }
        defer { inflateEnd(&stream) }
        var input = bytes
        var out: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 262_144)
        let isWhole = input.withUnsafeMutableBufferPointer { from in
            stream.next_in = from.baseAddress
            stream.avail_in = UInt32(clamping: from.count)
            while true {
                let (status, made) = buffer.withUnsafeMutableBufferPointer { to in
                    stream.next_out = to.baseAddress
                    stream.avail_out = UInt32(to.count)
                    let status = inflate(&stream, Z_NO_FLUSH)
                    return (status, to.count - Int(stream.avail_out))
                }
                out += buffer.prefix(made)
                if status == Z_STREAM_END { return true }
                guard status == Z_OK, made > 0 || stream.avail_in > 0, out.count <= limit else { return false }
            }
        }
        return isWhole && out.count <= limit ? out : nil
    }
}
