// Two paragraph maps of one article side by side: what became of each paragraph is seen from the lines that made it up.

import Dossier
import Quoting

/// Where the paragraphs of an old map stand in a new one.
public struct Correspondence: Sendable, Hashable {
    /// What became of one paragraph.
    public enum Fate: Sendable, Hashable {
        /// All its lines that are left stand in this paragraph now.
        case now(Int)
        /// Its lines stand in several, in ascending order.
        case split([Int])
        /// None of its lines is in a paragraph any more; the named unit that has them, if one does.
        case gone(unit: String?)
    }

    /// From ¶1 of the old map.
    public let fates: [Fate]
    /// How many paragraphs the new map has.
    public let count: Int
    /// The old paragraphs whose lines a new one has, ascending; by new number.
    private let origins: [Int: [Int]]

    public init(from old: [ParagraphLines], to new: [ParagraphLines], units: [NamedUnit] = []) {
        let index = PieceIndex(new.enumerated().flatMap { number, lines in lines.pieces.map { ($0, number + 1) } })
        let named = PieceIndex(units.enumerated().flatMap { number, unit in unit.lines.pieces.map { ($0, number) } })
        var origins: [Int: [Int]] = [:]
        fates = old.enumerated().map { number, lines in
            let found = Set(lines.pieces.flatMap { index.sharing($0) }).sorted()
            for new in found { origins[new, default: []].append(number + 1) }
            if found.count > 1 { return .split(found) }
            if let only = found.first { return .now(only) }
            let holders = Set(lines.pieces.flatMap { named.sharing($0) })
            return .gone(unit: holders.count == 1 ? holders.first.map { units[$0].name } : nil)
        }
        self.origins = origins
        count = new.count
    }

    /// Nil for a paragraph that the old map did not have.
    public func fate(_ number: Int) -> Fate? {
        fates.indices.contains(number - 1) ? fates[number - 1] : nil
    }

    /// The new paragraphs that hold an old one's lines.
    public func candidates(_ number: Int) -> [Int] {
        switch fate(number) {
        case .now(let new): [new]
        case .split(let new): new
        case .gone, nil: []
        }
    }

    /// The old paragraphs that a new one is made of.
    public func origins(of new: Int) -> [Int] { origins[new] ?? [] }

    /// Whether every paragraph has kept its number, and there are no others.
    public var isIdentity: Bool {
        count == fates.count && fates.enumerated().allSatisfy { $0.element == .now($0.offset + 1) }
    }
}

/// Finds the pieces of a map that have lines in common with another.
private struct PieceIndex {
    private var pieces: [(piece: ParagraphLines.Piece, number: Int)]
    /// The last line of any piece up to each.
    private var reach: [Int] = []

    init(_ pieces: [(ParagraphLines.Piece, Int)]) {
        self.pieces = pieces.map { (piece: $0.0, number: $0.1) }.sorted { $0.piece.lines.lowerBound < $1.piece.lines.lowerBound }
        var last = 0
        for (piece, _) in self.pieces {
            last = max(last, piece.lines.upperBound)
            reach.append(last)
        }
    }

    func sharing(_ piece: ParagraphLines.Piece) -> [Int] {
        var (low, high) = (0, pieces.count)
        while low < high {
            let middle = (low + high) / 2
            if pieces[middle].piece.lines.lowerBound <= piece.lines.upperBound { low = middle + 1 } else { high = middle }
        }
        var out: [Int] = []
        while low > 0, reach[low - 1] >= piece.lines.lowerBound {
            low -= 1
            let other = pieces[low].piece
            guard other.lines.overlaps(piece.lines) else { continue }
            // The halves of a line are told apart where both maps have halves.
            if let part = piece.part, let otherPart = other.part, part != otherPart { continue }
            out.append(pieces[low].number)
        }
        return out
    }
}
