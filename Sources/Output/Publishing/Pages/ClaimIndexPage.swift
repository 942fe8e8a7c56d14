// All claims and answers of the dossier in one list: by question and in its order; with script by any column.

import Composing
import Dossier
import Linking
import Mustache

struct ClaimIndexPage: TemplateContext {
    var frame: Frame
    var counts: String
    var claims: [ClaimIndexRow]
    var pager: Pager?

    static let schema = Schema<ClaimIndexPage>(
        "claim index", .include { $0.frame }, .text("counts") { $0.counts }, .list("claims") { $0.claims },
        .optionalObject("pager") { $0.pager })
}

struct ClaimIndexRow: TemplateContext {
    var statement: Markup
    /// "Claim", "Rebuts" …: what it is to others.
    var side: String
    var holders: Markup
    var dispute: Markup
    var made: Markup?
    /// What the date is sorted by.
    var madeKey: String
    var confidence: Markup?
    var confidenceKey: String
    var status: String?

    static let schema = Schema<ClaimIndexRow>(
        "claim in a list", .markup("statement") { $0.statement }, .text("side") { $0.side }, .markup("holders") { $0.holders },
        .markup("dispute") { $0.dispute }, .optionalMarkup("made") { $0.made }, .text("made-key") { $0.madeKey },
        .optionalMarkup("confidence") { $0.confidence }, .text("confidence-key") { $0.confidenceKey }, .optionalText("status") { $0.status }
    )

    /// - Parameter rank: the claim's place in the order of dates.
    init(_ index: Int, rank: Int?, _ composer: Composer) {
        let linked = composer.graph.claims[index]
        let claim = linked.claim
        statement = composer.link(Target(.dispute(linked.dispute), .claim(index)), composer.plainText(claim.statement))
        let relation = linked.answers.first { $0.claim == linked.parent }?.relation ?? linked.answers.first?.relation
        let side = relation.map { composer.wording.relation($0) } ?? (linked.isCounterclaim ? "counterclaim" : "claim")
        self.side = side.prefix(1).uppercased() + side.dropFirst()
        holders = claim.holders.isEmpty ? Markup(raw: "nobody named") : composer.parties(claim.holders)
        let dispute = composer.graph.corpus.disputes[linked.dispute]
        self.dispute = composer.link(Target(.dispute(linked.dispute)), dispute.short ?? dispute.title)
        made = claim.stated.map { composer.time($0.value) }
        // Dates in words have no order of their own; undated claims come last.
        madeKey = rank.map(String.init) ?? "~"
        confidence = claim.confidence.map { composer.confidence($0, word: composer.wording.confidence($0)) }
        confidenceKey = claim.confidence.map { $0 == .low ? "1" : $0 == .moderate ? "2" : "3" } ?? ""
        status = claim.status.map { composer.wording.status($0.value) }
    }
}

extension ClaimIndexPage {
    /// Claims on one page of the list.
    static let rows = 100

    /// Each claim's place in the order of the dates they were made on; nil for the undated.
    static func dateRanks(_ graph: Graph) -> [Int?] {
        var ranks = [Int?](repeating: nil, count: graph.claims.count)
        let dated = graph.claims.indices.compactMap { index in graph.claims[index].claim.stated.map { (index, $0.value) } }
        for (rank, entry) in dated.sorted(by: { $0.1 == $1.1 ? $0.0 < $1.0 : $0.1 < $1.1 }).enumerated() { ranks[entry.0] = rank }
        return ranks
    }

    init(part: Int, parts: Int, _ frame: Frame, _ composer: Composer, dateRanks: [Int?]) {
        let graph = composer.graph
        self.frame = frame
        counts =
            "\(composer.wording.count(graph.claims.count, "claim and response", "claims and responses")) to \(composer.wording.count(graph.disputes.count, "question", "questions")), each with its holder."
        claims = Array(graph.claims.indices).part(part, rows: Self.rows).map {
            ClaimIndexRow($0, rank: dateRanks[$0], composer)
        }
        pager = Pager(SitePage(.claimIndex, part: part), of: parts)
    }
}
