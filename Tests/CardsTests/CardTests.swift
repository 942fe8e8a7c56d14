// Cards: whatever a title says, nothing leaves the frame and nothing is lost without a sign.

import Foundation
import Rasterizing
import TestKit
import Testing

@testable import Cards

struct CardTests {
    /// Those that `make fonts` made; elsewhere there is nothing to draw with.
    private static let fonts: CardFonts? = {
        let folder = Repository.root.appendingPathComponent(".build-tools/fonts")
        guard let serif = try? Data(contentsOf: folder.appendingPathComponent("card-serif.ttf")),
            let sans = try? Data(contentsOf: folder.appendingPathComponent("card-sans.ttf"))
        else { return nil }
        return CardFonts(serif: [UInt8](serif), sans: [UInt8](sans))
    }()

    private static let titles = [
        "NATO", "Who made the crisis on the western border in 2021?", "Przełęcz Suwalska i Łódź: co dalej?",
        "Што будзе з Беларуссю пасля саюза з Расіяй, і хто за гэта адкажа?",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        String(repeating: "W", count: 400), String(repeating: "a very long title that goes on ", count: 60), "i", "", " \n ",
        String(repeating: "Łódź—", count: 90), "fj ÅÄÖ Ẃ".replacing("Ẃ", with: "W"),
    ]

    @Test(.enabled(if: CardTests.fonts != nil, "make fonts"), arguments: titles)
    func nothingLeavesTheFrame(_ title: String) throws {
        let fonts = try #require(Self.fonts)
        let card = SocialCard(
            kind: String(repeating: "Very long kind ", count: 20), title: title, marking: "TLP:AMBER+STRICT",
            foot: title + " and more of it")
        let image = try #require(card.drawn(fonts))
        let bounds = try #require(image.inkBounds)
        // A letter may reach past its own width by a hair: the f's hook, the j's tail.
        let margin = SocialCard.margin - 8
        #expect(bounds.x.lowerBound >= margin && bounds.x.upperBound < SocialCard.width - margin)
        #expect(bounds.y.lowerBound >= 60 && bounds.y.upperBound < SocialCard.height - 60)
        let file = try #require(card.png(fonts))
        #expect(file.count < 40_000)
        #expect(card.png(fonts) == file)
    }

    @Test(.enabled(if: CardTests.fonts != nil, "make fonts"), arguments: titles)
    func aTitleIsWholeOrSaysThatItIsNot(_ title: String) throws {
        let fonts = try #require(Self.fonts)
        guard let face = FontFace(fonts.serif) else {
            Issue.record("no font")
            return
        }
        let block = TextBlock.fitting(title, in: face, sizes: [92, 68, 48], leading: 1.15, width: 1056, height: 330, most: 5)
        #expect(block.lines.count <= 5)
        for line in block.lines {
            let width = face.width(line, size: block.size)
            #expect(width <= 1056)
        }
        let shown = block.lines.joined().filter { !$0.isWhitespace }
        let written = title.filter { !$0.isWhitespace }
        let isCut = shown.hasSuffix("…") && written.hasPrefix(shown.dropLast())
        #expect(shown == written || isCut)
        let height = block.leading * max(0, block.lines.count - 1) + Int(block.size)
        #expect(height <= 330)
    }

    @Test(.enabled(if: CardTests.fonts != nil, "make fonts"))
    func shortTitlesAreLargeAndLongOnesSmaller() throws {
        let fonts = try #require(Self.fonts)
        guard let face = FontFace(fonts.serif) else {
            Issue.record("no font")
            return
        }
        let titles = ["NATO", String(repeating: "a very long title that goes on ", count: 4)]
        var sizes: [Double] = []
        for title in titles {
            sizes.append(TextBlock.fitting(title, in: face, sizes: [92, 68, 48], leading: 1.15, width: 1056, height: 330, most: 5).size)
        }
        #expect(sizes[0] == 92)
        #expect(sizes[1] < 92)
    }

    @Test(.enabled(if: CardTests.fonts != nil, "make fonts"))
    func aTitleTheFontsCannotWriteHasNoCard() throws {
        let fonts = try #require(Self.fonts)
        #expect(SocialCard(kind: "Place", title: "北京", marking: nil, foot: "Test").png(fonts) == nil)
        #expect(SocialCard(kind: "Place", title: "Beijing", marking: nil, foot: "Test").png(fonts) != nil)
    }

    @Test func withoutFontsThereIsNoCard() {
        #expect(SocialCard(kind: "Place", title: "Minsk", marking: nil, foot: "Test").png(CardFonts(serif: [1, 2], sans: [])) == nil)
    }
}
