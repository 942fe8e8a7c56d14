// Charts' text: how wide it will be in Inter, and where its lines break. Measured from a committed table, so that layouts are the
// same on every machine.

/// A size and a weight of the interface's typeface.
public struct Lettering: Sendable, Hashable {
    /// In the units of the drawing.
    public var size: Double
    public var isSemibold: Bool

    public init(size: Double, isSemibold: Bool = false) {
        self.size = size
        self.isSemibold = isSemibold
    }

    /// From one baseline to the next.
    public var leading: Double { (size * 1.35).rounded(.up) }
    /// From the top of a line to its baseline.
    public var ascent: Double { size * 0.97 }

    /// A stand-in for Inter may be wider than it; text is given this much more room than it takes.
    static let slack = 1.05

    /// The room a line of text needs, in the units of the drawing.
    public func width(of text: some StringProtocol) -> Double {
        var thousandths = 0
        for scalar in text.unicodeScalars { thousandths += AdvanceWidths.width(of: scalar, isSemibold: isSemibold) }
        return Double(thousandths) / 1000 * size * Self.slack
    }

    /// The text in lines no wider than `width`, broken between words; a word wider than a line is broken where the line ends.
    /// Nothing is left out.
    public func lines(of text: some StringProtocol, width: Double) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in text.split(whereSeparator: \.isBreakingSpace) {
            let joined = line.isEmpty ? String(word) : line + " " + word
            if self.width(of: joined) <= width {
                line = joined
                continue
            }
            if !line.isEmpty { lines.append(line) }
            line = ""
            if self.width(of: word) <= width {
                line = String(word)
                continue
            }
            var taken = 0.0
            for character in word {
                let advance = self.width(of: String(character))
                if taken + advance > width, !line.isEmpty {
                    lines.append(line)
                    line = ""
                    taken = 0
                }
                line.append(character)
                taken += advance
            }
        }
        if !line.isEmpty { lines.append(line) }
        return lines
    }

    /// The text as far as it fits on one line, cut at a word and ended by "…": for labels whose text stands whole beside the chart.
    public func fitted(_ text: some StringProtocol, width: Double) -> String {
        let whole = text.split(whereSeparator: \.isBreakingSpace).joined(separator: " ")
        if self.width(of: whole) <= width { return whole }
        var kept = ""
        let room = width - self.width(of: "…")
        for word in whole.split(separator: " ") {
            let longer = kept.isEmpty ? String(word) : kept + " " + word
            if self.width(of: longer) > room { break }
            kept = longer
        }
        if kept.isEmpty {
            for character in whole {
                if self.width(of: kept + String(character)) > room { break }
                kept.append(character)
            }
        }
        while let last = kept.last, ",;:–—-(“".contains(last) { kept.removeLast() }
        return kept + "…"
    }
}

extension Character {
    /// A space at which a line may end; U+00A0 and its like are not.
    fileprivate var isBreakingSpace: Bool { isWhitespace && self != "\u{A0}" && self != "\u{202F}" }
}

/// Inter's advance widths.
enum AdvanceWidths {
    /// Of letters that the table lacks: that of a wide Latin letter, so that they rather have too much room than too little.
    static let unknown = 700
    /// Of East Asian letters, and of pictures: an em.
    static let wide = 1000

    /// In thousandths of an em.
    static func width(of scalar: Unicode.Scalar, isSemibold: Bool) -> Int {
        for run in InterWidths.runs where scalar.value >= run.first {
            let index = Int(scalar.value - run.first)
            guard index < run.regular.count else { continue }
            let width = Int(isSemibold ? run.semibold[index] : run.regular[index])
            if width > 0 { return width }
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format, .control: return 0
        default: break
        }
        return scalar.value >= 0x1100 && isWide(scalar.value) ? wide : unknown
    }

    /// The blocks that Unicode's East Asian Width (UAX #11) counts as wide, and the pictographs.
    private static func isWide(_ value: UInt32) -> Bool {
        switch value {
        case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60, 0xFFE0...0xFFE6,
            0x1F300...0x1FAFF, 0x20000...0x3FFFD:
            true
        default: false
        }
    }
}
