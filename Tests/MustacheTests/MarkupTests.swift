// The values that fields hold: escaping, addresses, JSON.

import Mustache
import Testing

@Suite("Markup, links and JSON")
struct MarkupTests {
    @Test func `Text is escaped wherever the special bytes stand`() {
        for length in 0..<40 {
            for position in 0..<max(length, 1) where length > 0 {
                var letters = Array(repeating: Character("é"), count: length)
                letters[position] = "<"
                let expected = letters.map { $0 == "<" ? "&lt;" : String($0) }.joined()
                #expect(String(decoding: Markup.escaped(String(letters)), as: UTF8.self) == expected)
            }
        }
        let all = (1..<0x250).compactMap { Unicode.Scalar($0).map(Character.init) }
        let expected = all.map { character in
            switch character {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            case "\"": "&quot;"
            case "'": "&#39;"
            default: String(character)
            }
        }.joined()
        #expect(String(decoding: Markup.escaped(String(all)), as: UTF8.self).unicodeScalars.elementsEqual(expected.unicodeScalars))
        let long = String(repeating: "ab<\"", count: 2000)
        #expect(Markup.escaped(long[...]) == Markup.escaped(long))
        #expect(Markup.escaped(long).count == 2000 * 12)
    }

    @Test func `Markup joins markup, holes included`() {
        var first = Markup(raw: "a")
        first.append(reference: 1)
        var second = Markup(escaped: "<")
        #expect(second.isEmpty == false && Markup().isEmpty)
        second.append(first)
        second.append(raw: "b")
        #expect(second.holes == [Markup.Hole(offset: 5, reference: 1)])
        #expect(second.resolved { $1 += [UInt8(ascii: "0") + UInt8($0)] } == Array("&lt;a1b".utf8))
    }

    @Test(arguments: [
        "http://a/", "HTTPS://a/?x=1:2", "mailto:a@b", "../a", "#p3", "?q=a:b", "", "a/b:c", "./javascript:x",
    ])
    func `Harmless addresses are kept`(_ address: String) {
        #expect(Link.isAllowed(address))
    }

    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:x", " javascript:x", "java\tscript:x", "java\nscript:x", "\u{1}javascript:x", "data:text/html,x",
        "feed:javascript:x", "vbscript:x", "//host/", "\\\\host", "file:///etc", "ftp://a", "a b:c", "https://a/\nb", ":x",
        "javascript\u{200B}:x",
    ])
    func `Other addresses become a number sign`(_ address: String) {
        var markup = Markup()
        markup.append(Link.address(address))
        #expect(markup.bytes == Array("#".utf8))
    }

    @Test func `Addresses are escaped for attributes`() {
        var markup = Markup()
        markup.append(Link.address("/\"onload='<&"))
        #expect(String(decoding: markup.bytes, as: UTF8.self) == "/&quot;onload=&#39;&lt;&amp;")
    }

    @Test func `JSON is written whole, in order, and can't leave a script`() {
        let value: JSONValue = [
            "z": [1, -2, true, .null, .double(0.5), .double(.nan)], "a": "\"\\\n\u{1}</script><!--&\u{2028}é", "a": [:],
        ]
        #expect(
            String(decoding: value.bytes, as: UTF8.self)
                == #"{"z":[1,-2,true,null,0.5,null],"a":"\"\\\n\u0001\u003c/script\u003e\u003c!--\u0026\u2028é","a":{}}"#)
        var deep = JSONValue.null
        for _ in 0..<1000 { deep = [deep] }
        #expect(String(decoding: deep.bytes, as: UTF8.self).contains("null"))
    }

    @Test(arguments: [0, 7, -7, 10, 1_234_567_890, Int.max, Int.min])
    func `Numbers are written in full`(_ number: Int) {
        var markup = Markup(raw: "x")
        markup.append(number: number)
        #expect(String(decoding: markup.bytes, as: UTF8.self) == "x\(number)")
    }
}
