// What a source's own record says of its paragraphs by number: the digest's marks, `mentions`, `nothing-in`.

import Diagnostics
import Dossier

struct RecordMoves {
    var source: Source
    var map: Correspondence

    /// - Returns: the digest's marks with their new numbers, in the order of the file.
    func collect(into collector: inout EditCollector) -> [Written<Int>] {
        moveMentions(into: &collector)
        moveNothing(into: &collector)
        return moveDigest(into: &collector)
    }

    /// A block of the digest follows its paragraph; of one that was split it stays whole at the first part, until its author divides it.
    private func moveDigest(into collector: inout EditCollector) -> [Written<Int>] {
        var taken: [Int: Int] = [:]
        return source.marks.map { mark in
            guard let new = map.candidates(mark.value).first else {
                let isKnown = map.fate(mark.value) != nil
                collector.report(
                    .error, isKnown ? "¶\(mark.value) is no paragraph any more" : "there was no ¶\(mark.value) before either",
                    at: mark.origin, notes: ["move what it says to another block, or take it out"])
                return mark
            }
            if case .split(let parts)? = map.fate(mark.value) {
                collector.report(
                    .warning, "¶\(mark.value) is now \(parts.map { "¶\($0)" }.joined(separator: ", "))", at: mark.origin,
                    notes: ["divide what its block says between them"])
            }
            if let other = taken[new], other != mark.value {
                collector.report(
                    .warning, "¶\(other) and ¶\(mark.value) are now one paragraph, ¶\(new)", at: mark.origin,
                    notes: ["make one block of the two"])
            }
            taken[new] = mark.value
            let typed = collector.string(mark.origin)
            if typed.hasSuffix("\(mark.value)") {
                collector.replace(mark.origin, with: typed.dropLast("\(mark.value)".count) + "\(new)")
            } else {
                collector.report(.error, "this mark of ¶\(mark.value) has to be moved by hand", at: mark.origin)
            }
            return Written(new, at: mark.origin)
        }
    }

    /// `Minsk ¶2.2`: occurrences are counted in the digest, so a key goes where its block goes.
    private func moveMentions(into collector: inout EditCollector) {
        var places: [String: Int] = [:]
        for meaning in source.meanings {
            guard let old = meaning.paragraph else { continue }
            let origin = meaning.nameOrigin
            let typed = collector.string(origin)
            guard let new = map.candidates(old).first else {
                collector.report(.error, "¶\(old) is no paragraph any more", at: origin, notes: ["mentions names it"])
                continue
            }
            let key = "\(meaning.name) ¶\(new)"
            if meaning.occurrence != nil, map.origins(of: new).first != old {
                collector.report(
                    .error, "¶\(old) is now a part of ¶\(new), where \(meaning.name) is counted anew", at: origin,
                    notes: ["write which occurrence is meant"])
            } else if meaning.occurrence == nil, let other = places[key] {
                collector.report(
                    .error, "¶\(other) and ¶\(old) are now one paragraph, ¶\(new)", at: origin,
                    notes: ["\(meaning.name) can mean only one thing there, or one at each occurrence"])
            } else if let mark = typed.lastIndex(of: "¶"), let digits = typed[mark...].firstRange(of: "\(old)") {
                let start = origin.range.lowerBound + typed.utf8.distance(from: typed.startIndex, to: digits.lowerBound)
                collector.replace(Origin(file: origin.file, range: start..<(start + "\(old)".utf8.count)), with: "\(new)")
            } else {
                collector.report(.error, "this key with ¶\(old) has to be moved by hand", at: origin)
            }
            if meaning.occurrence == nil { places[key] = old }
        }
    }

    private func moveNothing(into collector: inout EditCollector) {
        let empty = Set(source.nothingIn)
        for item in source.nothingInItems {
            var numbers: Set<Int> = []
            var isMoved = true
            for old in item.value {
                let candidates = map.candidates(old)
                if candidates.isEmpty {
                    collector.report(.error, "¶\(old) is no paragraph any more", at: item.origin, notes: ["nothing-in names it"])
                    isMoved = false
                }
                for new in candidates {
                    if let other = map.origins(of: new).first(where: { !empty.contains($0) }) {
                        collector.report(
                            .error, "¶\(old) is now one paragraph with ¶\(other), which nothing-in does not name", at: item.origin,
                            notes: ["is there nothing in ¶\(new) as a whole?"])
                        isMoved = false
                    }
                    numbers.insert(new)
                }
            }
            guard isMoved, let first = numbers.min(), let last = numbers.max() else { continue }
            let typed = collector.string(item.origin)
            let isRun = last - first + 1 == numbers.count && numbers.count > 1
            let sign = typed.hasPrefix("¶") || isRun
            let text =
                isRun
                ? "¶¶\(first)–\(last)" : numbers.sorted().map { "\(sign ? "¶" : "")\($0)" }.joined(separator: " ")
            collector.replace(item.origin, with: text)
        }
    }
}
