// The claim–counterclaim table of a dispute: a pair of cells for each claim, what answers it below.

import Dossier
import Linking
import Mustache

/// A claim at the top of a dispute's page, and the one that stands beside it.
public struct ClaimPair: Sendable {
    public var claim: Int
    public var rebuttal: Int?
    /// Whether the rebuttal is told here, and not only linked to.
    public var isRebuttalTold: Bool
}

extension Composer {
    /// The rows of a dispute's table. A claim is told once; where it is needed again it is linked to, as another page's is.
    public func claimPairs(_ dispute: Int) -> [ClaimPair] {
        var told: Set<Int> = []
        var pairs: [ClaimPair] = []
        for index in graph.disputes[dispute].claims where graph.claims[index].parent == nil && told.insert(index).inserted {
            let rebuttal = rebuttal(of: index)
            let stands = rebuttal.map { graph.claims[$0].dispute == dispute && (graph.claims[$0].parent ?? index) == index } ?? false
            let isTold = stands && rebuttal.map { told.insert($0).inserted } ?? false
            pairs.append(ClaimPair(claim: index, rebuttal: rebuttal, isRebuttalTold: isTold))
        }
        return pairs
    }

    /// The whole table.
    public func claimTable(_ dispute: Int) -> Markup { claimTable(claimPairs(dispute)) }

    /// One `<tbody>` for each claim at the top: its cell beside that of the first answer that rebuts it; all other answers nested below.
    /// - Parameter depth: how many levels of headings are told, at least the claims and what rebuts them; nil for all.
    public func claimTable(_ pairs: some Sequence<ClaimPair>, depth: Int? = nil) -> Markup {
        var out = Markup(
            raw:
                "<table class=\"cc\" role=\"table\" aria-label=\"Claims and counterclaims\">\n<thead role=\"rowgroup\"><tr role=\"row\"><th scope=\"col\" role=\"columnheader\">Claim</th><th scope=\"col\" role=\"columnheader\">Counterclaim</th></tr></thead>\n"
        )
        for pair in pairs { out.append(row(pair, depth: depth ?? .max)) }
        out.append(raw: "</table>\n")
        return out
    }

    /// The first answer that rebuts a claim: one nested below it, else a claim at the top of its page, else any other.
    public func rebuttal(of index: Int) -> Int? {
        let answers = graph.claims[index].answeredBy.filter { $0.relation == .rebuts }.map(\.claim)
        return answers.first { graph.claims[$0].parent == index }
            ?? answers.first { graph.claims[$0].dispute == graph.claims[index].dispute && graph.claims[$0].parent == nil }
            ?? answers.first
    }

    /// What stands where a rebuttal would, of a claim that nobody rebuts: by whom it is answered otherwise, or that nobody does.
    public func unrebutted(_ index: Int) -> String {
        var parts: [String] = []
        for relation in [AnswerRelation.undercuts, .qualifies, .concedes] {
            var holders: [String] = []
            for answer in graph.claims[index].answeredBy where answer.relation == relation {
                let held = graph.claims[answer.claim].claim.holders
                for name in held.isEmpty ? [wording.somebody] : held.map(partyName) where !holders.contains(name) { holders.append(name) }
            }
            if !holders.isEmpty { parts.append("\(wording.answered(relation)) by \(wording.list(holders))") }
        }
        return parts.isEmpty
            ? "Nobody in the collection answers this claim."
            : "Nobody in the collection rebuts this claim; it is \(wording.list(parts))."
    }

    /// Whether two claims rebut each other, so that neither is the other's mere answer.
    private func areEquals(_ left: Int, _ right: Int) -> Bool {
        graph.claims[left].answers.contains { $0.claim == right && $0.relation == .rebuts }
            && graph.claims[right].answers.contains { $0.claim == left && $0.relation == .rebuts }
    }

