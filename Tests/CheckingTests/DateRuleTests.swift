// Dates beside the words they were made from, beside each other, and beside lives.

import TestKit
import Testing

struct DateRuleTests {
    private func event(_ date: String, words: String, _ more: String = "") throws -> TestDossier {
        TestDossier.withSources.timeline("- \(date): The bridge closes. [@early, ¶1]\n  - date-words: \(words)\n\(more)")
    }

    @Test(arguments: [
        ("2021-10-08", "on October 8, 2021", false), ("2021-10-08", "8th of October 2021", false), ("2021-10-08", "in October 2021", true),
        ("2021-10", "in 2021", true), ("2021-10", "autumn 2021", true), ("2021-23", "autumn 2021", false), ("2021", "in 2021", false),
        ("2021-05-03", "03.05.2021", false), ("2021-05-03", "May 2021", true), ("2021-09", "in October 2021", true),
        ("2021-10-08", "the following month", true), ("1990", "in the 1990s", false),
        ("2021-06/2021-10", "from June to October 2021", false),
        ("2021-12-01", "after the fall of the treaty", false),
    ])
    func aDateIsNoFinerThanItsWords(_ date: String, _ words: String, _ isFound: Bool) throws {
        #expect(try !event(date, words: words).messages(of: "overprecise-date").isEmpty == isFound)
        #expect(try event(date, words: words, "  - inferred: from elsewhere\n").messages(of: "overprecise-date") == [])
    }

    @Test(arguments: [
        ("the following month", true), ("on 8 October", true), ("shortly thereafter", true), ("at the outset of the war", true),
        ("since the end of June", true), ("in October 2021", false), ("in the 1990s", false), ("8.10.2021", false),
    ])
    func wordsWithoutAYearNeedInferred(_ words: String, _ isFound: Bool) throws {
        #expect(try !event("2021-10", words: words).messages(of: "relative-date").isEmpty == isFound)
        #expect(try event("2021-10", words: words, "  - inferred: from elsewhere\n").messages(of: "relative-date") == [])
    }

    /// Found by either rule, with the date of a claim's `when`.
    @Test(arguments: [
        ("2021-10", "closed the bridge in 2021", "overprecise-date"), ("1998", "came a year later", "relative-date"),
        ("2014-06", "more than 6 years ago", ""), ("2021-10", "by 2030 the bridge", ""), ("2021-10-08", "they may march on", ""),
        ("2021-10-08", "on October 8 the guards", "relative-date"), ("2021", "of 2021 carts", ""), ("2021-03", "2021 carts crossed", ""),
    ])
    func quotationsCountWhereTheySpeakOfTheDate(_ date: String, _ words: String, _ rule: String) throws {
        let dossier = TestDossier.withSources.dispute(
            "d", "## The bridge closed\n- holder: [[council]]\n- when: \(date)\n- evidence: [@early, ¶1, \"\(words)\"]\n")
        let found = try dossier.diagnostics().map(\.rule).filter { $0 == "overprecise-date" || $0 == "relative-date" }
        #expect(found == (rule.isEmpty ? [] : [rule]))
    }

    @Test func otherLanguagesAreNotRead() throws {
        let dossier = TestDossier.whole.source("a", "language: pl").timeline(
            "- 2021-10: The bridge closes. [@a, ¶1]\n  - date-words: w 2021 roku\n")
        #expect(try dossier.findings().filter { $0.contains("-date]") } == [])
    }

    // MARK: Two dates of one event

    @Test(arguments: [
        ("", "", true), ("  - also-dated: 2020 [@late, ¶1]; the planning\n", "", false), ("", "  - status: disputed\n", false),
    ])
    func twinsAreToldAsSuch(_ first: String, _ second: String, _ isFound: Bool) throws {
        let dossier = TestDossier.withSources.timeline(
            """
            - 2018: Town Council closes the wooden bridge for carts. [@early, ¶1]
            \(first)- 2020: Town Council closes the wooden bridge for carts at last. [@late, ¶1]
            \(second)
            """)
        #expect(try !dossier.messages(of: "event-date-conflict").isEmpty == isFound)
    }

    @Test(arguments: [
        "- 2020: Town Council closes the wooden bridge for carts at last. [@early, ¶2]",
        "- 2020: Town Council opens a school for girls. [@late, ¶1]",
        "- 2018-05: Town Council closes the wooden bridge for carts. [@late, ¶1]",
        "- 2019~: Town Council closes the wooden bridge for carts. [@late, ¶1]",
    ])
    func otherEventsAreNone(_ line: String) throws {
        let dossier = TestDossier.withSources.timeline("- 2018: Town Council closes the wooden bridge for carts. [@early, ¶1]\n\(line)\n")
        #expect(try dossier.messages(of: "event-date-conflict") == [])
    }

    // MARK: Lives

    @Test(arguments: [
        ("born: 1990", "1985", "1985 lies before Ann was born, 1990"), ("died: 2001-04", "2003", "2003 lies after Ann died, 2001-04"),
        ("born: 1990~", "1988", ""), ("died: 2001", "2001-05", ""), ("founded: 1990", "1989/1991", ""),
        ("signed: 1992", "1990", "1990 lies before Ann was signed, 1992"),
        ("ended: 1992", "1999", ""), ("in-force: 1992", "1990", ""),
    ])
    func anEventLiesWithinALife(_ life: String, _ date: String, _ message: String) throws {
        let dossier = TestDossier.whole.source("a").entity("ann", name: "Ann", type: "person", life).timeline(
            "- \(date): Ann speaks. [@a, ¶1]\n")
        #expect(try dossier.messages(of: "outside-life") == (message.isEmpty ? [] : [message]))
    }
}
