// Report: who speaks, through whom, how often and on which side; and who is only spoken of.

import Dossier
import Linking

enum Voices: Question {
    static let name = ReportName.voices
    static let columns: [ReportKey] = [
        .voice, .question, .claims, .counterclaims, .direct, .indirect, .through, .passesOn, .quoted, .spokenOf,
    ]

    /// What one voice does in one dispute.
    private struct Part {
        var claims = 0
        var counterclaims = 0
        var direct = 0
        var indirect = 0
        var through: [ReportCell] = []
        var passesOn = 0
        var quoted = 0
        /// The first claim it is heard in.
        var origin: Origin?
    }

    private struct Heard {
        var cell: ReportCell
        var sortKey: String
        var group: Int
        var total = 0
        /// Disputes in the order of the dossier.
        var disputes: [Int] = []
        var parts: [Int: Part] = [:]
    }

    static func answer(_ asked: Asked) -> Answered {
        let graph = asked.graph
        var order: [Voice] = []
        var heard: [Voice: Heard] = [:]
        func note(_ voice: Voice, _ party: Party?, in dispute: Int, at origin: Origin, _ change: (inout Part) -> Void) {
            if heard[voice] == nil {
                order.append(voice)
                heard[voice] = Self.heard(voice, party, asked)
            }
            if heard[voice]?.parts[dispute] == nil { heard[voice]?.disputes.append(dispute) }
            heard[voice]?.total += 1
            change(&heard[voice, default: Heard(cell: .none, sortKey: "", group: 0)].parts[dispute, default: Part(origin: origin)])
        }
        for linked in graph.claims {
            let claim = linked.claim
            var seen: Set<Voice> = []
            for holder in claim.holders {
                let voice = Voice(holder, asked)
                guard seen.insert(voice).inserted else { continue }
                note(voice, holder, in: linked.dispute, at: claim.origin) { part in
                    if linked.isCounterclaim { part.counterclaims += 1 } else { part.claims += 1 }
                    if claim.via.isEmpty { part.direct += 1 } else { part.indirect += 1 }
                    for via in claim.via {
                        let cell = asked.party(via)
                        if !part.through.contains(cell) { part.through.append(cell) }
                    }
                }
            }
            for via in claim.via {
                let voice = Voice(via, asked)
                if seen.insert(voice).inserted { note(voice, via, in: linked.dispute, at: claim.origin) { $0.passesOn += 1 } }
            }
            for case .speech(let party) in claim.evidence.flatMap(\.quotations).flatMap(\.notes) {
                note(Voice(party, asked), party, in: linked.dispute, at: claim.origin) { $0.quoted += 1 }
            }
        }
        let sorted = order.compactMap { heard[$0] }.sorted {
            $0.total == $1.total ? $0.sortKey.utf8.lexicographicallyPrecedes($1.sortKey.utf8) : $0.total > $1.total
        }
        var groups = [asked.wording.namedVoices, asked.wording.unnamedVoices, asked.wording.editors].enumerated().map { number, heading in
            ReportGroup(.text(heading), rows: sorted.filter { $0.group == number }.flatMap { rows($0, asked) })
        }
        groups.append(ReportGroup(.text(asked.wording.neverHeard), rows: neverHeard(Set(order), asked)))
        return Answered(groups, count: order.count)
    }

    private static func heard(_ voice: Voice, _ party: Party?, _ asked: Asked) -> Heard {
        switch voice {
        case .entity(let entity):
            let name = asked.corpus.entities[entity].name
            return Heard(cell: asked.entity(entity), sortKey: Asked.sortKey(name), group: 0)
        case .editors: return Heard(cell: .text(asked.wording.editors), sortKey: "", group: 2)
        case .words(let words):
            let cell = party.map(asked.party) ?? .text(words)
            return Heard(cell: cell, sortKey: words, group: party.map(Voice.isUnnamed) == true ? 1 : 0)
        }
    }

    private static func rows(_ voice: Heard, _ asked: Asked) -> [ReportRow] {
        voice.disputes.sorted().map { dispute in
            let part = voice.parts[dispute] ?? Part()
            return ReportRow(
                [
                    voice.cell, asked.dispute(dispute), .number(part.claims), .number(part.counterclaims), .number(part.direct),
                    .number(part.indirect), ReportCell(part.through), .number(part.passesOn), .number(part.quoted), .none,
                ], at: part.origin)
        }
    }

    /// Governments, organisations and people that claims are about, but that hold none, pass none on and are never quoted.
    private static func neverHeard(_ heard: Set<Voice>, _ asked: Asked) -> [ReportRow] {
        let graph = asked.graph
        let silent = graph.entities.indices.filter { index in
            let linked = graph.entities[index]
            switch asked.corpus.entities[index].type {
            case .government, .organisation, .person: break
            default: return false
            }
            return !linked.claimsAbout.isEmpty && linked.claimsMade.isEmpty && !heard.contains(.entity(index))
        }
        return asked.entitiesByName(silent).flatMap { index -> [ReportRow] in
            var counts: [(dispute: Int, count: Int)] = []
            for claim in graph.entities[index].claimsAbout {
                let dispute = graph.claims[claim].dispute
                if counts.last?.dispute == dispute { counts[counts.count - 1].count += 1 } else { counts.append((dispute, 1)) }
            }
            return counts.map { entry in
                ReportRow(
                    [
                        asked.entity(index), asked.dispute(entry.dispute), .none, .none, .none, .none, .none, .none, .none,
                        .number(entry.count),
                    ],
                    at: asked.corpus.entities[index].origin)
            }
        }
    }
}
