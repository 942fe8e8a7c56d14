// A made dossier with several hundred of everything, so that each list is split and each kind of page has a second part.

import TestKit

enum LargeDossier {
    static let sourceCount = 205
    static let entityCount = 402
    static let disputeCount = 202
    static let pageCount = 205

    static let dossier: TestDossier = {
        var dossier = TestDossier().file("dossier.yml", settings)
        for number in 1...sourceCount {
            let (first, second) = (number * 7 % entityCount + 1, number * 13 % entityCount + 1)
            dossier = dossier.source(
                "source-\(number)",
                "short: Short \(number)\npublished: \(1990 + number % 35)\nauthors: [\"[[Name \(first)x]]\"]\npublisher: \"[[Name \(second)x]]\"",
                digest: """
                    ¶1 Everywhere names Name \(first)x and *Name \(second)x*; [[dispute-\(number % disputeCount + 1)#claim|it claims]].[^n]

                    ¶3 | Who | What |
                    |---|---|
                    | Everywhere | Name \(first)x |

                    ¶4 Nothing.

                    [^n]: **Gap.** Everywhere again [@source-\(number % sourceCount + 1), ¶1].
                    """)
        }
        let types = ["person", "organisation", "state", "place", "treaty", "weapon"]
        for number in 1...entityCount {
            dossier = dossier.entity(
                "entity-\(number)", name: "Name \(number)x", type: types[number % types.count],
                body: """
                    See [[Name \(number % entityCount + 1)x]] [@source-\(number % sourceCount + 1), ¶3; @source-1, ¶4].

                    ## Relations
                    - ally of: [[entity-\(number % entityCount + 1)]] [@source-1, ¶1]
                    \(number > 160 ? "" : "\n## Timeline\n- \(1700 + number): Something of its own happens. [@source-\(number % sourceCount + 1), ¶4]")
                    """)
        }
        dossier = dossier.entity("everywhere", name: "Everywhere").entity(
            "Łódź Zoë", name: "Łódź", "aliases: [Лодзь]", body: "## Fußnote\n\nA town.")
        for number in 1...disputeCount {
            dossier = dossier.dispute(
                "dispute-\(number)",
                """
                What [[#claim]] means.

                ## Claim \(number)
                - id: claim
                - holder: [[Name \(number)x]]
                - evidence: [@source-\(number), ¶1]

                ### Answer
                - holder: editors
                - evidence: [@source-\(number), ¶3]

                ## Another
                - holder: [[everywhere]]
                - rebuts: [[dispute-\(number % disputeCount + 1)#claim]]
                - evidence: [@source-\(number), ¶3]

                ## Plain section

                Text.
                """, title: "Question \(number)?")
        }
        let events = (1...250).map {
            "- 19\($0 / 12 + 10)-\($0 % 12 + 1 < 10 ? "0" : "")\($0 % 12 + 1): Event \($0) of Łódź. [@source-\($0 % sourceCount + 1), ¶1]\n  - id: event-\($0)"
        }
        dossier = dossier.timeline("What [[events#event-250]] was.\n\n" + events.joined(separator: "\n"))
        for number in 1...pageCount {
            dossier = dossier.page(
                "note-\(number)", "Of [[łódź-zoë#fußnote]], [[events#event-\(number)]] and ![[dispute-\(number % disputeCount + 1)#claim]]."
            )
        }
        return dossier.file("content/maps/Zoë 1.txt", "A map").page(
            "about", "[A map](maps/Zo%C3%AB%201.txt), ![drawn](<maps/Zoë 1.txt>), [a page](entities/entity-1.md)."
        )
        .file(
            "content/index.md",
            "---\ntitle: Home\n---\nOf Everywhere.\n\n## Key judgements\n\n- Name 3x matters. [@source-2, ¶1]\n  - id: first\n  - confidence: low\n"
        )
    }()

    private static let settings = """
        format: 1
        title: A large dossier
        handling: "TLP:GREEN"
        editions:
          - {date: 2024-05, title: Second edition, note: "More & more"}
          - {date: 2023, title: First edition}
        """
}
