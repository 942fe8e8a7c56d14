// Everything that names a paragraph by number follows it to its new one.

import Diagnostics
import Dossier
import Editing
import Linking
import Quoting
import Renumbering
import TestKit
import Testing

struct RenumberingPlanTests {
    /// A source whose record has the new map already, and whose digest still has the old numbers.
    private func dossier(_ map: String, digest: String, front: String = "") -> TestDossier {
        TestDossier().file(
            "seeds/gazette.md",
            "---\ntitle: The bridge\noriginal:\n  file: g.txt\n  sha256: \(String(repeating: "0", count: 64))\n  paragraphs: \(map)\n\(front)---\n\(digest)\n"
        ).entity("minsk", name: "Minsk", type: "place")
    }

    private func plan(
        _ dossier: TestDossier, from old: String, decide: @escaping RenumberingPlan.Decision = { _, _, _ in nil }
    ) throws -> RenumberingPlan {
        let graph = try dossier.graph()
        let source = try #require(graph.corpus.sources.first)
        let lines = old.split(separator: " ").compactMap { ParagraphLines(parsing: $0) }
        return RenumberingPlan(graph, maps: [0: Correspondence(from: lines, to: source.original?.paragraphs ?? [])], decide: decide)
    }

    private func text(_ plan: RenumberingPlan, _ path: String) -> String? {
        plan.files.first { $0.text.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    private func body(_ plan: RenumberingPlan, _ path: String) -> String? {
        text(plan, path).map { String($0[($0.ranges(of: "---\n").last?.upperBound ?? $0.startIndex)...]) }
    }

    @Test func citationsFollow() throws {
        let page = "A [@gazette, ¶1]. B [@gazette, p. 2, \"so\", 3; @other, ¶2] C [@gazette, ¶¶1–3].\n[@gazette] [@gazette, title]"
        let plan = try plan(dossier("2 3 5 7", digest: "").source("other", digest: "¶1 A.\n\n¶2 B.").page("p", page), from: "3 5 7")
        #expect(plan.isComplete && plan.diagnostics.isEmpty)
        #expect(
            body(plan, "content/p.md")
                == "A [@gazette, ¶2]. B [@gazette, ¶3, \"so\", 3; @other, ¶2] C [@gazette, ¶¶2–4].\n[@gazette] [@gazette, title]\n")
        #expect(plan.changes.map { "\($0.place.line):\($0.place.column) \($0.old) → \($0.new)" }.first == "4:14 ¶1 → ¶2")
    }

    @Test func linksFollow() throws {
        let page =
            "[[gazette#p2]] [[The bridge#¶1|there]] ![[gazette#p1]] [[gazette]] [[minsk#p1]] [x](../seeds/gazette.md#p2) `[[gazette#p1]]`"
        let plan = try plan(dossier("2 3 5", digest: "¶1 See [[#p2]] and [it](#p1).").page("p", page), from: "3 5")
        #expect(
            body(plan, "content/p.md")
                == "[[gazette#p3]] [[The bridge#¶2|there]] ![[gazette#p2]] [[gazette]] [[minsk#p1]] [x](../seeds/gazette.md#p3) `[[gazette#p1]]`\n"
        )
        #expect(body(plan, "seeds/gazette.md") == "¶2 See [[#p3]] and [it](#p2).\n")
    }

    @Test func theRecordFollows() throws {
        let front = "mentions: {Minsk: minsk, \"Minsk ¶2.1\": minsk}\nnothing-in: ¶1, ¶¶2–3\n"
        let plan = try plan(dossier("2 3 5 7", digest: "¶1 A.\n\n¶2 Minsk.\n\nMore of it.\n\n¶3 C.", front: front), from: "3 5 7")
        let record = try #require(text(plan, "seeds/gazette.md"))
        #expect(record.contains("mentions: {Minsk: minsk, \"Minsk ¶3.1\": minsk}\nnothing-in: ¶2, ¶¶3–4\n"))
        #expect(record.hasSuffix("---\n¶2 A.\n\n¶3 Minsk.\n\nMore of it.\n\n¶4 C.\n"))
        #expect(plan.isComplete)
    }

    @Test func marksBeyondTheNewMapFollowToo() throws {
        let plan = try plan(dossier("3+5 7", digest: "¶1 A.\n\n¶3 C [[#p3]]."), from: "3 5 7")
        #expect(body(plan, "seeds/gazette.md") == "¶1 A.\n\n¶2 C [[#p2]].\n")
        #expect(plan.isComplete)
    }

