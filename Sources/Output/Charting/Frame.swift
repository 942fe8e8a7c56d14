// The geometry that charts are laid out in and that tests look at.

/// A rectangle in the units of a drawing; y grows downward.
public struct Frame: Sendable, Hashable {
    public var x: Double
    public var y: Double
    public var width: Double
    public var height: Double

    public init(x: Double, y: Double, width: Double, height: Double) {
        self.x = x
        self.y = y
        self.width = width
        self.height = height
    }

    public var right: Double { x + width }
    public var bottom: Double { y + height }
    public var midX: Double { x + width / 2 }
    public var midY: Double { y + height / 2 }

    /// Whether they share more than an edge.
    public func overlaps(_ other: Frame) -> Bool {
        x < other.right - 0.01 && other.x < right - 0.01 && y < other.bottom - 0.01 && other.y < bottom - 0.01
    }

    public func contains(_ other: Frame) -> Bool {
        other.x >= x - 0.01 && other.right <= right + 0.01 && other.y >= y - 0.01 && other.bottom <= bottom + 0.01
    }
}

/// A point in the units of a drawing.
public struct Point: Sendable, Hashable {
    public var x: Double
    public var y: Double

    public init(x: Double, y: Double) {
        self.x = x
        self.y = y
    }
}