    private func row(_ pair: ClaimPair, depth: Int) -> Markup {
        let index = pair.claim
        var out = Markup(raw: "<tbody role=\"rowgroup\">\n<tr class=\"pair\" role=\"row\">\n<td class=\"c\" role=\"cell\">")
        out.append(cell(index, isCounterclaim: false, isOwn: true))
        out.append(raw: "</td>\n")
        if let rebuttal = pair.rebuttal {
            out.append(raw: "<td class=\"k\" role=\"cell\">")
            out.append(cell(rebuttal, isCounterclaim: true, isOwn: pair.isRebuttalTold, isEqual: areEquals(index, rebuttal)))
            out.append(raw: "</td>\n")
        } else {
            out.append(raw: "<td class=\"k none\" role=\"cell\"><div>")
            out.append(side(isCounterclaim: true))
            out.append(raw: "<p>")
            out.append(escaped: unrebutted(index))
            out.append(raw: "</p></div></td>\n")
        }
        out.append(raw: "</tr>\n")
        let responses = responses(to: index, besides: pair.rebuttal, isToldHere: pair.isRebuttalTold, depth: depth)
        if !responses.isEmpty {
            out.append(
                raw: "<tr class=\"resps\" role=\"row\"><td class=\"r\" colspan=\"2\" role=\"cell\"><span class=\"lbl\">Responses</span>\n")
            out.append(responses)
            out.append(raw: "</td></tr>\n")
        }
        out.append(raw: "</tbody>\n")
        return out
    }

    /// - Parameter isOwn: whether it is this page's; another page's claim is linked to, not told again.
    private func cell(_ index: Int, isCounterclaim: Bool, isOwn: Bool, isEqual: Bool = false) -> Markup {
        let linked = graph.claims[index]
        var out = Markup()
        out.append(raw: isOwn ? "<div id=\"" : "<div data-from=\"")
        out.append(escaped: isOwn ? id(ofClaim: index) : linked.claim.id)
        out.append(raw: "\">")
        out.append(side(isCounterclaim: isCounterclaim))
        out.append(raw: "<p class=\"st\">")
        if isOwn {
            out.append(phrase(linked.claim.statement.inlines, in: linked.analysis))
            out.append(permalink(index))
        } else {
            out.append(link(Target(.dispute(linked.dispute), .claim(index)), plainText(linked.claim.statement)))
        }
        out.append(raw: "</p>")
        if isOwn { out.append(citeLine(index)) }
        out.append(details(index))
        if isOwn { out.append(analysis(index)) }
        if isEqual {
            out.append(raw: "<p class=\"meta\">The two statements contradict each other; neither is the other’s mere answer.</p>")
        }
        out.append(raw: "</div>")
        return out
    }

    private func permalink(_ index: Int) -> Markup {
        guard medium == .screen else { return Markup() }
        var out = Markup(raw: " <a class=\"pl\" href=\"")
        out.append(reference: Target(.dispute(graph.claims[index].dispute), .claim(index)).code)
        out.append(raw: "\"><span class=\"vh\">Link to this claim</span><span aria-hidden=\"true\">#</span></a>")
        return out
    }

    /// A claim is cited with its holder: as bare words it would be the dossier's own.
    private func citeLine(_ index: Int) -> Markup {
        let linked = graph.claims[index]
        let holders = linked.claim.holders.isEmpty ? wording.somebody : names(linked.claim.holders)
        let statement = plainText(linked.claim.statement)
        return citeLine(Target(.dispute(linked.dispute), .claim(index)), "“\(statement)” (claim of \(holders))")
    }

    private func analysis(_ index: Int) -> Markup {
        let blocks = graph.claims[index].claim.analysis.blocks
        var out = Markup()
        guard !blocks.isEmpty else { return out }
        out.append(raw: "<div class=\"an\">")
        out.append(prose(graph.claims[index].analysis))
        out.append(raw: "</div>")
        return out
    }

