// Base: a font's letters measured and drawn, through FreeType.

import CFreeType

/// One face of a font file. It belongs to one thread: FreeType's library keeps a state of its own, so each face has its own library.
public struct FontFace: ~Copyable {
    private let library: FT_Library
    private let face: FT_Face
    /// FreeType reads the file where it lies, for as long as the face is used.
    private let file: UnsafeMutableBufferPointer<UInt8>
    private let unitsPerEm: Double

    /// Nil for bytes that are no font with outlines.
    public init?(_ bytes: [UInt8]) {
        var library: FT_Library?
        guard FT_Init_FreeType(&library) == 0, let library else { return nil }
        let file = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: bytes.count)
        _ = file.initialize(from: bytes)
        var face: FT_Face?
        guard FT_New_Memory_Face(library, file.baseAddress, FT_Long(bytes.count), 0, &face) == 0, let face,
            face.pointee.units_per_EM > 0
        else {
            FT_Done_FreeType(library)
            file.deallocate()
            return nil
        }
        self.library = library
        self.face = face
        self.file = file
        unitsPerEm = Double(face.pointee.units_per_EM)
    }

    deinit {
        FT_Done_Face(face)
        FT_Done_FreeType(library)
        file.deallocate()
    }

    /// Whether it has a letter for each character that shows; white space needs none.
    public func covers(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || FT_Get_Char_Index(face, FT_ULong($0.value)) != 0 }
    }

    /// The height of a capital letter, as a part of the size.
    public var capHeight: Double {
        guard load("H"), let glyph = face.pointee.glyph else { return 0.7 }
        return Double(glyph.pointee.metrics.horiBearingY) / unitsPerEm
    }

    /// How wide a line of text is, in pixels.
    public func width(_ text: some StringProtocol, size: Double) -> Double {
        var units = 0
        var previous: FT_UInt = 0
        for scalar in text.unicodeScalars {
            let index = FT_Get_Char_Index(face, FT_ULong(scalar.value))
            units += kerning(previous, index)
            if FT_Load_Glyph(face, index, dossier_ft_unscaled) == 0, let glyph = face.pointee.glyph {
                units += glyph.pointee.metrics.horiAdvance
            }
            previous = index
        }
        return Double(units) * size / unitsPerEm
    }

    /// Draws a line of text.
    /// - Parameters:
    ///   - x: where it begins, in pixels.
    ///   - baseline: the row its letters stand on.
    ///   - strength: how dark it is, 0 to 1.
    public func draw(_ text: some StringProtocol, size: Double, x: Double, baseline: Int, strength: Double = 1, on image: inout InkImage) {
        // In 64ths of a point at 72 dots per inch, that is of a pixel.
        guard FT_Set_Char_Size(face, 0, FT_F26Dot6((size * 64).rounded()), 72, 72) == 0 else { return }
        var units = 0
        var previous: FT_UInt = 0
        for scalar in text.unicodeScalars {
            let index = FT_Get_Char_Index(face, FT_ULong(scalar.value))
            units += kerning(previous, index)
            previous = index
            let pen = x + Double(units) * size / unitsPerEm
            guard FT_Load_Glyph(face, index, dossier_ft_unscaled) == 0, let unscaled = face.pointee.glyph else { continue }
            units += unscaled.pointee.metrics.horiAdvance
            guard FT_Load_Glyph(face, index, dossier_ft_outline) == 0, let glyph = face.pointee.glyph else { continue }
            let whole = pen.rounded(.down)
            FT_Outline_Translate(&glyph.pointee.outline, FT_Pos(((pen - whole) * 64).rounded()), 0)
            guard FT_Render_Glyph(glyph, FT_RENDER_MODE_NORMAL) == 0 else { continue }
            Self.stamp(glyph.pointee, x: Int(whole), baseline: baseline, strength, on: &image)
        }
    }

    private static func stamp(_ glyph: FT_GlyphSlotRec, x: Int, baseline: Int, _ strength: Double, on image: inout InkImage) {
        let bitmap = glyph.bitmap
        guard let pixels = bitmap.buffer, bitmap.pitch > 0 else { return }
        for row in 0..<Int(bitmap.rows) {
            for column in 0..<Int(bitmap.width) {
                let amount = Double(pixels[row * Int(bitmap.pitch) + column]) * strength
                if amount > 0 {
                    image.cover(
                        x + Int(glyph.bitmap_left) + column, baseline - Int(glyph.bitmap_top) + row, UInt8(clamping: Int(amount.rounded())))
                }
            }
        }
    }

    private func load(_ scalar: Unicode.Scalar) -> Bool {
        FT_Load_Glyph(face, FT_Get_Char_Index(face, FT_ULong(scalar.value)), dossier_ft_unscaled) == 0
    }

    /// By the font's `kern` table, in its units; fonts that have GPOS alone are set without.
    private func kerning(_ left: FT_UInt, _ right: FT_UInt) -> Int {
        guard left != 0, right != 0 else { return 0 }
        var vector = FT_Vector()
        guard FT_Get_Kerning(face, left, right, FT_UInt(FT_KERNING_UNSCALED.rawValue), &vector) == 0 else { return 0 }
        return vector.x
    }
}
