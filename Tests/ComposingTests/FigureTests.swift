// What of the graph stands in the charts.

import Charting
import Composing
import Dossier
import Linking
import TestKit
import Testing

struct FigureTests {
    private let dossier = TestDossier().source("s").entity("minsk", name: "Minsk", type: "government").dispute(
        "border",
        """
        Stake.

        ## Walls were built
        - id: walls
        - holder: [[Minsk]]
        - stated: 2020-08
        - evidence: [@s, ¶1]

        ### Only fences
        - holder: editors
        - evidence: [@s, ¶2]
        - relation: qualifies

        ## None were built
        - holder: [[Minsk]]
        - stated: 2021
        - rebuts: [[#walls]]
        - evidence: [@s, ¶3]
        """, title: "Who built walls?"
    ).timeline(
        """
        ## War
        - 2020-08-09: Said to have happened. [@s, ¶1]
          - status: alleged
        - 2021~/2022: Lasted. [@s, ¶2]
        """)

    @Test func theMapHasEveryClaimWithItsHolderAndRelation() throws {
        let fragments = try Fragments(dossier)
        let figure = try #require(fragments.composer.argumentFigure(0))
        let html = fragments.html(figure)
        for part in [
            "Who built walls?", "Claim, Minsk", "Counterclaim, Minsk", ">Editors<", ">qualifies<", ">rebuts the claim above<",
            "Only fences",
        ] {
            #expect(html.contains(part), "\(part)")
        }
        // Each in both drawings.
        #expect(figure.holes.count == 6)
        #expect(html.contains("href=\"dispute:border#walls\""))
        #expect(try Fragments(TestDossier().dispute("d", "Nothing.")).composer.argumentFigure(0) == nil)
    }

    @Test func theTimelineSaysWhatItsMarksMean() throws {
        let fragments = try Fragments(dossier)
        let words = fragments.words(try #require(fragments.composer.timelineFigure()))
        for part in ["1 Said to have happened", "Day known", "Alleged or disputed", "Year or period", "Begins or ends uncertainly"] {
            #expect(words.contains(part), "\(part)")
        }
        #expect(!words.contains("Planned") && !words.contains("Month known") && !words.contains("Labels for"))
    }

    @Test func positionsStandInRowsByQuestion() throws {
        let fragments = try Fragments(dossier)
        let figure = try #require(fragments.composer.positionsFigure(0))
        #expect(figure.holes.count == 2 && fragments.html(figure).contains("ch-ks"))
    }
}
