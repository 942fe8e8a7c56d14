// Sources by date, undated ones last: the order they are listed in and led through.

import Dossier
import EDTF
import Linking

struct SourceOrder: Sendable {
    private let sources: [Source]
    /// A date's first day decides nearly always.
    private let days: [Int]

    init(_ graph: Graph) {
        sources = graph.corpus.sources
        days = sources.map { $0.published.map { $0.value.earliest ?? .min } ?? .max }
    }

    /// - Parameter some: the sources to be put in order; all where none are named.
    func sorted(_ some: [Int]? = nil) -> [Int] { (some ?? Array(sources.indices)).sorted(by: precedes) }

    private func precedes(_ left: Int, _ right: Int) -> Bool {
        if days[left] != days[right] { return days[left] < days[right] }
        return switch (sources[left].published?.value, sources[right].published?.value) {
        case (let a?, let b?): a == b ? left < right : a < b
        case (_?, nil): true
        case (nil, _?): false
        case (nil, nil): left < right
        }
    }

    /// Where one source stands, without putting the others in order.
    func place(of index: Int) -> SourcePlace {
        var place = SourcePlace(number: 0, count: sources.count)
        for other in sources.indices where other != index {
            if precedes(other, index) {
                place.number += 1
                if place.before.map({ precedes($0, other) }) ?? true { place.before = other }
            } else if place.after.map({ precedes(other, $0) }) ?? true {
                place.after = other
            }
        }
        return place
    }

    /// Where each stands.
    func places() -> [SourcePlace] {
        let order = sorted()
        var places = [SourcePlace](repeating: SourcePlace(number: 0, count: order.count), count: order.count)
        for (number, index) in order.enumerated() {
            places[index] = SourcePlace(
                number: number, count: order.count, before: number > 0 ? order[number - 1] : nil,
                after: number + 1 < order.count ? order[number + 1] : nil)
        }
        return places
    }
}

/// A source among the others.
struct SourcePlace: Sendable, Equatable {
    /// From 0.
    var number: Int
    var count: Int
    var before: Int?
    var after: Int?
}
