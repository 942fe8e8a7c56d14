// Report: who speaks, through whom, how often and on which side; and who is only spoken of.

import Dossier
import Linking

enum Voices: Question {
    static let name = ReportName.voices
    static let columns: [ReportKey] = [
        .voice, .claims, .counterclaims, .direct, .indirect, .through, .passesOn, .quoted, .spokenOf, .questions,
    ]

    private struct Heard {
        var cell: ReportCell
        var sortKey: String
        var group: Int
        /// The first claim it is heard in.
        var origin: Origin?
        /// The last one: a claim may name a voice twice.
        var last: Origin?
        var total = 0
        var claims = 0
        var counterclaims = 0
        var direct = 0
        var indirect = 0
        var through: [ReportCell] = []
        var passesOn = 0
        var quoted = 0
        /// In how many claims of which dispute it is heard.
        var disputes: [Int: Int] = [:]
    }

    static func answer(_ asked: Asked) -> Answered {
        let graph = asked.graph
        var order: [Voice] = []
        var heard: [Voice: Heard] = [:]
        func note(_ voice: Voice, _ party: Party?, in dispute: Int, at origin: Origin, _ change: (inout Heard) -> Void) {
            if heard[voice] == nil { order.append(voice) }
            // In place: a copy for each use would be quadratic.
            func count(_ entry: inout Heard) {
                if entry.origin == nil { entry.origin = origin }
                entry.total += 1
                if entry.last != origin { entry.disputes[dispute, default: 0] += 1 }
                entry.last = origin
                change(&entry)
            }
            count(&heard[voice, default: Self.heard(voice, party, asked)])
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
            ReportGroup(.text(heading), rows: sorted.filter { $0.group == number }.map { row($0, asked) })
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

    private static func row(_ voice: Heard, _ asked: Asked) -> ReportRow {
        ReportRow(
            [
                voice.cell, some(voice.claims), some(voice.counterclaims), some(voice.direct), some(voice.indirect),
                ReportCell(voice.through), some(voice.passesOn), some(voice.quoted), .none, questions(voice.disputes, asked),
            ], at: voice.origin)
    }

    /// What a voice doesn't do is left blank.
    private static func some(_ number: Int) -> ReportCell { number == 0 ? .none : .number(number) }

    /// In the order of the dossier, each with the number of claims.
    private static func questions(_ counts: [Int: Int], _ asked: Asked) -> ReportCell {
        ReportCell(
            counts.sorted { $0.key < $1.key }.map { dispute, count in
                guard counts.count > 1, case .link(let target, let name) = asked.dispute(dispute) else { return asked.dispute(dispute) }
                return .link(target, "\(name) (\(count))")
            })
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
        return asked.entitiesByName(silent).map { index in
            var counts: [Int: Int] = [:]
            for claim in graph.entities[index].claimsAbout { counts[graph.claims[claim].dispute, default: 0] += 1 }
            return ReportRow(
                [
                    asked.entity(index), .none, .none, .none, .none, .none, .none, .none,
                    .number(graph.entities[index].claimsAbout.count), questions(counts, asked),
                ], at: asked.corpus.entities[index].origin)
        }
    }
}
