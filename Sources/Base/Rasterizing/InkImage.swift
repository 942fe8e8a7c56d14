// Base: a picture of one ink on one paper, before it is written as a file.

/// How much ink covers each pixel, 0 to 255, row by row from the top left.
public struct InkImage: Sendable, Hashable {
    public let width: Int
    public let height: Int
    public private(set) var ink: [UInt8]

    public init(width: Int, height: Int) {
        self.width = max(0, width)
        self.height = max(0, height)
        ink = [UInt8](repeating: 0, count: self.width * self.height)
    }

    /// Covers a pixel at least so far; outside the picture nothing happens.
    public mutating func cover(_ x: Int, _ y: Int, _ amount: UInt8) {
        guard x >= 0, x < width, y >= 0, y < height else { return }
        ink[y * width + x] = max(ink[y * width + x], amount)
    }

    /// A filled rectangle, as far as it lies within the picture.
    public mutating func fill(x: Int, y: Int, width: Int, height: Int, _ amount: UInt8 = 255) {
        for row in max(0, y)..<max(0, y, min(self.height, y + height)) {
            for column in max(0, x)..<max(0, x, min(self.width, x + width)) { cover(column, row, amount) }
        }
    }

    /// The smallest rectangle that holds all ink: first and last column and row; nil for a blank picture.
    public var inkBounds: (x: ClosedRange<Int>, y: ClosedRange<Int>)? {
        var bounds: (left: Int, right: Int, top: Int, bottom: Int)?
        for y in 0..<height {
            for x in 0..<width where ink[y * width + x] > 0 {
                let old = bounds ?? (x, x, y, y)
                bounds = (min(old.left, x), max(old.right, x), min(old.top, y), max(old.bottom, y))
            }
        }
        return bounds.map { ($0.left...$0.right, $0.top...$0.bottom) }
    }
}

/// A colour in sRGB.
public struct Color: Sendable, Hashable {
    public var red: UInt8
    public var green: UInt8
    public var blue: UInt8

    public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }
}
