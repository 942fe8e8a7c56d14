// The matrix of the first page: for each question which source carries a claim, a counterclaim, or only a response.

import Dossier
import Linking
import Mustache

/// What a source has to say in a dispute.
struct SourceVoice: OptionSet {
    let rawValue: UInt8

    static let claim = SourceVoice(rawValue: 1)
    static let counterclaim = SourceVoice(rawValue: 2)
    static let response = SourceVoice(rawValue: 4)
}

extension Composer {
    /// A table of disputes by sources; empty where nothing of the disputes is found in a source.
    /// - Parameters:
    ///   - columns: at most so many sources, those that speak in most of the disputes, in the order given.
    public func whoSaysWhat(_ disputes: [Int], sources: [Int], columns: Int) -> Markup {
        let voices = disputes.map { self.voices(in: $0) }
        var counts: [Int: Int] = [:]
        for row in voices { for source in row.keys { counts[source, default: 0] += 1 } }
        let heard = sources.enumerated().filter { counts[$0.element] != nil }
        let chosen = Set(
            heard.sorted { left, right in
                let (a, b) = (counts[left.element] ?? 0, counts[right.element] ?? 0)
                return a == b ? left.offset < right.offset : a > b
            }.prefix(columns).map(\.element))
        let shown = heard.map(\.element).filter(chosen.contains)
        var out = Markup()
        guard !shown.isEmpty else { return out }
        out.append(raw: "<div class=\"scroll\" role=\"region\" aria-label=\"Questions by source\" tabindex=\"0\"><table class=\"mx\">\n")
        out.append(raw: "<thead><tr><th scope=\"col\">Question</th>")
        for source in shown {
            out.append(raw: "<th scope=\"col\">")
            out.append(link(Target(.source(source)), graph.corpus.sources[source].short))
            out.append(raw: "</th>")
        }
        out.append(raw: "</tr></thead>\n<tbody>\n")
        for (index, row) in zip(disputes, voices) {
            let dispute = graph.corpus.disputes[index]
            out.append(raw: "<tr><th scope=\"row\">")
            out.append(link(Target(.dispute(index)), dispute.short ?? dispute.title))
            out.append(raw: "</th>")
            for source in shown {
                out.append(raw: "<td>")
                out.append(cell(row[source] ?? []))
                out.append(raw: "</td>")
            }
            out.append(raw: "</tr>\n")
        }
        out.append(raw: "</tbody></table></div>\n")
        out.append(raw: "<ul class=\"key\" aria-hidden=\"true\"><li>")
        out.append(Self.claimGlyph)
        out.append(raw: "Claim</li><li>")
        out.append(Self.counterclaimGlyph)
        out.append(raw: "Counterclaim</li><li>")
        out.append(Self.responseGlyph)
        out.append(raw: "Response only</li></ul>\n")
        return out
    }

    /// A claim is in a source that its evidence cites, or whose digest links to it.
    private func voices(in dispute: Int) -> [Int: SourceVoice] {
        var voices: [Int: SourceVoice] = [:]
        for index in graph.disputes[dispute].claims {
            let linked = graph.claims[index]
            let voice: SourceVoice = linked.isCounterclaim ? .counterclaim : linked.parent == nil ? .claim : .response
            for citation in linked.claim.evidence {
                if let source = graph.resolver.source(citation.source) { voices[source, default: []].insert(voice) }
            }
            for passage in linked.reportedIn {
                if case .source(let source) = graph.passages[passage].home { voices[source, default: []].insert(voice) }
            }
        }
        return voices
    }

    private func cell(_ voice: SourceVoice) -> Markup {
        var out = Markup()
        if voice.contains(.claim) {
            out.append(Self.claimGlyph)
            out.append(raw: voice.contains(.counterclaim) ? "<span class=\"vh\">Claim and </span>" : "<span class=\"vh\">Claim</span>")
        }
        if voice.contains(.counterclaim) {
            out.append(Self.counterclaimGlyph)
            out.append(raw: voice.contains(.claim) ? "<span class=\"vh\">counterclaim</span>" : "<span class=\"vh\">Counterclaim</span>")
        }
        if voice == .response {
            out.append(Self.responseGlyph)
            out.append(raw: "<span class=\"vh\">Response only</span>")
        }
        if voice.isEmpty { out.append(raw: "<span class=\"vh\">Nothing</span>") }
        return out
    }

    private static let claimGlyph = Markup(
        raw: "<svg class=\"side-c\" width=\"10\" height=\"10\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><path d=\"M1 1h8v8H1z\"/></svg>")
    private static let counterclaimGlyph = Markup(
        raw:
            "<svg class=\"side-k\" width=\"10\" height=\"10\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><path d=\"M5 .8 9.2 5 5 9.2.8 5z\"/></svg>"
    )
    private static let responseGlyph = Markup(
        raw:
            "<svg class=\"resp-only\" width=\"10\" height=\"10\" viewBox=\"0 0 10 10\" aria-hidden=\"true\"><circle cx=\"5\" cy=\"5\" r=\"2\"/></svg>"
    )
}
