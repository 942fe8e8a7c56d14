// A title broken into lines that fit a box: the largest size at which they do.

import Rasterizing

/// Lines of text at one size.
struct TextBlock: Sendable, Hashable {
    var lines: [String]
    /// In pixels.
    var size: Double
    /// From baseline to baseline, in pixels.
    var leading: Int

    /// - Parameters:
    ///   - sizes: from the largest to the smallest. At the smallest, words that are too long are broken and what is left over ends in "…".
    ///   - most: lines.
    static func fitting(
        _ text: String, in face: borrowing FontFace, sizes: [Double], leading: Double, width: Double, height: Int, most: Int
    ) -> TextBlock {
        let words = text.split(whereSeparator: \.isWhitespace).map(String.init)
        var block = TextBlock(lines: [], size: sizes.last ?? 1, leading: 1)
        for size in sizes {
            let isLast = size == sizes.last
            block.size = size
            block.leading = Int((size * leading).rounded())
            let room = min(most, max(1, (height - Int(size)) / max(1, block.leading) + 1))
            guard let lines = broken(words, face, size, width, breaksWords: isLast, most: room + 1) else { continue }
            if lines.count <= room || isLast {
                block.lines =
                    lines.count > room
                    ? cut(Array(lines.prefix(room)), face, size, width) : balanced(words, lines, face, size, width)
                break
            }
        }
        return block
    }

    /// The same number of lines, as even as they can be: no last word stands alone.
    private static func balanced(
        _ words: [String], _ lines: [String], _ face: borrowing FontFace, _ size: Double, _ width: Double
    ) -> [String] {
        var best = lines
        var (low, high) = (width / 2, width)
        while high - low > size / 8 {
            let middle = (low + high) / 2
            if let narrower = broken(words, face, size, middle, breaksWords: false, most: lines.count + 1), narrower.count <= lines.count {
                best = narrower
                high = middle
            } else {
                low = middle
            }
        }
        return best
    }

    /// Nil where a word is wider than the line and may not be broken. No more lines are made than are looked at: a title may be a novel.
    private static func broken(
        _ words: [String], _ face: borrowing FontFace, _ size: Double, _ width: Double, breaksWords: Bool, most: Int
    ) -> [String]? {
        var lines: [String] = []
        var line = ""
        for word in words {
            let longer = line.isEmpty ? word : line + " " + word
            if face.width(longer, size: size) <= width {
                line = longer
                continue
            }
            if !line.isEmpty { lines.append(line) }
            line = word
            while face.width(line, size: size) > width {
                guard breaksWords else { return nil }
                let head = longestHead(of: line, face, size, width)
                lines.append(head)
                line = String(line.dropFirst(max(1, head.count)))
                if lines.count >= most { return lines }
            }
            if lines.count >= most { return lines }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    /// The last line shortened until a "…" fits behind it.
    private static func cut(_ lines: [String], _ face: borrowing FontFace, _ size: Double, _ width: Double) -> [String] {
        guard let last = lines.last else { return lines }
        return lines.dropLast() + [ellipsis(last, in: face, size: size, width: width, always: true)]
    }

    /// A line that fits, cut with "…" where it must be.
    static func ellipsis(_ text: String, in face: borrowing FontFace, size: Double, width: Double, always: Bool = false) -> String {
        // No line of a card holds more.
        let start = String(text.prefix(300))
        if !always, start.count == text.count, face.width(start, size: size) <= width { return text }
        var head = start
        while !head.isEmpty, face.width(head + "…", size: size) > width { head.removeLast() }
        while let last = head.last, last.isWhitespace || ",;:–—".contains(last) { head.removeLast() }
        return head + "…"
    }

    private static func longestHead(of text: String, _ face: borrowing FontFace, _ size: Double, _ width: Double) -> String {
        var head = ""
        for character in text {
            let longer = head + String(character)
            if face.width(longer, size: size) > width { break }
            head = longer
        }
        return head.isEmpty ? String(text.prefix(1)) : head
    }
}
