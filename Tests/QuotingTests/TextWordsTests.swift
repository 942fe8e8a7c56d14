// What counts as a word, and what may stand between words without interrupting them.

import Foundation
import Quoting
import SeededRandom
import Testing

struct TextWordsTests {
    private func words(_ text: String, _ dialect: TextDialect = .plain) -> [UInt64] {
        TextWords.streams(of: Array(text.utf8), dialect)[0].hashes
    }

    @Test(arguments: [
        ("The Bridge is shut", "the bridge, IS – shut!"), ("Corrado’s plan", "corrado's PLAN"), ("Corrado's", "Corrados"),
        ("cafe\u{301} noir", "Café noir"), ("co\u{AD}operate", "cooperate"), ("ЙОД", "и\u{306}од"), ("Straße", "straße"),
        ("well-known", "well known"),
        ("1,200", "1 200"), ("‘at our gate’ he", "at our gate he"), ("a\u{A0}b", "a b"), ("don''t", "don t"), ("Ωmega", "ωmega"),
        ("İstanbul", "i\u{307}stanbul"), ("ﬁre a", "ﬁre A"), ("日本", "日 本"),
    ])
    func typographyDoesNotCount(_ one: String, _ other: String) {
        #expect(words(one) == words(other))
        #expect(!words(one).isEmpty)
    }

    @Test(arguments: [("the bridge", "the bridges"), ("a b", "b a"), ("cafe", "café"), ("12", "13"), ("ab", "a b"), ("Минск", "Мінск")])
    func wordsDo(_ one: String, _ other: String) {
        #expect(words(one) != words(other))
    }

    @Test(arguments: [
        "the [[town-council|council]] closed the bridge", "the council [[x#y|closed the]] bridge",
        "the council [@gazette, ¶2, \"nine\"] closed the bridge",
        "the council[^a] closed the bridge", "the **coun**cil *closed* the bridge", "¶2 the council closed the bridge",
        "1. the council\n2. closed the bridge", "the council closed {#id} the bridge", "the <b>council</b> closed the bridge",
        "the [council](other.md \"A title\") closed the bridge", "> the council\n> closed the bridge", "the c[[ouncil]] closed the bridge",
        "the council <!-- here --> closed the bridge", "the council [[page#claim]] closed the bridge",
    ])
    func markdownDoesNotInterrupt(_ text: String) {
        #expect(words(text, .markdown) == words("the council closed the bridge"), "\(text)")
    }

    @Test(arguments: [
        "<p>the <a class=\"ent\" href=\"x\">council</a> closed</p><p>the bridge</p>", "the coun<b>cil</b> closed the&nbsp;bridge",
        "the council <span class=\"refs\"><a class=\"ref\" title=\"Gazette\">Gazette <span class=\"vh\">two</span></a></span> closed the bridge",
        "the <mark class=\"c\"><a href=\"#\">council<span class=\"vh\"> (claim)</span></a></mark> closed the bridge",
        "the council<a class=\"call\" href=\"#N1\"><span class=\"vh\">Note </span>1</a> closed the bridge",
        "the council <aside class=\"note\"><p>Not <aside>really</aside> so.</p></aside>closed the bridge",
        "<!doctype html><!-- a --><p>the council closed the bridge",
        "the council <br/>closed<wbr> the bridge", "the council &amp; closed &#x2014; the bridge",
    ])
    func tagsAndLabelsDoNotInterrupt(_ text: String) {
        #expect(words(text, .html) == words("the council closed the bridge"), "\(text)")
    }

    @Test func blocksEndWordsAndEscapesAreRead() {
        #expect(words("<li>one</li><li>two</li>", .html) == words("one two"))
        #expect(words("Corrado&#39;s &rsquo;", .html) == words("Corrado's"))
        #expect(words("{\"a\": \"one\\ntwo Corrado\\u2019s \\u0441\\u043e\\u044e\\u0437\"}", .json) == words("a one two Corrado’s союз"))
    }

    @Test func nothingThatIsReadApartIsLost() {
        let long = (1...30).map { "w\($0)" }.joined(separator: " ")
        for (text, dialect) in [
            ("<p title=\"\(long)\">x</p>", TextDialect.html), ("a [@s, ¶1, \"\(long)\"] b", .markdown), ("a <!-- \(long) --> b", .markdown),
            ("[x](y \"\(long)\")", .markdown), ("<span class=\"vh\">\(long)</span> <aside>\(long)", .html), ("x [[\(long)|y]]", .markdown),
        ] {
            #expect(TextWords.streams(of: Array(text.utf8), dialect).contains { $0.hashes.count >= 30 }, "\(text)")
        }
    }

    @Test func placesAreThoseOfTheFile() throws {
        let text = "Ja, the “[[x|čuv]]s” end"
        let words = TextWords.streams(of: Array(text.utf8), .markdown)[0]
        let bytes = Array(text.utf8)
        let shown = (0..<words.count).map { String(decoding: bytes[words.place(of: $0..<($0 + 1))], as: UTF8.self) }
        #expect(shown == ["Ja", "the", "čuv]]s", "end"])
        let article = try #require(ArticleText(Array("one\n“två” three\nchrome\nfour".utf8), paragraphs: [], units: []))
        let held = TextWords(article, pieces: [4..<15, 23..<27])
        #expect(
            (0..<held.count).map { String(String.UnicodeScalarView(article.scalars[held.place(of: $0..<($0 + 1))])) } == [
                "två", "three", "four",
            ])
    }

    @Test(arguments: [TextDialect.plain, .markdown, .html, .json])
    func anyBytesAreRead(_ dialect: TextDialect) {
        var random = SeededGenerator(for: "any bytes are read")
        let pieces = [
            "[[", "]]", "[@", "]", "<a title=\"", ">", "<!--", "-->", "&#", ";", "\\u", "\\", "¶", "'", "word ", "é", "\u{301}", "|", "#",
            "<aside>", "</aside>",
        ]
        for _ in 0..<300 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 0..<60, using: &random) {
                if Bool.random(using: &random) { bytes.append(UInt8.random(in: 0...255, using: &random)) }
                bytes += Array((pieces.randomElement(using: &random) ?? "").utf8)
            }
            for words in TextWords.streams(of: bytes, dialect, shortest: 1) {
                for index in 0..<words.count { #expect(words.place(of: index..<(index + 1)).upperBound <= bytes.count) }
            }
        }
    }

    @Test(arguments: ["[[", "[@", "<a", "<!--", "&", "[^", "](", "<aside>", "a'", "{#", "[@\"", "<a b=\"", "¶"])
    func hostileTextTakesNoLonger(_ piece: String) {
        for dialect in [TextDialect.markdown, .html, .json] {
            _ = TextWords.streams(of: Array(String(repeating: piece, count: 200_000).utf8), dialect)
        }
    }

    /// Words of ASCII between separators are hashed where they stand, all others letter by letter: both ways must agree.
    @Test(arguments: ["a", "Z9", "borders", "BORDERS", "eightlet", "ninelette", "sixteenletterssx", "SeventeenLetterss1", "2024"])
    func bothWaysOfHashingAWordAgree(word: String) {
        let broken = word.map(String.init).joined(separator: "\u{AD}")
        #expect(TextWords(broken).hashes == TextWords(word).hashes || word.count == 1)
        #expect(TextWords(word.lowercased()).hashes == TextWords(word).hashes)
        #expect(TextWords(word + "x").hashes != TextWords(word).hashes)
    }
}
