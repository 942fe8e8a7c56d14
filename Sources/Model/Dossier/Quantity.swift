// A figure's value as a number with a unit, so that two can be compared: "13,000 troops", "$550 million", "10–12 days".

import Foundation

/// A number, or a range of numbers, of something.
public struct Quantity: Sendable, Hashable {
    public var range: ClosedRange<Double>
    /// What is counted, in lower case and the singular: "troop", "$", "%"; empty for a bare number.
    public var unit: String

    public init(_ range: ClosedRange<Double>, unit: String) {
        self.range = range
        self.unit = unit
    }

    /// Reads a figure's value. Thousands are parted by commas or spaces, decimals by a point; a number up to twenty may be a word.
    /// Nil where the text does not begin with a number, a currency's sign before it aside.
    public init?(_ value: String) {
        var words = Self.words(of: value)[...]
        let currency = words.first.flatMap { Self.currencies[$0] }
        if currency != nil { words = words.dropFirst() }
        guard let first = Self.number(&words) else { return nil }
        var low = first
        var high = first
        if let mark = words.first, ["-", "–", "—", "to", "or"].contains(mark) {
            var rest = words.dropFirst()
            if let sign = rest.first, Self.currencies[sign] != nil { rest = rest.dropFirst() }
            if let second = Self.number(&rest) {
                words = rest
                low = first
                high = second
            }
        }
        if let scale = words.first.flatMap({ Self.scales[$0] }) {
            words = words.dropFirst()
            // "10 to 12 million": what stands once holds for both.
            if low < 1_000 || low == high { low *= scale }
            high *= scale
        }
        guard low.isFinite, high.isFinite else { return nil }
        range = min(low, high)...max(low, high)
        unit = Self.unit(words, currency: currency)
    }

    // MARK: Reading

    private static let scales: [String: Double] = [
        "hundred": 100, "thousand": 1_000, "million": 1_000_000, "m": 1_000_000, "mn": 1_000_000, "billion": 1_000_000_000,
        "bn": 1_000_000_000, "trillion": 1_000_000_000_000,
    ]
    private static let currencies = ["$": "$", "us$": "$", "usd": "$", "€": "€", "eur": "€", "£": "£", "gbp": "£"]
    private static let units = [
        "dollar": "$", "us dollar": "$", "euro": "€", "pound sterling": "£", "per cent": "%", "percent": "%", "usd": "$", "eur": "€",
        "person": "person", "people": "person", "men": "man", "women": "woman", "children": "child",
    ]
    private static let numerals = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty",
    ]

    /// Lower-case words, numbers with their commas and points, and signs, each by itself.
    private static func words(of text: String) -> [String] {
        var words: [String] = []
        var current = ""
        var wasNumber = false
        func isSpace(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.isWhitespace }
        for scalar in text.lowercased().unicodeScalars {
            let isDigit = (0x30...0x39).contains(scalar.value)
            let continuesNumber = wasNumber && (isDigit || scalar == "," || scalar == ".")
            let continuesWord = !current.isEmpty && !wasNumber && (scalar.properties.isAlphabetic || scalar == "$" || scalar == "'")
            if isSpace(scalar) {
                if !current.isEmpty { words.append(current) }
                current = ""
                wasNumber = false
            } else if continuesNumber || continuesWord {
                current.unicodeScalars.append(scalar)
            } else {
                if !current.isEmpty { words.append(current) }
                current = String(scalar)
                wasNumber = isDigit
                if !isDigit && !scalar.properties.isAlphabetic {
                    words.append(current)
                    current = ""
                }
            }
        }
        if !current.isEmpty { words.append(current) }
        return words
    }

    /// Takes a number off the front.
    private static func number(_ words: inout ArraySlice<String>) -> Double? {
        guard let first = words.first else { return nil }
        if let value = numerals.firstIndex(of: first) {
            words = words.dropFirst()
            return Double(value)
        }
        guard first.utf8.first.map({ (0x30...0x39).contains($0) }) == true else { return nil }
        var digits = first
        var rest = words.dropFirst()
        // "13 000": further groups of three.
        while digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }), let next = rest.first, next.utf8.count == 3,
            next.utf8.allSatisfy({ (0x30...0x39).contains($0) }), digits.utf8.count <= 15
        {
            digits += next
            rest = rest.dropFirst()
        }
        while digits.hasSuffix(",") || digits.hasSuffix(".") { digits.removeLast() }
        let groups = digits.split(separator: ",", omittingEmptySubsequences: false)
        let isGrouped = groups.dropFirst().allSatisfy { $0.prefix { $0 != "." }.count == 3 }
        // "1,5" is one and a half where it can't be thousands.
        let plain = isGrouped ? groups.joined() : groups.count == 2 ? groups.joined(separator: ".") : nil
        guard let plain, let value = Double(plain) else { return nil }
        words = rest
        return value
    }

    private static func unit(_ words: ArraySlice<String>, currency: String?) -> String {
        var words = words
        if words.first == "of" { words = words.dropFirst() }
        if let currency { return ([currency] + words).joined(separator: " ") }
        var parts = Array(words)
        if let last = parts.last, last.utf8.count > 3, last.hasSuffix("s"), !last.hasSuffix("ss") {
            parts[parts.count - 1] = String(last.dropLast())
        }
        let text = parts.joined(separator: " ")
        return units[text] ?? text
    }
}

extension Figure {
    /// The value as a number; nil for one that can't be read as such.
    public var quantity: Quantity? { Quantity(value) }

    /// What the value and its bound allow: "about" a tenth either way, "at least" and "up to" without end on one side.
    public var allowedRange: ClosedRange<Double>? {
        guard let range = quantity?.range else { return nil }
        switch bound {
        case .exactly: return range
        case .about: return (range.lowerBound - abs(range.lowerBound) / 10)...(range.upperBound + abs(range.upperBound) / 10)
        case .atLeast: return range.lowerBound...Double.infinity
        case .upTo: return -Double.infinity...range.upperBound
        }
    }
}
