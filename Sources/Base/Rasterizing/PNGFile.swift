// Base: a picture as PNG (W3C Portable Network Graphics, third edition).

import CZlib

/// Writes a picture of one ink in sixteen shades: a palette of 4 bits a pixel is a quarter of the size of plain colours.
public enum PNGFile {
    private static let shades = 16

    /// The same picture and the same zlib give the same bytes: no time, no comment.
    public static func bytes(_ image: InkImage, ink: Color, paper: Color) -> [UInt8] {
        var out: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
        // 4 bits a sample, colours from a palette, not interlaced (11.2.1).
        chunk("IHDR", bigEndian(image.width) + bigEndian(image.height) + [4, 3, 0, 0, 0], to: &out)
        chunk("PLTE", palette(ink, paper), to: &out)
        chunk("IDAT", compressed(rows(image)), to: &out)
        chunk("IEND", [], to: &out)
        return out
    }

    private static func palette(_ ink: Color, _ paper: Color) -> [UInt8] {
        (0..<shades).flatMap { shade in
            [(paper.red, ink.red), (paper.green, ink.green), (paper.blue, ink.blue)].map { from, to in
                UInt8(clamping: (Int(from) * (shades - 1 - shade) + Int(to) * shade + (shades - 1) / 2) / (shades - 1))
            }
        }
    }

    /// Each row after a byte that says it is not filtered (9.2): with a palette filters don't help.
    private static func rows(_ image: InkImage) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity((image.width / 2 + 2) * image.height)
        for y in 0..<image.height {
            out.append(0)
            for x in stride(from: 0, to: image.width, by: 2) {
                let left = shade(image.ink[y * image.width + x])
                let right = x + 1 < image.width ? shade(image.ink[y * image.width + x + 1]) : 0
                out.append(left << 4 | right)
            }
        }
        return out
    }

    private static func shade(_ ink: UInt8) -> UInt8 { UInt8((Int(ink) * (shades - 1) + 127) / 255) }

    private static func compressed(_ bytes: [UInt8]) -> [UInt8] {
        var size = compressBound(uLong(bytes.count))
        var out = [UInt8](repeating: 0, count: Int(size))
        // It fails only where memory or room is short, and the room is what zlib asked for.
        guard compress2(&out, &size, bytes, uLong(bytes.count), Z_BEST_COMPRESSION) == Z_OK else { return [] }
        return Array(out.prefix(Int(size)))
    }

    private static func chunk(_ name: StaticString, _ data: [UInt8], to out: inout [UInt8]) {
        let body = name.withUTF8Buffer { Array($0) } + data
        out += bigEndian(data.count) + body + bigEndian(Int(crc32(0, body, uInt(body.count))))
    }

    private static func bigEndian(_ number: Int) -> [UInt8] {
        let value = UInt32(truncatingIfNeeded: number)
        return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: value >> $0) }
    }
}
