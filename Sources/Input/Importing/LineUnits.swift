// Lines → units: what stands on several lines only because a page was narrow is put together again.

/// Neighbouring lines that are one piece of text.
struct LineUnit: Sendable {
    /// 1-based.
    var lines: ClosedRange<Int>
    var words: Words
    var hint: LineHint?
    var isItem = false
    /// Whether a blank line, or the file's beginning, stands before it.
    var isApart: Bool
    /// Whether a blank line, or the file's end, stands behind it.
    var isClosed = true

    var text: String { words.text }
}

enum LineUnits {
    /// Puts wrapped lines together; every other line stands for itself.
    static func units(_ lines: [ArticleLine]) -> [LineUnit] {
        let width = wrapWidth(lines)
        var units: [LineUnit] = []
        var texts: [[String]] = []
        for (index, line) in lines.enumerated() where !line.isBlank {
            let isApart = index == 0 || lines[index - 1].isBlank
            if let width, !isApart, line.hint == nil, lines[index - 1].hint == nil, let last = units.indices.last,
                continues(lines[index - 1].text, line.text, width: width, first: lines[units[last].lines.lowerBound - 1].text)
            {
                units[last].lines = units[last].lines.lowerBound...(index + 1)
                texts[last].append(line.text)
            } else {
                if let last = units.indices.last { units[last].isClosed = isApart }
                units.append(
                    LineUnit(lines: (index + 1)...(index + 1), words: Words(""), hint: line.hint, isItem: line.isItem, isApart: isApart))
                texts.append([line.text])
            }
        }
        for index in units.indices { units[index].words = Words(texts[index].joined(separator: " ")) }
        return units
    }

    /// The width at which a text was wrapped; nil where each paragraph is one line.
    static func wrapWidth(_ lines: [ArticleLine]) -> Int? {
        let lengths = lines.map { $0.text.unicodeScalars.count }
        let full = lengths.sorted()
        guard full.count >= 4, let longest = full.last, longest <= 160 else { return nil }
        // The longest line may be an address that could not be broken.
        let width = full[max(0, full.count - 1 - full.count / 50)]
        var (pairs, wrapped) = (0, 0)
        for index in lines.indices.dropFirst() where !lines[index].isBlank && !lines[index - 1].isBlank && lines[index].hint == nil {
            pairs += 1
            let above = Words(lines[index - 1].text)
            let next = firstWord(lines[index].text)
            if !above.endsSentence, lengths[index - 1] + 1 + next >= width - width / 8 { wrapped += 1 }
        }
        return wrapped >= 2 && wrapped * 3 >= pairs ? width : nil
    }

    private static func firstWord(_ text: String) -> Int {
        text.unicodeScalars.drop { $0.properties.isWhitespace }.prefix { !$0.properties.isWhitespace }.count
    }

    /// Whether a line goes on with the one above: the next word had no room there, or the sentence isn't over.
    private static func continues(_ above: String, _ line: String, width: Int, first: String) -> Bool {
        let (up, down) = (Words(above), Words(line))
        if down.isListItem || down.speaker != nil && up.endsSentence { return false }
        if indent(line) > indent(above) + 1, up.endsSentence { return false }
        let hadNoRoom = above.unicodeScalars.count + 1 + firstWord(line) >= width - width / 5
        if up.endsSentence { return hadNoRoom }
        return hadNoRoom || down.startsLower || up.endsInHyphen
    }

    private static func indent(_ text: String) -> Int {
        text.unicodeScalars.prefix { $0.properties.isWhitespace }.reduce(0) { $0 + ($1 == "\t" ? 4 : 1) }
    }
}
