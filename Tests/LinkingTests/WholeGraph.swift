// A made-up dossier of all kinds of links, and its whole graph in words: to be compared with another linking of it.

import Dossier
import Linking
import TestKit

extension Graph {
    /// Everything the graph holds, in words.
    var everything: String {
        var out: [String] = []
        for passage in passages {
            out.append(
                "\(passage.role) \(words(passage.target)) \(passage.entities) \(passage.mentions) \(passage.links) \(passage.citations) \(passage.blocks) \(passage.inlines)"
            )
        }
        for claim in claims {
            out.append("\(claim.claim.id) \(claim.answers) \(claim.answeredBy) \(claim.holders) \(claim.about) \(claim.reportedIn)")
            out.append("\(claim.claim)")
            out.append("\(claim.parent ?? -1) \(claim.children) \(claim.isCounterclaim) \(claim.analysis)")
        }
        for event in events {
            out.append(
                "\(event.anchor) \(event.pages) \(event.entities) \(event.reports) \(event.falsifies) \(event.passage) \(event.citations)")
            out.append("\(event.event)")
        }
        for dispute in disputes { out.append("\(dispute)") }
        out.append("\(timelinePrefaces) \(fileTargets.map { "\($0.key) \($0.value)" }.sorted()) \(entities.map(\.authored))")
        for judgement in judgements { out.append("\(judgement)") }
        for page in pages + [home].compactMap(\.self) { out.append("\(page)") }
        out.append("\(headingAnchors.map { "\($0.key) \($0.value)" }.sorted())")
        for entity in entities {
            out.append(
                "\(entity.claimsMade) \(entity.claimsAbout) \(entity.events) \(entity.mentions) \(entity.companions) \(entity.relations)"
            )
        }
        for source in sources {
            out.append("\(source.paragraphs) \(source.notes) \(source.authors) \(source.publisher ?? -1) \(source.citedBy)")
        }
        for page in backlinks.keys.map({ (words($0), $0) }).sorted(by: { $0.0 < $1.0 }) {
            out.append("\(page.0) \(backlinks[page.1] ?? [])")
        }
        out.append("\(brokenLinks) \(ambiguities) \(anchors)")
        for name in ["Alpha", "Tallinn", "Riga", "Minsk", "Old Minsk", "X", "Vienna", "Gamma", "Both", "Home"] {
            out.append("\(name): \(resolver.page(name))")
        }
        return out.joined(separator: "\n")
    }
}

extension TestDossier {
    static func made(seed: UInt64) -> TestDossier {
        var state = seed
        func next(_ limit: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % limit
        }
        var dossier = TestDossier()
        let names = ["Alpha", "Beta", "Gamma", "Delta", "Minsk", "Government of Minsk", "Riga", "Oslo"]
        func text() -> String {
            (0..<(2 + next(5))).map { _ in
                switch next(6) {
                case 0: "[[e\(next(9))]]"
                case 1: "[[d\(next(4))#c\(next(4))|told]]"
                case 2: "[@s\(next(7)), ¶\(1 + next(5))]"
                default: names[next(names.count)] + (next(2) == 0 ? "." : "")
                }
            }.joined(separator: " ")
        }
        for index in 0..<8 {
            dossier = dossier.entity(
                "e\(index)", name: names[index], next(3) == 0 ? "aliases: [\(names[next(8)])]" : "",
                body: "\(text())\n\n## Relations\n- ally of: [[e\(next(8))]]\n\n## Timeline\n- 20\(10 + next(5)): \(text())")
        }
        for index in 0..<6 {
            let digest = (1...4).map { "¶\($0) \(text())" }.joined(separator: "\n\n")
            dossier = dossier.source(
                "s\(index)", next(8) == 0 ? "publisher: '[[e\(next(9))]]'" : "", digest: "\(digest)[^n]\n\n[^n]: \(text())")
        }
        for index in 0..<3 {
            dossier = dossier.dispute(
                "d\(index)",
                (0..<3).map {
                    "\($0 == 0 ? "##" : "###") Statement \($0)\n- id: c\($0)\n- holder: [[e\(next(8))]]\n- supports: [[d\(next(3))#c\(next(3))]]\n\n\(text())"
                }.joined(separator: "\n\n"))
        }
        let judged = "## Heading\n\n\(text())\n\n## Key judgements\n- \(text())\n- \(text())\n\n## Timeline\n- 2012: \(text())"
        return dossier.timeline((0..<10).map { _ in "- 20\(10 + next(5)): \(text())" }.joined(separator: "\n")).page("p", text())
            .page("q", judged).file("content/index.md", "---\ntitle: Home\n---\n\(judged)\n")
    }
}
