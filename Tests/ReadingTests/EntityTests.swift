// `content/entities/**`: names, dates of a life, relations.

import Dossier
import Testing

struct EntityTests {
    @Test func everyKeyIsRead() throws {
        let dossier = try TestDossier([
            "content/entities/people/Alexander Lukashenko.md": """
            ---
            name: Alexander Lukashenko
            type: person
            kind: head of state
            aliases: [Lukashenko, "1945"]
            match: link-only
            native: {be: Аляксандр Лукашэнка, no: Lukasjenko}
            wikidata: Q2866
            tags: [east]
            born: 1954-08-30
            died: ..
            founded: 1990
            dissolved: 1991~
            signed: 1992-01
            in-force: 1993
            ended: 1994
            reviewed: 2026-11-21, second reader
            allow: [unlinked, "unanswered, no source, really"]
            ---
            President of [[Belarus]]. [@carpenter-2021, ¶2]

            > [!NOTE]
            > Editor's note.

            ## More
            Text.

            ## Relations
            A word before.

            - member of: [[a]]

            ## Timeline
            - 2020-08: An election. [@carpenter-2021, ¶2]
            """
        ])
        #expect(dossier.places == ["11:9 date ‹›", "18:9 allow-reason ‹unlinked›"])
        let entity = try #require(dossier.corpus.entities.first)
        #expect(
            entity.id == "alexander-lukashenko" && entity.name == "Alexander Lukashenko"
                && dossier.text(entity.nameOrigin) == "Alexander Lukashenko")
        #expect(entity.type == .person && entity.kind == "head of state" && entity.match == .linkOnly && entity.wikidata == "Q2866")
        #expect(
            entity.aliases.map(\.value) == ["Lukashenko", "1945"]
                && entity.aliases.map { dossier.text($0.origin) } == ["Lukashenko", "1945"])
        #expect(entity.native.map(\.language) == ["be", "no"] && entity.native.map(\.name) == ["Аляксандр Лукашэнка", "Lukasjenko"])
        #expect(entity.tags == ["east"] && entity.reviewed == "2026-11-21, second reader")
        #expect(entity.lives.map(\.key) == [.born, .founded, .dissolved, .signed, .inForce, .ended])
        #expect(entity.lives.map(\.date.value.description) == ["1954-08-30", "1990", "1991~", "1992-01", "1993", "1994"])
        #expect(entity.allowances.map(\.rule) == ["unanswered"] && entity.allowances.map(\.reason) == ["no source, really"])
        #expect(
            dossier.words(entity.body) == [
                "President of ‹[[Belarus]]›. ‹[@carpenter-2021, ¶2]›", "quote", "## More", "Text.", "A word before.",
            ])
        #expect(entity.relations.count == 1 && entity.events.count == 1)
    }

    @Test(arguments: EntityType.allCases) func everyTypeIsKnown(_ type: EntityType) throws {
        let dossier = try TestDossier(["content/entities/e.md": "---\nname: E\ntype: \(type.rawValue)\n---\n"])
        #expect(dossier.findings == [] && dossier.corpus.entities.first?.type == type)
        #expect(dossier.corpus.entities.first?.match == .text)
    }

    @Test func anUnknownTypeIsFoundWithTheNearest() throws {
        let dossier = try TestDossier(["content/entities/e.md": "---\nname: E\ntype: organization\n---\n"])
        #expect(dossier.places == ["3:7 unknown-value ‹organization›"] && dossier.diagnostics.first?.suggestion == "organisation")
        #expect(
            try TestDossier(["content/entities/e.md": "---\nname: E\ntype: state\nwikidata: 2866x\n---\n"]).places == [
                "4:11 wikidata ‹2866x›"
            ])
        #expect(try TestDossier(["content/entities/e.md": "---\nname: E\ntype: state\nwikidata: Q\n---\n"]).places == ["4:11 wikidata ‹Q›"])
    }

    // MARK: Relations

    private func relation(_ line: String) throws -> TestDossier {
        try TestDossier(["content/entities/e.md": "---\nname: E\ntype: state\n---\n## Relations\n\(line)\n"])
    }

    /// `name | link | text | date | citations | remark`
    private func summary(_ line: String, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws -> String {
        let dossier = try relation(line)
        #expect(dossier.findings == [], sourceLocation: sourceLocation)
        let relation = try #require(dossier.corpus.entities.first?.relations.first, sourceLocation: sourceLocation)
        let cited = relation.citations.map { $0.source + ($0.locator?.firstParagraph.map { "¶\($0)" } ?? "") }.joined(separator: " ")
        return [
            relation.name.value, relation.target.link?.typed ?? "-", relation.target.text, relation.date?.value.description ?? "-", cited,
            relation.remark ?? "-",
        ].joined(separator: " | ")
    }

    @Test(arguments: [
        ("- president of: [[Belarus]], ../2020-08 [@c, ¶2]", "president of | Belarus | Belarus | ../2020-08 | c¶2 | -"),
        ("- capital of: [[Belarus]] [@c, ¶2]", "capital of | Belarus | Belarus | - | c¶2 | -"),
        ("- accuses: [[nato|NATO]], 2020-08 [@c, ¶3; @g, ¶4] [@h, ¶5]", "accuses | nato | NATO | 2020-08 | c¶3 g¶4 h¶5 | -"),
        ("- sanctioned by: [[US]] (unnamed), 2024~ [@s]", "sanctioned by | US | US (unnamed) | 2024~ | s | -"),
        ("- works for: an unnamed ministry [@s, ¶1]", "works for | - | an unnamed ministry | - | s¶1 | -"),
        ("- works for: Ministry of Defence, Poland, 2021 [@s, ¶1]", "works for | - | Ministry of Defence, Poland | 2021 | s¶1 | -"),
        (
            "- member of: states of the [[EU]], 2021, since a vote, it says [@s, ¶1]",
            "member of | EU | states of the EU | 2021 | s¶1 | since a vote, it says"
        ),
        ("- member of: [[EU]], for a while [@s, ¶1]", "member of | EU | EU | - | s¶1 | for a while"),
        ("- member of: [[EU]], {1960,1961-12} [@s, ¶1]", "member of | EU | EU | {1960,1961-12} | s¶1 | -"),
        ("- member of: [[EU]], [2020,2021], perhaps [@s, ¶1]", "member of | EU | EU | [2020,2021] | s¶1 | perhaps"),
        ("- member of: [[EU]], 201X?", "member of | EU | EU | 201X? |  | -"),
        ("- member of: [[EU]],\n  2021 [@s,\n  ¶1]", "member of | EU | EU | 2021 | s¶1 | -"),
    ])
    func relationsAreRead(_ line: String, _ read: String) throws {
        #expect(try summary(line) == read)
    }

    @Test func aRelationKnowsItsPlaces() throws {
        let dossier = try relation("- president of: the [[Belarus]] state, ../2020-08 [@c, ¶2]")
        let relation = try #require(dossier.corpus.entities.first?.relations.first)
        #expect(dossier.text(relation.name.origin) == "president of")
        #expect(relation.date.map { dossier.text($0.origin) } == "../2020-08")
        #expect(relation.target.before == "the " && relation.target.after == " state")
        #expect(dossier.text(relation.target.origin) == "the [[Belarus]] state")
        #expect(dossier.text(relation.origin).hasPrefix("- president of:"))
    }

    @Test(arguments: [
        ("- just words", "6:1 relation-syntax ‹- just words›"), ("- [[Belarus]]", "6:1 relation-syntax ‹- [[Belarus]]›"),
        ("- : [[Belarus]]", "6:1 relation-syntax ‹- : [[Belarus]]›"), ("- member of:", "6:3 relation-syntax ‹member of›"),
        ("- member of: [@c, ¶1]", "6:3 relation-syntax ‹member of›"), ("- member of: [[EU]], 2021-13", "6:27 date ‹13›"),
        ("- member of: [[EU]]\n  - since: 2021", "7:3 relation-syntax ‹- since: 2021›"),
    ])
    func whatIsNoRelationIsFound(_ line: String, _ finding: String) throws {
        #expect(try relation(line).places == [finding])
    }
}
