// The words of a text as numbers: what runs of an article's words are looked for by, in held texts, authored files and rendered pages.

/// Words in a row, each as a hash of its folded, lower-case form, with its place in what it was read from.
///
/// A word is a maximal run of letters, digits and the marks on them. An apostrophe inside it is dropped; all else separates, hyphens too.
/// An ideograph or kana is a word by itself, since those scripts put no space between words.
public struct TextWords: Sendable {
    public internal(set) var hashes: [UInt64] = []
    /// Where each word begins: bytes of a file, code points of a held text.
    public internal(set) var starts: [UInt32] = []
    /// Where each ends, the end not included.
    public internal(set) var ends: [UInt32] = []

    public var count: Int { hashes.count }

    init() {}

    /// The words of a plain text, by bytes of its UTF-8 form.
    public init(_ text: some StringProtocol) {
        self = Array(text.utf8).withUnsafeBufferPointer { buffer in
            var scanner = WordScanner(buffer, .plain, shortest: 0)
            scanner.scan()
            return scanner.main
        }
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
        return Int(starts[range.lowerBound])..<Int(ends[range.upperBound - 1])
    }

    /// Appends words found by bytes, their places turned into code points.
    private mutating func append(_ words: TextWords, in bytes: [UInt8], at offset: Int) {
        hashes += words.hashes
        var (byte, scalar) = (0, offset)
        func advance(to end: Int) {
            while byte < end {
                if bytes[byte] & 0xC0 != 0x80 { scalar += 1 }
                byte += 1
            }
        }
        for index in words.starts.indices {
            advance(to: Int(words.starts[index]))
            starts.append(UInt32(clamping: scalar))
            advance(to: Int(words.ends[index]))
            ends.append(UInt32(clamping: scalar))
        }
    }

    mutating func append(_ hash: UInt64, _ start: Int, _ end: Int) {
        hashes.append(hash)
        starts.append(UInt32(clamping: start))
        ends.append(UInt32(clamping: end))
    }

    mutating func removeAll() {
        hashes.removeAll(keepingCapacity: true)
        starts.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
    }
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
        bytes.withUnsafeBufferPointer { buffer in
            var scanner = WordScanner(buffer, dialect, shortest: shortest)
            scanner.scan()
            return [scanner.main] + scanner.asides
        }
    }
}