    /// The record of a claim: who holds it, how it came to us, when, on what evidence, and what the editors make of it.
    /// - Parameter withHolders: false where a line above names them.
    public func details(_ index: Int, withHolders: Bool = true) -> Markup {
        let linked = graph.claims[index]
        let claim = linked.claim
        var out = Markup(raw: "<dl>")
        func row(_ label: StaticString, _ value: Markup) {
            out.append(raw: "<dt>")
            out.append(raw: label)
            out.append(raw: "</dt><dd>")
            out.append(value)
            out.append(raw: "</dd>")
        }
        if withHolders { row("Held by", claim.holders.isEmpty ? Markup(raw: "nobody named") : parties(claim.holders)) }
        if !claim.via.isEmpty {
            var chain = Markup()
            for (number, party) in claim.via.enumerated() {
                if number > 0 { chain.append(raw: ", then ") }
                chain.append(self.party(party))
            }
            row("Through", chain)
        }
        if let kind = wording.claimKind(claim.kind) { row("Kind", Markup(escaped: kind)) }
        if let stated = claim.stated { row("Made", time(stated.value)) }
        if let when = claim.when { row("Concerns", time(when.value)) }
        if let words = claim.dateWords { row("Dated", quotedWords(words.value, "in the source")) }
        if let place = claim.place { row("Place", party(place)) }
        if !claim.evidence.isEmpty { row("Evidence", evidence(claim.evidence)) }
        if let hedge = claim.hedge { row("Reserve", quotedWords(hedge.value, "the holder’s own")) }
        for figure in claim.figures { row("Figure", self.figure(figure)) }
        if let confidence = claim.confidence {
            row("Confidence", self.confidence(confidence, word: "\(wording.confidence(confidence)), the editors’"))
        }
        if let likelihood = claim.likelihood { row("Likelihood", Markup(escaped: "\(likelihood.rawValue), the editors’ estimate")) }
        if let status = claim.status { row("Status", self.status(status.value, claim.because, in: linked.analysis)) }
        if claim.status == nil, let because = claim.because { row("Because", phrase(because.inlines, in: linked.analysis)) }
        if let inferred = claim.inferred { row("Inferred", Markup(escaped: inferred)) }
        for allowance in claim.allowances { row("Editors’ remark", Markup(escaped: allowance.reason)) }
        if let reviewed = claim.reviewed { row("Reviewed", Markup(escaped: reviewed)) }
        // Tags are for finding things on the site.
        if !claim.tags.isEmpty, medium == .screen { row("Tags", Markup(escaped: claim.tags.joined(separator: ", "))) }
        let elsewhere = linked.answers.filter { $0.claim != linked.parent }
        if !elsewhere.isEmpty { row("Answers", links(elsewhere)) }
        let reports = reportedIn(linked)
        if !reports.isEmpty { row("Told in", reports) }
        out.append(raw: "</dl>")
        return out
    }

    private func links(_ answers: [ClaimAnswer]) -> Markup {
        var out = Markup()
        for (number, answer) in answers.enumerated() {
            if number > 0 { out.append(raw: "; ") }
            out.append(escaped: wording.relation(answer.relation))
            out.append(raw: " ")
            out.append(
                link(
                    Target(.dispute(graph.claims[answer.claim].dispute), .claim(answer.claim)),
                    plainText(graph.claims[answer.claim].claim.statement)))
        }
        return out
    }

    /// Digest paragraphs that link to the claim and that its evidence does not name already.
    private func reportedIn(_ linked: LinkedClaim) -> Markup {
        var out = Markup(raw: "")
        var seen: Set<Target> = Set(
            linked.claim.evidence.compactMap { ResolvedCitation(citation: $0, source: graph.resolver.source($0.source)).target })
        var first = true
        for passage in linked.reportedIn {
            let target = graph.passages[passage].target
            guard seen.insert(target).inserted else { continue }
            if !first { out.append(raw: ", ") }
            first = false
            out.append(link(target, name(of: target), class: "ref"))
        }
        return out
    }

    private func status(_ status: ClaimStatus, _ because: Phrase?, in passage: Int) -> Markup {
        var out = Markup(escaped: wording.status(status))
        if let because {
            out.append(raw: ": ")
            out.append(phrase(because.inlines, in: passage))
        }
        return out
    }

    func quotedWords(_ words: String, _ whose: String) -> Markup {
        var out = Markup(raw: "<q>")
        out.append(escaped: words)
        out.append(raw: "</q>, ")
        out.append(escaped: whose)
        return out
    }

    func figure(_ figure: Figure) -> Markup {
        var out = Markup()
        if figure.bound != .exactly {
            out.append(escaped: figure.bound.rawValue)
            out.append(raw: " ")
        }
        out.append(escaped: figure.value)
        out.append(raw: ", ")
        out.append(party(figure.measure))
        if let when = figure.when {
            out.append(raw: " (")
            out.append(time(when.value))
            out.append(raw: ")")
        }
        return out
    }

