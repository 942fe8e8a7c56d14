// What a link to a page shows where people share it: a picture with the page's title, drawn without a browser.

import Rasterizing

/// The fonts that cards are set in; each card opens them anew, since a face belongs to one thread.
public struct CardFonts: Sendable {
    /// TrueType or OpenType files.
    public var serif: [UInt8]
    public var sans: [UInt8]

    public init(serif: [UInt8], sans: [UInt8]) {
        self.serif = serif
        self.sans = sans
    }
}

/// One card.
public struct SocialCard: Sendable, Hashable {
    /// What the page is: "Question in dispute".
    public var kind: String
    public var title: String
    /// The handling marking, if any.
    public var marking: String?
    /// The dossier's title.
    public var foot: String

    public init(kind: String, title: String, marking: String?, foot: String) {
        self.kind = kind
        self.title = title
        self.marking = marking
        self.foot = foot
    }

    /// The size that shared links are shown at, in pixels.
    public static let width = 1200
    public static let height = 630

    /// Space at the edges that nothing is drawn in.
    static let margin = 72

    /// A PNG file; nil where the fonts are none, or lack a letter of the title, so that it couldn't be read.
    public func png(_ fonts: CardFonts) -> [UInt8]? {
        drawn(fonts).map { PNGFile.bytes($0, ink: Color(0x1A, 0x1C, 0x1E), paper: Color(0xFC, 0xFB, 0xF8)) }
    }

    /// Whether there will be a file: known without drawing it.
    public func canBeDrawn(_ fonts: CardFonts) -> Bool {
        guard let serif = FontFace(fonts.serif), FontFace(fonts.sans) != nil else { return false }
        return serif.covers(title) && serif.covers(foot)
    }

    func drawn(_ fonts: CardFonts) -> InkImage? {
        guard canBeDrawn(fonts), let serif = FontFace(fonts.serif), let sans = FontFace(fonts.sans) else { return nil }
        var image = InkImage(width: Self.width, height: Self.height)
        let (left, right) = (Self.margin, Self.width - Self.margin)
        let inner = Double(right - left)

        // Above the rule what it is, and who may have it.
        var room = inner
        if let marking, sans.covers(marking) {
            let size = 26.0
            let width = sans.width(marking, size: size)
            sans.draw(marking, size: size, x: Double(right) - width, baseline: 104, on: &image)
            room -= width + 40
        }
        let label = TextBlock.ellipsis(kind, in: sans, size: 28, width: room)
        if sans.covers(label) { sans.draw(label, size: 28, x: Double(left), baseline: 104, strength: 0.8, on: &image) }
        image.fill(x: left, y: 126, width: right - left, height: 4)

        let top = 168
        let block = TextBlock.fitting(
            title, in: serif, sizes: [92, 84, 76, 68, 60, 54, 48], leading: 1.15, width: inner, height: 330, most: 5)
        var baseline = top + Int((block.size * serif.capHeight).rounded())
        for line in block.lines {
            serif.draw(line, size: block.size, x: Double(left), baseline: baseline, on: &image)
            baseline += block.leading
        }

        image.fill(x: left, y: 520, width: right - left, height: 2, 120)
        serif.draw(
            TextBlock.ellipsis(foot, in: serif, size: 32, width: inner), size: 32, x: Double(left), baseline: 560, strength: 0.9, on: &image
        )
        return image
    }
}
