// The words of a text as numbers: what runs of an article's words are looked for by, in held texts, authored files and rendered pages.

/// Words in a row, each as a hash of its folded, lower-case form, with its place in what it was read from.
///
/// A word is a maximal run of letters, digits and the marks on them. An apostrophe inside it is dropped; all else separates, hyphens too.
/// An ideograph or kana is a word by itself, since those scripts put no space between words.
public struct TextWords: Sendable {
    private(set) var words: [Word] = []

    struct Word {
        var hash: UInt64
        /// Where it begins: a byte of a file, a code point of a held text.
        var start: UInt32
        /// Where it ends, the end not included.
        var end: UInt32
    }

    public var count: Int { words.count }

    public var hashes: [UInt64] { words.map(\.hash) }

    /// Of the words in a range.
    public func hashes(_ range: Range<Int>) -> [UInt64] { words[range.clamped(to: words.indices)].map(\.hash) }

    init() {}

    /// The words of a plain text, by bytes of its UTF-8 form.
    public init(_ text: some StringProtocol) {
        self = WordScanner.words(of: Array(text.utf8), .plain, shortest: 0).main
    }

    /// The words of an article in the order of its pieces, by code points.
    public init(_ article: ArticleText, pieces: [Range<Int>]) {
        for piece in pieces {
            var text = String.UnicodeScalarView()
            text.append(contentsOf: article.scalars[piece.clamped(to: 0..<article.scalars.count)])
            append(TextWords(String(text)), in: Array(String(text).utf8), at: piece.lowerBound)
        }
    }

    /// The run of places that words `range` take.
    public func place(of range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty, range.lowerBound >= 0, range.upperBound <= count else { return 0..<0 }
        return Int(words[range.lowerBound].start)..<Int(words[range.upperBound - 1].end)
    }

    /// Appends words found by bytes, their places turned into code points.
    private mutating func append(_ others: TextWords, in bytes: [UInt8], at offset: Int) {
        var (byte, scalar) = (0, offset)
        func advance(to end: Int) {
            while byte < end {
                if bytes[byte] & 0xC0 != 0x80 { scalar += 1 }
                byte += 1
            }
        }
        for word in others.words {
            advance(to: Int(word.start))
            let start = scalar
            advance(to: Int(word.end))
            append(word.hash, start, scalar)
        }
    }

    mutating func append(_ hash: UInt64, _ start: Int, _ end: Int) {
        words.append(Word(hash: hash, start: UInt32(clamping: start), end: UInt32(clamping: end)))
    }

    mutating func reserveCapacity(_ count: Int) { words.reserveCapacity(count) }

    mutating func removeAll() { words.removeAll(keepingCapacity: true) }
}

/// How a text says what is word and what is not.
public enum TextDialect: Sendable, Hashable {
    case plain
    /// A dossier's Markdown and YAML: the targets of links, citations, note calls and paragraph marks don't interrupt the words around them.
    case markdown
    /// HTML, XML, SVG: tags and the labels that the site puts between words don't interrupt them.
    case html
    /// JSON: escapes.
    case json

    /// Nil for a file whose words nobody reads: style sheets, fonts, pictures.
    public init?(outputPath path: String) {
        switch path.split(separator: "/").last?.split(separator: ".").last?.lowercased() {
        case "html", "htm", "xml", "svg", "xhtml": self = .html
        case "json", "jsonld", "js", "geojson", "webmanifest": self = .json
        case "txt", "csv", "tsv", "md", "markdown", "bib", "ris", "ics", "yml", "yaml": self = .plain
        default: return nil
        }
    }
}

extension TextWords {
    /// The words of a file: its running text, and apart from it what stands inside it without being read on with it: attributes, citations,
    /// labels. Of those only what has at least `shortest` words.
    public static func streams(of bytes: [UInt8], _ dialect: TextDialect, shortest: Int = LeakWindows.length) -> [TextWords] {
        let words = WordScanner.words(of: bytes, dialect, shortest: shortest)
        return [words.main] + words.asides
    }
}
