// Documents made up from a seed: real constructs in unreal order, for comparing and for frightening the parser.

import Foundation
import SeededRandom

struct MarkdownGenerator {
    var random: SeededGenerator
    /// Whether bracket forms are among the fragments.
    var hasForms = true
    /// Whether `~` may occur.
    var hasTildes = true

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    static let blocks = [
        "# ", "## ", "- ", "* ", "+ ", "1. ", "2) ", "> ", "    ", "  ", "\t", "   - ", "```\n", "```swift\n", "***", "---", "===", "<div>",
        "</div>", "<!--", "-->", "| a | b |\n|---|:-:|\n| ", "| ", "- [x] ", "- [ ] ", "[^1]: ", "[^note]: ", "[ref]: /url 'title'",
        "[foo]: <b>",
        "", "", "", "", "> - ", "- > ", "      ",
    ]
    static let inlines = [
        "word", "two words", "*", "**", "_", "__", "***", "`", "``", "[", "]", "](", ")", "(", "![", "[ref]", "[foo][]", "[x][ref]", "<b>",
        "</b>",
        "<http://a.b>", "http://example.com/x?y=1&z", "www.example.com", "me@mail.org", "&amp;", "&copy;", "&#35;", "&nope;", "\\*", "\\[",
        "\\",
        "é", "“quoted”", "¶", "—", "  ", "   ", "[^1]", "[^note]", "[^none]", "!", "|", "\\|", ":", "[l](/u \"t\")", "![i](p.png)", "<",
        ">", "\"", "'", "&",
        "<javascript:x>", "[j](javascript:x)", "a*b*c", "**b**", "*e*", "`code`", "w", "--", ".",
    ]
    static let tildes = ["~", "~~", "~~gone~~", "~~~", "2014~"]
    static let forms = [
        "[[Page]]", "[[page#id|shown]]", "![[page#id]]", "[@src, ¶3]", "[@src, ¶3, \"a ] b\", 4]", "[@a; @b, \"x\\\"y\" (speech: [[N]])]",
        "{#id}", "[[",
        "[@", "{#", "]]", "}", "[see @x]", "@bare", "![[", "\\[[x]]", "[[[x]]]", "[@a, “x]”]",
    ]

    mutating func document(lines: Int) -> String {
        var out = ""
        for _ in 0..<lines {
            if Int.random(in: 0..<3, using: &random) > 0 { out += Self.blocks.randomElement(using: &random) ?? "" }
            for _ in 0..<Int.random(in: 0..<8, using: &random) {
                let kind = Int.random(in: 0..<12, using: &random)
                if kind == 0, hasTildes {
                    out += Self.tildes.randomElement(using: &random) ?? ""
                } else if kind < 3, hasForms {
                    out += Self.forms.randomElement(using: &random) ?? ""
                } else {
                    out += Self.inlines.randomElement(using: &random) ?? ""
                }
                if Bool.random(using: &random) { out += " " }
            }
            out += "\n"
            if Int.random(in: 0..<4, using: &random) == 0 { out += "\n" }
        }
        return out
    }

    /// The bytes with some of them changed, taken out or doubled.
    mutating func mutated(_ bytes: [UInt8], changes: Int) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<changes where !bytes.isEmpty {
            let at = Int.random(in: 0..<bytes.count, using: &random)
            switch Int.random(in: 0..<5, using: &random) {
            case 0: bytes[at] = UInt8.random(in: 0...255, using: &random)
            case 1: bytes.remove(at: at)
            case 2: bytes.insert(contentsOf: bytes[at..<min(bytes.count, at + 20)], at: at)
            case 3: bytes.insert(contentsOf: [0x0D, 0x0A], at: at)
            default: bytes.insert([0, 0xFF, 0xE2, 0x5B, 0x40, 0x5D, 0x09, 0x0D].randomElement(using: &random) ?? 0, at: at)
            }
        }
        return bytes
    }
}
