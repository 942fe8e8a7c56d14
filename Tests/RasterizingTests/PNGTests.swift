// Pictures: what is drawn stays within them, and the file is as the specification has it.

import Rasterizing
import Testing

struct PNGTests {
    private func number(_ bytes: [UInt8], at offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }

    @Test func aFileSaysItsSizeAndItsColours() throws {
        var image = InkImage(width: 5, height: 3)
        image.fill(x: 1, y: 1, width: 2, height: 1)
        let file = PNGFile.bytes(image, ink: Color(1, 2, 3), paper: Color(250, 251, 252))
        #expect(Array(file.prefix(8)) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        #expect(number(file, at: 16) == 5 && number(file, at: 20) == 3)
        // The palette goes from paper to ink.
        #expect(Array(file[41..<44]) == [250, 251, 252] && Array(file[86..<89]) == [1, 2, 3])
        #expect(Array(file.suffix(8).prefix(4)) == Array("IEND".utf8))
        #expect(PNGFile.bytes(image, ink: Color(1, 2, 3), paper: Color(250, 251, 252)) == file)
    }

    @Test func nothingIsDrawnOutside() {
        var image = InkImage(width: 4, height: 4)
        image.fill(x: -3, y: -3, width: 5, height: 5)
        image.fill(x: 9, y: 9, width: 5, height: 5)
        image.fill(x: 3, y: 3, width: -2, height: 4)
        image.cover(-1, 7, 255)
        #expect(image.inkBounds?.x == 0...1 && image.inkBounds?.y == 0...1)
        #expect(InkImage(width: -1, height: 5).inkBounds == nil)
    }

    @Test(arguments: [[], [0], Array("no font at all".utf8), [UInt8](repeating: 0, count: 4_000)])
    func whatIsNoFontIsNone(_ bytes: [UInt8]) {
        let isFont = FontFace(bytes) != nil
        #expect(!isFont)
    }
}
