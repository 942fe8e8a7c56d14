// A source's digest: numbered paragraphs, notes at their rows, clauses marked as claims.

import Linking
import TestKit
import Testing

struct ArticleTests {
    private func fragments(_ digest: String, _ front: String = "") throws -> Fragments {
        try Fragments(
            TestDossier().source("s", front, digest: digest).entity("nato", name: "NATO").dispute(
                "d",
                "## It is so\n- id: claim\n- holder: Someone\n- evidence: [@s, ¶1]\n\n### It is not\n- id: answer\n- holder: Another\n- evidence: [@s, ¶1]\n\n### It hardly is\n- id: context\n- relation: context\n- holder: Another\n- evidence: [@s, ¶1]\n"
            ))
    }

    private func rows(_ html: String, _ mark: String) -> [String] {
        html.components(separatedBy: mark).dropFirst().map { piece in
            String(piece.components(separatedBy: "grid-row:").dropFirst().first?.prefix { $0 != "\"" } ?? "")
        }
    }

    @Test func notesTakeTheRowsUpToTheNextAnnotatedParagraph() throws {
        let fragments = try fragments(
            "¶1 A.[^a]\n\n¶2 B.\n\n¶4 D.[^b] E.[^c]\n\n¶5 F.[^a]\n\n[^a]: **Gap.** One.\n[^b]: Two.\n[^c]: **Date.** Three.")
        let html = fragments.html(fragments.composer.article(0))
        #expect(rows(html, "<div class=\"para\"") == ["1", "2", "3", "4", "5"])
        #expect(rows(html, "<div class=\"notes\"") == ["1/4", "4/6"])
        #expect(html.components(separatedBy: "<aside class=\"note\"").count == 4, "a note called twice is told once")
    }

    @Test func aNoteIsHeadedByItsBoldWord() throws {
        let fragments = try fragments("¶1 A.[^a] B.[^b]\n\n[^a]: **Gap.** No reply of NATO.\n[^b]: Plain **bold.** words.")
        let html = fragments.html(fragments.composer.article(0))
        #expect(html.contains("<summary>Note 1: Gap</summary>"))
        #expect(html.contains("<summary>Note 2</summary>"))
        #expect(!html.contains("<strong>Gap.</strong>"))
        #expect(html.contains("<strong>bold.</strong>"))
        #expect(html.contains("id=\"N1\"") && html.contains("id=\"N2\"") && html.contains("href=\"#N1\""))
        #expect(fragments.words(fragments.composer.article(0)).contains("No reply of NATO"))
    }

    @Test func everyNoteIsFoundByItsCall() throws {
        // Numbered by their calls, stored by their place in the file: a call must lead to its own note.
        let fragments = try fragments("¶1 First.[^z]\n\n¶2 Second.[^a]\n\n[^a]: Told second.\n[^z]: Told first.")
        let html = fragments.html(fragments.composer.article(0))
        for (call, words) in [("First.", "Told first"), ("Second.", "Told second")] {
            let after = html.components(separatedBy: call)[1]
            let id = after.components(separatedBy: "href=\"#")[1].prefix { $0 != "\"" }
            let note = html.components(separatedBy: "id=\"\(id)\"")[1].components(separatedBy: "</aside>")[0]
            #expect(note.contains(words), "\(call) calls \(id): \(note)")
        }
    }

    @Test func everyNoteIsDrawn() throws {
        for digest in [
            "¶1 A.[^b]\n\n[^b]: Calls.[^a]\n[^a]: Told.", "¶1 [A[^a]](https://example.org/).\n\n[^a]: Told.",
            "¶1 A.\n\n- x[^a]\n\n[^a]: Told.",
            "¶1 A.\n\n> [!NOTE]\n> x[^a]\n\n[^a]: Told.",
        ] {
            let html = try fragments(digest).html(fragments(digest).composer.article(0))
            #expect(html.contains("Told."), "\(digest)")
            for call in html.components(separatedBy: "href=\"#N").dropFirst() {
                #expect(html.contains("id=\"N\(call.prefix { $0 != "\"" })\""), "\(digest)")
            }
        }
    }

    @Test func aParagraphWithoutADigestIsShownAllTheSame() throws {
        let fragments = try fragments("¶2 B.")
        let html = fragments.html(fragments.composer.article(0))
        #expect(html.contains("id=\"p1\"") && html.contains("There is no digest of this paragraph yet."))
        #expect(html.components(separatedBy: "There is no digest").count == 2)
    }

    @Test func clausesAreMarkedAsClaimsOrCounterclaims() throws {
        let fragments = try fragments("¶1 [[d#claim|one]], [[d#answer|two]], [[d#context|three]], [[d]].")
        let html = fragments.html(fragments.composer.article(0))
        #expect(html.contains("<mark class=\"c\"><a href=\"dispute:d#claim\">one<span class=\"vh\"> (claim)</span></a></mark>"))
        #expect(html.contains("<mark class=\"k\"><a href=\"dispute:d#answer\">two<span class=\"vh\"> (counterclaim)</span></a></mark>"))
        #expect(html.contains("<mark class=\"c\"><a href=\"dispute:d#context\">three"))
        #expect(html.contains("<a href=\"dispute:d\">Who is right?</a>"))
    }

    @Test func aClaimIsMarkedInDigestsOnly() throws {
        let fragments = try Fragments(
            TestDossier().source("s").dispute("d", "## It is so\n- id: claim\n- holder: Someone\n- evidence: [@s, ¶1]\n").page(
                "p", "[[d#claim|one]] [[d#claim]]"))
        let html = fragments.html(fragments.composer.prose(fragments.graph.pages[0].body))
        #expect(!html.contains("<mark"))
        #expect(html.contains(">one</a>") && html.contains(">It is so</a>"))
    }

    @Test func severalBlocksBelongToOneParagraph() throws {
        let fragments = try fragments("¶1 A.\n\n- a list of NATO\n\n¶2 B.")
        let html = fragments.html(fragments.composer.article(0))
        #expect(html.components(separatedBy: "class=\"para\"").count == 3)
        #expect(html.components(separatedBy: "id=\"p2\"")[0].contains("entity:nato"))
    }
}