    @Test func blocksStandInTheNewOrder() throws {
        let digest = "¶1 A [@gazette, ¶3].\n\n¶2 B.\n\n- of it\n\n¶3 C."
        let plan = try plan(dossier("19 17 18", digest: digest), from: "17 18 19")
        #expect(body(plan, "seeds/gazette.md") == "¶1 C.\n\n¶2 A [@gazette, ¶1].\n\n¶3 B.\n\n- of it\n")
    }

    @Test func aDividedParagraphIsTheAuthorsToDecide() throws {
        let dossier = dossier("3/1 3/2 5", digest: "¶1 A.\n\n¶2 B.").page(
            "p", "A [@gazette, ¶1, \"so\"] B [@gazette, ¶2] C [@gazette, ¶¶1–2].")
        let open = try plan(dossier, from: "3 5")
        #expect(!open.isComplete)
        #expect(
            open.diagnostics.map(Finding.line) == [
                "content/p.md:4:14: error: ¶1 of gazette is now ¶1, ¶2 [renumbered-paragraph]",
                "seeds/gazette.md:8:1: warning: ¶1 is now ¶1, ¶2 [renumbered-paragraph]",
            ])
        // What can be moved is moved all the same, for those who ask for it.
        #expect(body(open, "content/p.md") == "A [@gazette, ¶1, \"so\"] B [@gazette, ¶3] C [@gazette, ¶¶1–3].\n")
        let decided = try plan(dossier, from: "3 5") { source, citation, found in
            source.id == "gazette" && citation.quotations.first?.words == "so" ? found.last : nil
        }
        #expect(decided.isComplete)
        #expect(body(decided, "content/p.md")?.contains("A [@gazette, ¶2, \"so\"]") == true)
    }

    @Test func aParagraphThatIsGoneIsAnError() throws {
        let dossier = dossier("5", digest: "¶1 A.\n\n¶2 B.", front: "nothing-in: ¶1\nmentions: {\"A ¶1\": minsk}\n")
            .page("p", "A [@gazette, ¶1] [[gazette#p1]] [@gazette, ¶9]")
        let plan = try plan(dossier, from: "3 5")
        #expect(
            plan.diagnostics.map(Finding.line) == [
                "content/p.md:4:14: error: ¶1 of gazette is no paragraph any more [renumbered-paragraph]",
                "content/p.md:4:18: error: ¶1 of gazette is no paragraph any more [renumbered-paragraph]",
                "content/p.md:4:44: error: gazette had no ¶9 before either [renumbered-paragraph]",
                "seeds/gazette.md:7:13: error: ¶1 is no paragraph any more [renumbered-paragraph]",
                "seeds/gazette.md:8:13: error: ¶1 is no paragraph any more [renumbered-paragraph]",
                "seeds/gazette.md:10:1: error: ¶1 is no paragraph any more [renumbered-paragraph]",
            ])
    }

    @Test func joinedParagraphsAreOne() throws {
        let front = "mentions: {\"A ¶2.1\": minsk, \"B ¶1\": minsk, \"B ¶2\": minsk}\nnothing-in: ¶2\n"
        let dossier = dossier("3+5", digest: "¶1 A.\n\n¶2 B.", front: front).page("p", "A [@gazette, ¶2] [@gazette, ¶¶1–2]")
        let plan = try plan(dossier, from: "3 5")
        #expect(body(plan, "content/p.md") == "A [@gazette, ¶1] [@gazette, ¶1]\n")
        #expect(plan.diagnostics.map { "\($0.range?.start.line ?? 0) \($0.severity)" } == ["7 error", "7 error", "8 error", "12 warning"])
    }

    @Test func nothingChangesWhereNothingMoved() throws {
        let plan = try plan(dossier("3 5", digest: "¶1 A.\n\n¶2 B.").page("p", "A [@gazette, ¶2]"), from: "3 5")
        #expect(plan.changes.isEmpty && plan.files.isEmpty && plan.isComplete)
    }

    @Test(arguments: ["¶1 A.\n\n¶2 B.\n\n¶3 C.", "¶3 C.\n\n¶1 A."])
    func thereAndBackIsWhereItBegan(digest: String) throws {
        let page = "A [@gazette, ¶1] B [@gazette, ¶¶2–3] [[gazette#p3]]"
        let there = try plan(dossier("1 3 5 7", digest: digest).page("p", page), from: "3 5 7")
        #expect(there.isComplete)
        let digestThere = try #require(body(there, "seeds/gazette.md")).dropLast()
        let pageThere = try #require(body(there, "content/p.md")).dropLast()
        // Back, with the first paragraph cut again.
        let back = try plan(dossier("3 5 7", digest: String(digestThere)).page("p", String(pageThere)), from: "1 3 5 7")
        #expect(back.isComplete, "\(back.diagnostics.map(Finding.line))")
        #expect(body(back, "content/p.md") == "\(page)\n")
    }
}
