// Files that a site holds words of though no record is read from them: templates, and what is copied as it is. The rules on copied words
// look through them, too.

import Diagnostics
import Quoting

public struct CarriedText: Sendable {
    public var text: SourceText
    let dialect: TextDialect

    /// Nil for a file whose words nobody reads: fonts, pictures.
    public init?(_ text: SourceText) {
        guard let dialect = Self.dialect(text.path) else { return nil }
        self.text = text
        self.dialect = dialect
    }

    public static func holdsWords(_ path: String) -> Bool { dialect(path) != nil }

    private static func dialect(_ path: String) -> TextDialect? {
        let name = path.lowercased()
        if name.hasSuffix(".mustache") { return .html }
        // A comment in a style sheet is published with it.
        return name.hasSuffix(".css") ? .plain : TextDialect(outputPath: path)
    }

    /// As its words are read, byte for byte in the same places: a template's tags in the middle of a run don't hide it.
    var bytes: [UInt8] {
        guard text.path.lowercased().hasSuffix(".mustache") else { return text.bytes }
        var bytes = text.bytes
        var index = 0
        while index + 1 < bytes.count {
            guard bytes[index] == 0x7B, bytes[index + 1] == 0x7B else {
                index += 1
                continue
            }
            var end = index + 2
            while end < bytes.count, bytes[end] != 0x7D { end += 1 }
            // What is never closed is no tag.
            guard end < bytes.count else { break }
            while end < bytes.count, bytes[end] == 0x7D { end += 1 }
            for place in index..<end { bytes[place] = 0x20 }
            index = end
        }
        return bytes
    }
}
