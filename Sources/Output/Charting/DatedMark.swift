// What a chart draws of a date: how exactly it is known shows in the shape, how surely in its ends and its outline.

/// The days a mark covers and how it looks.
public struct DatedMark: Sendable, Hashable {
    public enum Shape: Sendable, Hashable {
        /// Known to the day: a dot.
        case day
        /// To the month: a pill.
        case month
        /// To the year or coarser, or a period: a bar.
        case period
    }

    public enum Standing: Sendable, Hashable {
        case told
        /// Disputed or alleged: hollow.
        case disputed
        /// Planned, or later than what the dossier knows: dashed.
        case projected
    }

    /// Days since 1970-01-01; nil where the beginning is open or unknown.
    public var first: Int?
    /// The last day; nil where the end is open or unknown.
    public var last: Int?
    public var shape: Shape
    /// Whether that end is qualified, open or unknown: it fades.
    public var fadesIn: Bool
    public var fadesOut: Bool
    public var standing: Standing

    public init(
        first: Int?, last: Int?, shape: Shape, fadesIn: Bool = false, fadesOut: Bool = false, standing: Standing = .told
    ) {
        self.first = first
        self.last = last
        self.shape = shape
        self.fadesIn = fadesIn || first == nil
        self.fadesOut = fadesOut || last == nil
        self.standing = standing
    }

    /// Where it stands: its first known day.
    var anchor: Int? { first ?? last }
}

extension Drawing {
    /// The mark within a frame as wide as its days: dots and pills keep their size however short their time is.
    mutating func mark(_ mark: DatedMark, in frame: Frame) {
        let ink: Ink =
            switch mark.standing {
            case .told: .told
            case .disputed: .disputed
            case .projected: .projected
            }
        switch mark.shape {
        case .day: circle(Point(x: frame.midX, y: frame.midY), radius: frame.height / 2 - (ink == .told ? 0 : 1), ink)
        case .month: rectangle(inset(frame, ink), ink, radius: frame.height / 2)
        case .period:
            guard mark.fadesIn || mark.fadesOut, frame.width > 12 else { return rectangle(inset(frame, ink), ink) }
            let pieces = Self.pieces(of: frame, fadesIn: mark.fadesIn, fadesOut: mark.fadesOut)
            path(ink) { path in
                // Step by step from where the bar begins: bars that fade alike are then written alike, and weigh little when compressed.
                let edge = ink == .told ? 0.0 : 1
                path.move(frame.x, frame.y + edge)
                var pen = frame.x
                for piece in pieces {
                    path.shift(piece.x - pen, 0)
                    pen = piece.x
                    if ink == .told {
                        path.block(piece.width, frame.height)
                    } else {
                        path.rails(piece.width, frame.height - 2 * edge)
                    }
                }
                guard ink != .told else { return }
                for (fades, x) in [(mark.fadesIn, frame.x + edge), (mark.fadesOut, frame.right - edge)] where !fades {
                    path.move(x, frame.y + edge)
                    path.vertical(frame.bottom - edge)
                }
            }
        }
    }

    /// A bar that dissolves at an uncertain end, as an engraver would fade it: ever thinner strokes. One path, without a gradient, which
    /// would need an id of its own on the page, and no weaker where a reader's own colours hold.
    private static func pieces(of frame: Frame, fadesIn: Bool, fadesOut: Bool) -> [Frame] {
        let steps = 3
        let cell = max(1, (min(36, frame.width * 0.36) / Double(steps)).rounded(.down))
        let reach = cell * Double(steps)
        var pieces: [Frame] = []
        let solid = Frame(
            x: frame.x + (fadesIn ? reach : 0), y: frame.y, width: frame.width - (fadesIn ? reach : 0) - (fadesOut ? reach : 0),
            height: frame.height)
        for step in 0..<steps where fadesIn {
            let width = cell * Double(step + 1) / Double(steps + 1)
            pieces.append(Frame(x: frame.x + Double(step + 1) * cell - width, y: frame.y, width: width, height: frame.height))
        }
        pieces.append(solid)
        for step in 0..<steps where fadesOut {
            let width = cell * Double(steps - step) / Double(steps + 1)
            pieces.append(Frame(x: solid.right + Double(step) * cell, y: frame.y, width: width, height: frame.height))
        }
        return pieces
    }

    /// An outline lies on its path, half of it outside.
    private func inset(_ frame: Frame, _ ink: Ink) -> Frame {
        ink == .told
            ? frame
            : Frame(x: frame.x + 1, y: frame.y + 1, width: max(0.2, frame.width - 2), height: max(0.2, frame.height - 2))
    }
}
