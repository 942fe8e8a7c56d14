// A dispute as a map: the question, who claims what, and who answers whom. All it shows stands in the claim table too.

import Charting
import Dossier
import Linking
import Mustache

extension Composer {
    /// Positions up to which a map is drawn for narrow screens too.
    private static let narrowLimit = 24

    /// The map of a dispute, wide and narrow; nil where it has no claims.
    /// - Parameters:
    ///   - depth: as in the claim table.
    ///   - isBesideTable: whether the whole table stands on the same page; elsewhere the narrow map, whose words break as they must, is no
    ///     help.
    public func argumentFigure(_ dispute: Int, _ medium: Medium = .screen, depth: Int? = nil, isBesideTable: Bool = true) -> Markup? {
        let claims = arguedClaims(dispute, depth: depth ?? .max)
        guard !claims.isEmpty else { return nil }
        let question = graph.corpus.disputes[dispute].title
        let label = "Map of the argument"
        guard medium == .screen else { return printedFigure(question, claims, label: label) }
        var out = Markup(raw: "<figure class=\"chart map\">")
        out.append(ArgumentMap(question: question, claims, .wide).drawing(medium, label: label))
        // A drawing as tall as many screens shows no shape; there the table alone is left.
        if claims.count <= Self.narrowLimit, isBesideTable {
            out.append(ArgumentMap(question: question, claims, .narrow).drawing(medium, label: label))
        }
        out.append(
            raw: "<figcaption class=\"meta\">How the positions bear on one another. The table of claims gives each with its evidence.")
        out.append(raw: "</figcaption></figure>")
        return out
    }

    /// Up to this height, in its own units, the wide drawing's words are no smaller than 7 points on a landscape page.
    private static let landscapeLimit = 730.0
    /// A column of an upright page.
    private static let columnLimit = 880.0
    /// Positions up to which a map shows a shape at all.
    private static let printLimit = 60

    /// On a landscape page where it fits, else in two columns of an upright one.
    private func printedFigure(_ question: String, _ claims: [ArguedClaim], label: String) -> Markup? {
        guard claims.count <= Self.printLimit else { return nil }
        let label = "\(label): \(question)"
        let wide = ArgumentMap(question: question, claims, .wide)
        var out = Markup()
        if wide.height <= Self.landscapeLimit {
            out.append(raw: "<figure class=\"chart map wide\">")
            out.append(wide.drawing(.print, label: label))
        } else {
            out.append(raw: "<figure class=\"chart map columns\">")
            for piece in ArgumentMap(question: question, claims, .narrow).pieces(.print, label: label, limit: Self.columnLimit) {
                out.append(piece)
            }
        }
        out.append(
            raw: "<figcaption class=\"meta\">How the positions bear on one another: a square marks a claim, a diamond a counterclaim.")
        out.append(raw: " The table gives each with its evidence.</figcaption></figure>")
        return out
    }

    /// Each after what it stands under; a claim at the top is followed by the one that rebuts it, as in the table.
    func arguedClaims(_ dispute: Int, depth: Int = .max) -> [ArguedClaim] {
        let top = graph.disputes[dispute].claims.filter { graph.claims[$0].parent == nil }
        var order: [(claim: Int, opposes: Bool)] = []
        var told: Set<Int> = []
        for claim in top where told.insert(claim).inserted {
            order.append((claim, false))
            if let other = rebuttal(of: claim), graph.claims[other].dispute == dispute, graph.claims[other].parent == nil,
                told.insert(other).inserted
            {
                order.append((other, true))
            }
        }
        var places: [Int: Int] = [:]
        var out: [ArguedClaim] = []
        for root in order {
            var waiting = [root.claim]
            while let next = waiting.popLast() {
                places[next] = out.count
                let parent = graph.claims[next].parent.flatMap { places[$0] }
                let previous = root.opposes && next == root.claim ? order.first { rebuttal(of: $0.claim) == next }?.claim : nil
                out.append(arguedClaim(next, parent: parent, opposing: previous))
                waiting += graph.claims[next].children.reversed().filter { isTold($0, depth) || rebuttal(of: next) == $0 }
            }
        }
        return out
    }

    /// Whether the other is the claim that stands below this one as its equal.
    private func isEqual(_ other: Int, of index: Int) -> Bool {
        graph.claims[other].dispute == graph.claims[index].dispute && graph.claims[other].parent == nil && rebuttal(of: index) == other
            && graph.claims[other].answers.contains { $0.claim == index && $0.relation == .rebuts } && index < other
    }

    private func arguedClaim(_ index: Int, parent: Int?, opposing previous: Int?) -> ArguedClaim {
        let linked = graph.claims[index]
        let main = linked.parent ?? previous
        var relation = linked.answers.first { $0.claim == main }.map { wording.relation($0.relation) }
        if let known = relation, let previous {
            let isMutual = graph.claims[previous].answers.contains { $0.claim == index && $0.relation == .rebuts }
            relation = isMutual ? "each rebuts the other" : "\(known) the claim above"
        }
        // Of two that rebut each other the second says so for both.
        let remarks = linked.answers.filter { $0.claim != main && !(parent == nil && isEqual($0.claim, of: index)) }.map { answer in
            let other = graph.claims[answer.claim]
            let holders = other.claim.holders.isEmpty ? wording.somebody : names(other.claim.holders)
            let dispute = graph.corpus.disputes[other.dispute]
            let place = other.dispute == linked.dispute ? "" : " on “\(dispute.short ?? dispute.title)”"
            return "\(wording.relation(answer.relation)) the claim of \(holders)\(place)"
        }
        // As in the table above the map: what rebuts another page's claim alone is a claim here.
        let answersHere = linked.answers.contains { graph.claims[$0.claim].dispute == linked.dispute }
        let isCounterclaim = linked.isCounterclaim && answersHere
        let side: ArguedClaim.Side = isCounterclaim ? .counterclaim : linked.parent == nil ? .claim : .neither
        return ArguedClaim(
            statement: plainText(linked.claim.statement),
            holder: linked.claim.holders.isEmpty ? "nobody named" : names(linked.claim.holders), side: side, relation: relation,
            remarks: remarks, parent: parent, target: Target(.dispute(linked.dispute), .claim(index)).code,
            opposesPrevious: previous != nil)
    }
}
