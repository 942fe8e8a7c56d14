// SVG on its way to a page: shapes and words, with holes where links lead.

import Mustache

/// Writes one `<svg>`.
struct Drawing {
    private(set) var markup = Markup()
    let medium: Medium

    init(_ medium: Medium) {
        self.medium = medium
    }

    /// - Parameters:
    ///   - name: what assistive technology calls it; nil hides it, where the words beside it say the same.
    ///   - top: where what is shown of the drawing begins, for one that is cut into pieces.
    mutating func open(class name: StaticString, top: Double = 0, width: Double, height: Double, label: String?) {
        markup.append(raw: "<svg class=\"")
        markup.append(raw: name)
        markup.append(raw: "\" viewBox=\"0 ")
        number(top)
        markup.append(raw: " ")
        number(width)
        markup.append(raw: " ")
        number(height)
        switch medium {
        case .screen:
            // As wide as its words were meant, and no wider; in rem, so that it grows with the reader's letters.
            markup.append(raw: "\" style=\"max-width:")
            number(width / 16)
            markup.append(raw: "rem")
        case .print:
            markup.append(raw: "\" width=\"")
            number(width)
            markup.append(raw: "\" height=\"")
            number(height)
            markup.append(raw: "\" font-family=\"Dossier Sans, Dossier Sans 2, Inter, sans-serif")
        }
        // On a page the list or table beside it says the same, with links of its own.
        if let label, medium == .print {
            markup.append(raw: "\" role=\"img\" aria-label=\"")
            markup.append(escaped: label)
            markup.append(raw: "\">")
        } else {
            markup.append(raw: "\" aria-hidden=\"true\">")
        }
    }

    mutating func close() { markup.append(raw: "</svg>") }

    /// What follows leads to `target` until `closeLink`. It is no stop for the keyboard: the list beside the chart has the same links.
    mutating func openLink(_ target: UInt64) {
        markup.append(raw: "<a tabindex=\"-1\" href=\"")
        markup.append(reference: target)
        markup.append(raw: "\">")
    }

    mutating func closeLink() { markup.append(raw: "</a>") }

    // MARK: Shapes

    mutating func rectangle(_ frame: Frame, _ ink: Ink, radius: Double = 0) {
        markup.append(raw: "<rect")
        style(ink.style)
        attribute(" x=\"", frame.x)
        attribute(" y=\"", frame.y)
        attribute(" width=\"", frame.width)
        attribute(" height=\"", frame.height)
        if radius > 0 { attribute(" rx=\"", radius) }
        markup.append(raw: "/>")
    }

    mutating func circle(_ center: Point, radius: Double, _ ink: Ink) {
        markup.append(raw: "<circle")
        style(ink.style)
        attribute(" cx=\"", center.x)
        attribute(" cy=\"", center.y)
        attribute(" r=\"", radius)
        markup.append(raw: "/>")
    }

    /// A path through what `steps` writes.
    mutating func path(_ ink: Ink, width: Double? = nil, _ steps: (inout PathSteps) -> Void) {
        var path = PathSteps()
        steps(&path)
        guard !path.bytes.isEmpty else { return }
        markup.append(raw: "<path")
        style(ink.style)
        if let width {
            // As a style it is stronger than the class.
            attribute(medium == .screen ? " style=\"stroke-width:" : " stroke-width=\"", width)
        }
        markup.append(raw: " d=\"")
        markup.append(raw: path.bytes)
        markup.append(raw: "\"/>")
    }

    // MARK: Words

    enum Anchor {
        case start, middle, end
    }

    /// A line of words whose baseline is at `point`.
    mutating func text(
        _ text: String, at point: Point, _ lettering: Lettering, _ tone: Tone = .ink, anchor: Anchor = .start, number: Int? = nil
    ) {
        markup.append(raw: "<text")
        if medium == .print || tone != .ink { style(tone.style) }
        attribute(" x=\"", point.x)
        attribute(" y=\"", point.y)
        attribute(" font-size=\"", lettering.size)
        if lettering.isSemibold { markup.append(raw: " font-weight=\"600\"") }
        switch anchor {
        case .start: break
        case .middle: markup.append(raw: " text-anchor=\"middle\"")
        case .end: markup.append(raw: " text-anchor=\"end\"")
        }
        markup.append(raw: ">")
        if let number {
            markup.append(raw: "<tspan font-weight=\"600\">")
            markup.append(number: number)
            markup.append(raw: "</tspan> ")
        }
        markup.append(escaped: text)
        markup.append(raw: "</text>")
    }

