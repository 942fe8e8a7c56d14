// Every figure of the dossier with who gives it, by what it measures and when: what the conflict rule and the reports ask.

import Dossier
import EDTF
import Quoting

/// A figure and what states it.
public struct StatedFigure: Sendable {
    public enum Owner: Sendable, Hashable {
        /// An index into `Graph.claims`.
        case claim(Int)
        /// An index into `Graph.events`.
        case event(Int)
    }

    public var figure: Figure
    public var owner: Owner

    public init(figure: Figure, owner: Owner) {
        self.figure = figure
        self.owner = owner
    }
}

/// What is measured: an entity by its page, otherwise words, folded and in lower case; with the unit of the value and the time.
public struct MeasureKey: Sendable, Hashable {
    public var entity: Int?
    /// What stands around the entity, or all of the words.
    public var words: String
    public var unit: String
    /// The date in EDTF without its marks of doubt; nil for none.
    public var time: String?
}

extension Graph {
    /// Figures that can be compared, in the order of claims, then events.
    public func figures() -> [(key: MeasureKey, figures: [StatedFigure])] {
        var order: [MeasureKey] = []
        var byKey: [MeasureKey: [StatedFigure]] = [:]
        func add(_ figure: Figure, _ owner: StatedFigure.Owner) {
            guard let quantity = figure.quantity else { return }
            let key = measureKey(figure, unit: quantity.unit)
            if byKey[key] == nil { order.append(key) }
            byKey[key, default: []].append(StatedFigure(figure: figure, owner: owner))
        }
        for (index, linked) in claims.enumerated() { for figure in linked.claim.figures { add(figure, .claim(index)) } }
        for (index, linked) in events.enumerated() { for figure in linked.event.figures { add(figure, .event(index)) } }
        return order.map { ($0, byKey[$0] ?? []) }
    }

    private func measureKey(_ figure: Figure, unit: String) -> MeasureKey {
        let measure = figure.measure
        let entity = measure.link.flatMap { $0.fragment == nil ? resolver.entity($0.page) : nil }
        let words = entity == nil ? measure.text : measure.before + "\u{0}" + measure.after
        let time = figure.when.map { $0.value.description.filter { !"~?%".contains($0) } }
        return MeasureKey(
            entity: entity, words: Folding.fold(words).lowercased().split(separator: " ").joined(separator: " "), unit: unit, time: time)
    }
}
