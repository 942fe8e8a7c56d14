// Splitting a file into YAML front matter and body, and YAML's own errors in the author's terms.

import Diagnostics
import Yams

/// Where a file's front matter stands, in bytes.
struct FrontMatter {
    /// Between the two `---` lines.
    var yaml: Range<Int>
    /// What follows the second.
    var body: Range<Int>
    /// 1-based line on which the YAML begins.
    var firstLine: Int
    /// Whether a second `---` ends it; what does not end is not read.
    var isClosed = true

    /// In bytes.
    static let limit = 64_000

    /// Finds the front matter; nil where the file has none. One that does not end is reported.
    static func find(in reading: inout FileReading) -> FrontMatter? {
        let text = reading.text
        let start = text.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let first = text.line(1)
        guard isFence(text.bytes[max(first.lowerBound, start)..<first.upperBound]) else { return nil }
        var number = 2
        while number <= text.lineCount {
            let line = text.line(number)
            if isFence(text.bytes[line]) {
                let yaml = text.line(2).lowerBound..<line.lowerBound
                let body = min(text.line(number + 1).lowerBound, text.bytes.count)..<text.bytes.count
                return FrontMatter(yaml: yaml, body: number < text.lineCount ? body : text.bytes.count..<text.bytes.count, firstLine: 2)
            }
            number += 1
        }
        reading.report("front-matter-end", "the front matter is not closed", at: first, notes: ["expected a line `---` after the last key"])
        let end = text.bytes.count..<text.bytes.count
        return FrontMatter(yaml: end, body: end, firstLine: 2, isClosed: false)
    }

    private static func isFence(_ line: ArraySlice<UInt8>) -> Bool {
        var line = line
        while let last = line.last, last == 0x20 || last == 0x09 { line = line.dropLast() }
        return line.elementsEqual("---".utf8)
    }

    /// The mapping at the top of the YAML, or nil after reporting why there is none.
    static func mapping(of yaml: Range<Int>, firstLine: Int, in reading: inout FileReading) -> Node.Mapping? {
        let text = reading.text
        guard yaml.count <= limit else {
            reading.report(
                "front-matter-limit", "the front matter is \(yaml.count) bytes; at most \(limit) are read",
                at: yaml.lowerBound..<yaml.lowerBound)
            return nil
        }
        if let (excess, offset) = YAMLLimits.excess(in: text.bytes[yaml]) {
            let range = offset..<min(offset + 1, text.bytes.count)
            switch excess {
            case .aliases(let count):
                reading.report(
                    "yaml-aliases", "the front matter repeats anchors \(count) times; at most \(YAMLLimits.aliases) are read", at: range)
            case .expansion:
                reading.report(
                    "yaml-aliases", "the front matter's anchors repeat each other without end", at: range,
                    notes: ["write out what they stand for"])
            case .depth:
                reading.report("yaml-depth", "lists and keys lie in each other more than \(YAMLLimits.depth) deep", at: range)
            }
            return nil
        }
        do {
            guard let node = try Yams.compose(yaml: text.string(yaml), .basic, .default, .utf8) else { return Node.Mapping([]) }
            if let mapping = node.mapping { return mapping }
            if let scalar = node.scalar, scalar.string.isEmpty { return Node.Mapping([]) }
            reading.report(
                "front-matter", "the front matter is not a list of keys", at: text.line(firstLine),
                notes: ["expected lines such as `title: …`"])
        } catch let error as YamlError {
            report(error, firstLine: firstLine, in: &reading)
        } catch {
            reading.report("front-matter", "the front matter cannot be read: \(error)", at: text.line(firstLine))
        }
        return nil
    }

    private static func report(_ error: YamlError, firstLine: Int, in reading: inout FileReading) {
        let text = reading.text
        var message = "the front matter cannot be read"
        var range = text.line(firstLine)
        switch error {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            // A problem found on a later line was begun on the context's line: that is where the author looks.
            message = problem
            range = MarkPlace(text: text, firstLine: firstLine).range(line: mark.line, column: mark.column)
            if let context { message += " (\(context.text.trimmedEnd))" }
        case .reader(let problem, let offset, _, _):
            message = problem
            if let offset {
                range =
                    min(
                        text.line(firstLine).lowerBound + offset, text.bytes.count)..<min(
                        text.line(firstLine).lowerBound + offset + 1, text.bytes.count)
            }
        case .duplicatedKeysInMapping(let duplicates, _):
            for duplicate in duplicates.sorted() {
                reading.report("duplicate-key", "the key \(duplicate) stands here twice", at: second(duplicate, from: firstLine, in: text))
            }
            return
        default: message = "\(error)"
        }
        // YAML gives brackets a meaning of its own; the usual mistake is a form of ours without quotation marks.
        let line = text.lineNumber(at: range.lowerBound)
        if let value = UnquotedBrackets.first(inLine: line, of: text)
            ?? (line > firstLine ? UnquotedBrackets.first(inLine: line - 1, of: text) : nil)
        {
            reading.report(
                "quote-brackets", "a value with [[…]], [@…] or @ needs quotation marks in front matter: quote it", at: value,
                notes: ["YAML says: \(message.trimmedEnd)"], replacement: UnquotedBrackets.quoted(value, of: text))
        } else {
            reading.report("front-matter", "YAML cannot be read: \(message.trimmedEnd)", at: range)
        }
    }

    /// The second line that begins with a key; YAML says only that there is one.
    private static func second(_ key: String, from firstLine: Int, in text: SourceText) -> Range<Int> {
        var found = 0
        var number = firstLine
        while number <= text.lineCount {
            let line = text.line(number)
            var start = line.lowerBound
            while start < line.upperBound, [0x20, 0x2D, 0x22, 0x27].contains(text.bytes[start]) { start += 1 }
            if text.bytes[start..<line.upperBound].starts(with: (key + ":").utf8) {
                found += 1
                if found == 2 { return start..<(start + key.utf8.count) }
            }
            number += 1
        }
        return text.line(firstLine)
    }
}

/// Turns YAML's lines and columns into byte ranges of the file.
struct MarkPlace {
    let text: SourceText
    let firstLine: Int

    /// - Parameters:
    ///   - line: 1-based, within the YAML.
    ///   - column: 1-based, in code points.
    func range(line: Int, column: Int, length: Int = 1) -> Range<Int> {
        let lineRange = text.line(firstLine + line - 1)
        var offset = lineRange.lowerBound
        var left = column - 1
        while left > 0, offset < lineRange.upperBound {
            offset += 1
            while offset < lineRange.upperBound, text.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
            left -= 1
        }
        return offset..<max(offset, min(offset + length, lineRange.upperBound))
    }
}

extension String {
    var trimmedEnd: String {
        var text = Substring(self)
        while let last = text.last, last.isWhitespace || last == "." { text.removeLast() }
        return String(text)
    }
}
