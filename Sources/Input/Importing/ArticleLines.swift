// What every format of article becomes before it is judged: lines, what the format said of them, and what it says of itself.

/// What a format says of a line; plain text says nothing.
enum LineHint: Sendable, Hashable {
    case title
    case heading
    case byline
    case date
    case caption
    case paragraph
    /// With the reason: "inside <nav>".
    case chrome(String)
}

struct ArticleLine: Sendable {
    /// Without its line ending.
    var text: String
    var hint: LineHint?
    /// Whether the document marks it as an item of a list or a row of a table: never half a paragraph.
    var isItem = false

    init(_ text: String, hint: LineHint? = nil, isItem: Bool = false) {
        self.text = text
        self.hint = hint
        self.isItem = isItem
    }

    var isBlank: Bool { text.unicodeScalars.allSatisfy { $0.properties.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{AD}" } }
}

/// What a document says of itself, outside its text.
struct ArticleMetadata: Sendable, Hashable {
    enum Field: String, Sendable {
        case title, author, publisher, published, url, language
    }

    var field: Field
    var value: String
    /// Where it stands, for people: `og:title`, `JSON-LD datePublished`.
    var place: String
}

/// An article as lines.
struct ExtractedArticle: Sendable {
    var lines: [ArticleLine]
    var metadata: [ArticleMetadata] = []
    /// Where the lines aren't the file's own.
    var isExtracted = false
    /// What was done to the text on the way, in words.
    var notes: [String] = []
    /// What a person should look at, by 1-based line; nil where it stands in none of them.
    var doubts: [(line: Int?, message: String)] = []

    /// The text as it's kept beside the file.
    var text: String { lines.map(\.text).joined(separator: "\n") + "\n" }

    /// Lines of a text, split at `\n`, `\r\n` and `\r`; an ending at the text's end begins no further line.
    static func lines(of text: String) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        var previous: Unicode.Scalar = " "
        for scalar in text.unicodeScalars {
            if scalar == "\n" || scalar == "\r" {
                if !(scalar == "\n" && previous == "\r") {
                    lines.append(String(line))
                    line = String.UnicodeScalarView()
                }
            } else {
                line.append(scalar)
            }
            previous = scalar
        }
        if !line.isEmpty { lines.append(String(line)) }
        return lines
    }
}

/// Something the import isn't sure of, at a line.
struct Doubt: Sendable, Hashable {
    /// 1-based; nil for the file as a whole.
    var line: Int?
    /// 1-based, in code points.
    var column = 1
    var length = 0
    /// Whether a wrong proposal would pass unseen into the record.
    var isWarning: Bool
    var rule: String
    var message: String
    var notes: [String] = []
}
