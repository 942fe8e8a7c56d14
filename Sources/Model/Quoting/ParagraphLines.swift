// Which lines of an article became which paragraph, in the notation of a source record.

/// `title=5`: a unit of an article that is cited by its name.
public struct NamedUnit: Sendable, Hashable {
    public var name: String
    public var lines: ParagraphLines

    public init(name: String, lines: ParagraphLines) {
        self.name = name
        self.lines = lines
    }
}

/// The lines of a file that make up one paragraph: `15`, a run `13-16`, a join `17+19`, a half `3/1`.
public struct ParagraphLines: Sendable, Hashable, CustomStringConvertible {
    public struct Piece: Sendable, Hashable {
        /// 1-based line numbers.
        public var lines: ClosedRange<Int>
        /// Which half, from 1, of a line that held two paragraphs glued together.
        public var part: Int?

        public init(lines: ClosedRange<Int>, part: Int?) {
            self.lines = lines
            self.part = part
        }
    }

    public var pieces: [Piece]

    public init(pieces: [Piece]) {
        self.pieces = pieces
    }

    /// As in a record: `17+19`.
    public var description: String {
        pieces.map { piece in
            let (first, last) = (piece.lines.lowerBound, piece.lines.upperBound)
            return (first == last ? "\(first)" : "\(first)-\(last)") + (piece.part.map { "/\($0)" } ?? "")
        }.joined(separator: "+")
    }

    /// Nil when the item is not of one of the four forms.
    public init?(parsing item: some StringProtocol) {
        // Nearly every item is one line.
        if item.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            guard let line = Int(item), line > 0 else { return nil }
            self.init(pieces: [Piece(lines: line...line, part: nil)])
            return
        }
        var pieces: [Piece] = []
        for part in item.split(separator: "+", omittingEmptySubsequences: false) {
            let halves = part.split(separator: "/", omittingEmptySubsequences: false)
            guard halves.count <= 2, let run = halves.first else { return nil }
            let ends = run.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "-" || $0 == "–" })
            guard (1...2).contains(ends.count), !run.hasPrefix("-"), let first = Int(ends[0]), first > 0,
                let last = Int(ends[ends.count - 1]), last >= first
            else { return nil }
            var half: Int?
            if halves.count == 2 {
                guard first == last, let number = Int(halves[1]), number > 0 else { return nil }
                half = number
            }
            pieces.append(Piece(lines: first...last, part: half))
        }
        guard !pieces.isEmpty else { return nil }
        self.init(pieces: pieces)
    }
}