    // MARK: Responses

    /// What answers a claim, nested as the headings are: its other answers, and those to the one in the counterclaim cell if that is told there.
    private func responses(to index: Int, besides rebuttal: Int?, isToldHere: Bool, depth: Int) -> Markup {
        var items = graph.claims[index].children.filter { $0 != rebuttal }
        var elsewhere = graph.claims[index].answeredBy.filter { $0.claim != rebuttal && graph.claims[$0.claim].parent != index }
        if let rebuttal, isToldHere {
            items += graph.claims[rebuttal].children
            elsewhere += graph.claims[rebuttal].answeredBy.filter { $0.claim != index && graph.claims[$0.claim].parent != rebuttal }
        }
        var out = Markup()
        let told = items.filter { isTold($0, depth) }
        let untold = items.filter { !isTold($0, depth) }
        guard !told.isEmpty || !elsewhere.isEmpty || !untold.isEmpty else { return out }
        out.append(raw: "<ul class=\"resp\">\n")
        for item in told {
            out.append(response(item, below: graph.claims[item].parent == index ? "the claim" : "the counterclaim", depth: depth))
        }
        out.append(leftOut(untold))
        for answer in elsewhere { out.append(linkedResponse(answer, on: graph.claims[index].dispute)) }
        out.append(raw: "</ul>\n")
        return out
    }

    /// A level of headings is one step of depth; the first is `##`.
    func isTold(_ index: Int, _ depth: Int) -> Bool { graph.claims[index].claim.level - 1 <= depth }

    /// Nothing is left out without a word.
    private func leftOut(_ claims: [Int]) -> Markup {
        var out = Markup()
        guard let first = claims.first else { return out }
        var all = 0
        var waiting = claims
        while let next = waiting.popLast() {
            all += 1
            waiting += graph.claims[next].children
        }
        out.append(raw: "<li class=\"left-out\">")
        out.append(
            link(
                Target(.dispute(graph.claims[first].dispute), .claim(first)),
                "\(wording.count(all, "deeper response", "deeper responses")) not told here"))
        out.append(raw: "</li>\n")
        return out
    }

    private func response(_ index: Int, below what: String, depth: Int) -> Markup {
        let linked = graph.claims[index]
        let relation = linked.answers.first { $0.claim == linked.parent }?.relation ?? .context
        var out = Markup(raw: "<li id=\"")
        out.append(escaped: id(ofClaim: index))
        out.append(raw: "\"><p class=\"by\">")
        out.append(parties(linked.claim.holders))
        out.append(raw: " <span>")
        out.append(escaped: relation == .context ? wording.answering(relation) : "\(wording.answering(relation)) \(what)")
        out.append(raw: "</span></p><p class=\"st\">")
        out.append(phrase(linked.claim.statement.inlines, in: linked.analysis))
        out.append(permalink(index))
        out.append(raw: "</p>")
        out.append(citeLine(index))
        out.append(details(index, withHolders: false))
        out.append(analysis(index))
        if !linked.children.isEmpty {
            out.append(raw: "<ul class=\"resp\">\n")
            for child in linked.children where isTold(child, depth) { out.append(response(child, below: "this", depth: depth)) }
            out.append(leftOut(linked.children.filter { !isTold($0, depth) }))
            out.append(raw: "</ul>\n")
        }
        out.append(raw: "</li>\n")
        return out
    }

    private func linkedResponse(_ answer: ClaimAnswer, on dispute: Int) -> Markup {
        let linked = graph.claims[answer.claim]
        var out = Markup(raw: "<li><p class=\"by\">")
        out.append(parties(linked.claim.holders))
        out.append(raw: " <span>")
        out.append(
            escaped: "\(wording.answering(answer.relation)), \(wording.elsewhere(linked.dispute == dispute, medium))")
        out.append(raw: "</span></p><p class=\"st\">")
        out.append(link(Target(.dispute(linked.dispute), .claim(answer.claim)), plainText(linked.claim.statement)))
        out.append(raw: "</p></li>\n")
        return out
    }
}
