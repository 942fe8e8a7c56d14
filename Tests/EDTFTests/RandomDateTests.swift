// Properties that hold for any text and any date, on random ones.

import EDTF
import SeededRandom
import Testing

struct RandomDateTests {
    private static let samples = [
        "2021-10-12", "2014~", "2004?-06-~11", "156X-12-25", "XXXX-XX-23", "-0043-03", "Y17E7", "Y-17101E3S3", "1950S2", "2001-34",
        "2016-05-02T16:54:59+02:30", "2024-06~/2024-10", "../2006", "2004-06-01/", "1800/1X01", "[..1760-12-03]", "{1960,1961-12,1970..}",
        "[1667, 1668, 1670..1672]", "October 12th, 2021", "c. 2014", "12.10.2021", "2020–2022", "between May 2022 and March 2024", "2010s",
    ]
    private static let alphabet = Array("0123456789012XX--//..[]{},,?~%YESTZ:+ \u{2013}éaugustb")

    private static func text(using generator: inout SeededGenerator) -> String {
        var characters = Array(samples.randomElement(using: &generator) ?? "")
        if Int.random(in: 0..<4, using: &generator) == 0 { characters = [] }
        for _ in 0..<Int.random(in: 0..<5, using: &generator) {
            let place = Int.random(in: 0...characters.count, using: &generator)
            let letter = alphabet.randomElement(using: &generator) ?? "X"
            switch Int.random(in: 0..<3, using: &generator) {
            case 0: characters.insert(letter, at: place)
            case 1 where place < characters.count: characters[place] = letter
            case _ where place < characters.count: characters.remove(at: place)
            default: characters.append(letter)
            }
        }
        return String(characters)
    }

    /// A date the grammar allows, though it may still be impossible or reversed.
    private static func grammatical(using generator: inout SeededGenerator) -> String {
        func digits(_ range: ClosedRange<Int>, _ width: Int, _ generator: inout SeededGenerator) -> String {
            let number = String(Int.random(in: range, using: &generator))
            var text = Array(String(repeating: "0", count: width - number.count) + number)
            if Int.random(in: 0..<5, using: &generator) == 0, let place = text.indices.randomElement(using: &generator) {
                text[place] = "X"
            }
            return String(text)
        }
        func mark(_ generator: inout SeededGenerator) -> String {
            Int.random(in: 0..<6, using: &generator) == 0 ? ["?", "~", "%"].randomElement(using: &generator) ?? "" : ""
        }
        func one(_ generator: inout SeededGenerator) -> String {
            var text = mark(&generator) + (Int.random(in: 0..<6, using: &generator) == 0 ? "-" : "") + digits(1...2030, 4, &generator)
            text += mark(&generator)
            let depth = Int.random(in: 0..<4, using: &generator)
            if depth == 3 { return text + "-" + String(Int.random(in: 21...41, using: &generator)) + mark(&generator) }
            if depth > 0 { text += "-" + mark(&generator) + digits(1...12, 2, &generator) + mark(&generator) }
            if depth > 1 { text += "-" + mark(&generator) + digits(1...31, 2, &generator) + mark(&generator) }
            return text
        }
        switch Int.random(in: 0..<8, using: &generator) {
        case 0: return one(&generator) + "/" + one(&generator)
        case 1: return one(&generator) + "/.."
        case 2: return "/" + one(&generator)
        case 3: return "[" + one(&generator) + ", " + one(&generator) + "]"
        case 4: return "{.." + one(&generator) + "," + one(&generator) + ".." + one(&generator) + "}"
        default: return one(&generator)
        }
    }

    @Test func anyTextIsReadOrRefusedInPlace() throws {
        var generator = SeededGenerator(for: "any text")
        var (read, refused) = (0, 0)
        for round in 0..<6_000 {
            let text = round % 2 == 0 ? Self.text(using: &generator) : Self.grammatical(using: &generator)
            do {
                let parsed = try DateExpression(parsing: text)
                read += 1
                let again = refusal(parsed.description) == nil ? try date(parsed.description) : nil
                #expect(again == parsed && again?.description == parsed.description, "\(text) seed \(generator.seed)")
                if let first = parsed.earliest, let last = parsed.latest { #expect(first <= last, "\(text) seed \(generator.seed)") }
                #expect(parsed.overlaps(parsed) && parsed.contains(parsed) && !(parsed < parsed), "\(text) seed \(generator.seed)")
                #expect(!parsed.phrase().isEmpty && !parsed.phrase().contains("{"), "\(text) seed \(generator.seed)")
            } catch {
                let error = refusal(text)
                refused += 1
                guard let error else { continue }
                let inside = error.offset >= 0 && error.length >= 0 && error.offset + error.length <= text.utf8.count
                #expect(inside, "\(text) seed \(generator.seed)")
                if let suggestion = error.suggestion {
                    #expect(refusal(suggestion) == nil, "\(text) → \(suggestion) seed \(generator.seed)")
                }
            }
        }
        #expect(read > 500 && refused > 500, "seed \(generator.seed)")
    }

    @Test func anyBytesAreReadOrRefused() {
        var generator = SeededGenerator(for: "any bytes")
        for _ in 0..<3_000 {
            let bytes = (0..<Int.random(in: 0..<20, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
            bytes.withUnsafeBufferPointer { buffer in
                do throws(DateSyntaxError) {
                    _ = try DateExpression(parsing: buffer)
                } catch {
                    #expect(error.offset + error.length <= bytes.count, "\(bytes) seed \(generator.seed)")
                }
            }
        }
    }

    @Test func orderIsTotalAndContainmentImpliesOverlap() throws {
        var generator = SeededGenerator(for: "order of any dates")
        var dates: [DateExpression] = []
        while dates.count < 150 {
            if let parsed = try? date(Self.grammatical(using: &generator)) { dates.append(parsed) }
        }
        let sorted = dates.sorted()
        for (index, left) in sorted.enumerated() {
            for right in sorted[index...] {
                #expect(!(right < left), "\(left) \(right) seed \(generator.seed)")
                #expect((left < right) == (left != right), "\(left) \(right) seed \(generator.seed)")
                #expect(left.overlaps(right) == right.overlaps(left), "\(left) \(right) seed \(generator.seed)")
                if left.contains(right) || right.contains(left) { #expect(left.overlaps(right), "\(left) \(right) seed \(generator.seed)") }
            }
        }
    }
}
