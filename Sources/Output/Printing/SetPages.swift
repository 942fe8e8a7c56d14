// On which page of a PDF each id stands: read from files of our own typesetter, and no others.

import Compressing

/// The pages of a PDF, and its named destinations (ISO 32000-1, section 12.3.2.3).
public struct SetPages: Sendable, Hashable {
    public private(set) var count = 0
    /// From 1, by the id of the HTML.
    public private(set) var pages: [String: Int] = [:]

    /// Of nothing set yet.
    init() {}

    /// - Parameter pdf: of another kind nothing is found, and the count is 0.
    public init(_ pdf: [UInt8]) {
        let pdf = Self.objects(pdf) ?? pdf
        var numbers: [Int: Int] = [:]
        guard let object = Self.pagesObject(in: pdf), let start = Self.find("/Kids [", in: pdf, from: object.lowerBound),
            start < object.upperBound
        else { return }
        var scan = ByteScan(bytes: pdf, position: start)
        while let number = scan.number() {
            count += 1
            numbers[number] = count
            scan.skip(past: "R")
        }
        guard var names = Self.find("/Names [", in: pdf, from: 0) else { return }
        while names < pdf.count {
            var scan = ByteScan(bytes: pdf, position: names)
            guard let name = scan.string() else { break }
            guard scan.skip(past: "["), let object = scan.number(), scan.skip(past: "]") else { break }
            if let page = numbers[object], pages[name] == nil { pages[name] = page }
            names = scan.position
        }
    }

    /// The objects that a compressed file holds in one stream (ISO 32000-1, section 7.5.7), written as an uncompressed one has them.
    private static func objects(_ pdf: [UInt8]) -> [UInt8]? {
        guard let type = find("/Type /ObjStm", in: pdf, from: 0), let start = find("stream\n", in: pdf, from: type) else { return nil }
        guard let packed = find("endstream", in: pdf, from: start),
            let bytes = Deflated.unpacked(Array(pdf[start..<packed]), limit: 1_000_000_000)
        else { return nil }
        var dictionary = type
        while dictionary > 0, !pdf[dictionary...].starts(with: " obj".utf8) { dictionary -= 1 }
        func value(_ key: StaticString) -> Int? {
            find(key, in: pdf, from: dictionary).flatMap { place in
                var scan = ByteScan(bytes: pdf, position: place)
                return scan.number()
            }
        }
        guard let count = value("/N "), let first = value("/First "), first <= bytes.count else { return nil }
        var scan = ByteScan(bytes: bytes, position: 0)
        var places: [(number: Int, offset: Int)] = []
        for _ in 0..<count {
            guard let number = scan.number(), let offset = scan.number(), first + offset <= bytes.count else { return nil }
            places.append((number, first + offset))
        }
        var out: [UInt8] = []
        for (index, place) in places.enumerated() {
            let end = index + 1 < places.count ? places[index + 1].offset : bytes.count
            guard place.offset <= end else { return nil }
            out += "\(place.number) 0 obj\n".utf8
            out += bytes[place.offset..<end]
            out += "\nendobj\n".utf8
        }
        return out
    }

    /// The object of the page tree: our typesetter writes one node, with all pages as its kids.
    private static func pagesObject(in pdf: [UInt8]) -> Range<Int>? {
        guard let type = find("/Type /Pages", in: pdf, from: 0) else { return nil }
        var start = type
        while start > 0, !pdf[start...].starts(with: " obj".utf8) { start -= 1 }
        let end = find("endobj", in: pdf, from: type) ?? pdf.count
        return start..<end
    }

    /// The offset after the first occurrence.
    private static func find(_ text: StaticString, in bytes: [UInt8], from: Int) -> Int? {
        text.withUTF8Buffer { wanted in
            guard let first = wanted.first else { return nil }
            var position = from
            while position + wanted.count <= bytes.count {
                if bytes[position] == first, bytes[position..<position + wanted.count].elementsEqual(wanted) {
                    return position + wanted.count
                }
                position += 1
            }
            return nil
        }
    }
}

/// Reads a PDF's tokens as far as names of destinations need.
private struct ByteScan {
    let bytes: [UInt8]
    var position: Int

    private mutating func skipSpace() {
        while position < bytes.count, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) { position += 1 }
    }

    mutating func number() -> Int? {
        skipSpace()
        var value: Int?
        while position < bytes.count, (0x30...0x39).contains(bytes[position]) {
            let (next, overflow) = (value ?? 0).multipliedReportingOverflow(by: 10)
            guard !overflow, next < 1 << 40 else { return nil }
            value = next + Int(bytes[position] - 0x30)
            position += 1
        }
        return value
    }

    @discardableResult
    mutating func skip(past character: Character) -> Bool {
        guard let byte = character.asciiValue else { return false }
        while position < bytes.count {
            position += 1
            if bytes[position - 1] == byte { return true }
        }
        return false
    }

    /// A literal string of ASCII without parentheses in it, as our ids are.
    mutating func string() -> String? {
        skipSpace()
        guard position < bytes.count, bytes[position] == UInt8(ascii: "(") else { return nil }
        let start = position + 1
        guard skip(past: ")") else { return nil }
        return String(decoding: bytes[start..<position - 1], as: UTF8.self)
    }
}