    /// Several lines, the first one's top at `top`.
    mutating func lines(_ lines: [String], x: Double, top: Double, _ lettering: Lettering, _ tone: Tone = .ink, anchor: Anchor = .start) {
        for (index, line) in lines.enumerated() {
            text(line, at: Point(x: x, y: top + lettering.ascent + Double(index) * lettering.leading), lettering, tone, anchor: anchor)
        }
    }

    // MARK: Attributes

    private mutating func style(_ style: (name: StaticString, attributes: StaticString)) {
        switch medium {
        case .screen:
            markup.append(raw: " class=\"")
            markup.append(raw: style.name)
            markup.append(raw: "\"")
        case .print:
            markup.append(raw: " ")
            markup.append(raw: style.attributes)
        }
    }

    private mutating func attribute(_ name: StaticString, _ value: Double) {
        markup.append(raw: name)
        number(value)
        markup.append(raw: "\"")
    }

    private mutating func number(_ value: Double) {
        var bytes: [UInt8] = []
        PathSteps.append(value, to: &bytes)
        markup.append(raw: bytes)
    }
}

/// The `d` of a path.
struct PathSteps {
    private(set) var bytes: [UInt8] = []

    mutating func move(_ x: Double, _ y: Double) { step("M", [x, y]) }
    mutating func line(_ x: Double, _ y: Double) { step("L", [x, y]) }
    mutating func horizontal(_ x: Double) { step("H", [x]) }
    mutating func vertical(_ y: Double) { step("V", [y]) }
    mutating func curve(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ x: Double, _ y: Double) {
        step("C", [x1, y1, x2, y2, x, y])
    }
    mutating func close() { bytes.append(UInt8(ascii: "Z")) }
    /// Moves the pen from where it is.
    mutating func shift(_ x: Double, _ y: Double) {
        if Int((x * 10).rounded()) != 0 || Int((y * 10).rounded()) != 0 { step("m", [x, y]) }
    }
    /// A line from the pen's place.
    mutating func shiftLine(_ x: Double, _ y: Double) {
        if Int((x * 10).rounded()) != 0 { step("h", [x]) }
        if Int((y * 10).rounded()) != 0 { step("v", [y]) }
    }
    /// Half a circle from the pen's place, clockwise.
    mutating func arc(_ radius: Double, _ x: Double, _ y: Double) { step("a", [radius, radius, 0, 0, 1, x, y]) }
    /// A filled rectangle whose corner is the pen's place; the pen comes back to it.
    mutating func block(_ width: Double, _ height: Double) {
        step("h", [width])
        step("v", [height])
        step("h", [-width])
        bytes.append(UInt8(ascii: "z"))
    }
    /// Two lines above each other, the upper from the pen's place; the pen comes back to it.
    mutating func rails(_ width: Double, _ distance: Double) {
        step("h", [width])
        step("m", [-width, distance])
        step("h", [width])
        step("m", [-width, -distance])
    }

    private mutating func step(_ letter: Unicode.Scalar, _ values: [Double]) {
        bytes.append(UInt8(truncatingIfNeeded: letter.value))
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: " ")) }
            Self.append(value, to: &bytes)
        }
    }

    /// A number to a tenth of a unit, written alike on every machine.
    static func append(_ value: Double, to bytes: inout [UInt8]) {
        let limited = value.isFinite ? min(max(value, -1_000_000), 1_000_000) : 0
        let tenths = Int((limited * 10).rounded())
        if tenths < 0 { bytes.append(UInt8(ascii: "-")) }
        let size = abs(tenths)
        bytes += String(size / 10).utf8
        if size % 10 > 0 {
            bytes.append(UInt8(ascii: "."))
            bytes.append(UInt8(ascii: "0") + UInt8(size % 10))
        }
    }
}
