// The record an import writes, and what it leaves alone when an author has been at work on it.

import Importing
import TestKit
import Testing

struct RecordTests {
    private static let text =
        "The Bridge That Nobody Asked About\n\nBy Anna Testmann\n\n12 October 2021\n\n\(Prose.opening)\n\n\(Prose.second)\n\n\(Prose.third)\n"

    private func record() throws -> SourceRecord {
        let article = try ImportedArticle(Array(Self.text.utf8), file: "bridge.txt", programs: [])
        return SourceRecord(article, id: "testmann-2021", imported: "2026-11-21") { _ in false }
    }

    /// Whether the lines of one text all stand in another, in their order.
    private func holds(_ new: String, _ old: String) -> Bool {
        var wanted = old.split(whereSeparator: \.isNewline)[...]
        for line in new.split(whereSeparator: \.isNewline) where line == wanted.first { wanted.removeFirst() }
        return wanted.isEmpty
    }

    @Test func aNewRecordHasFORMATSShape() throws {
        let article = try ImportedArticle(Array(Self.text.utf8), file: "bridge.txt", programs: [])
        #expect(
            try record().text() == """
                ---
                title: "The Bridge That Nobody Asked About"
                short: "Testmann 2021"
                authors: ["Anna Testmann"]
                published: 2021-10-12
                published-as: "12 October 2021"
                language: en
                # For you to say, where it is known; remove the # in front:
                # standing: what the author says of himself
                # kind: one of news, analysis, opinion, reference, primary, interview, report
                # reliability: A to F (Admiralty code), and reliability-note: why
                rights: digest
                original:
                  file: bridge.txt
                  sha256: \(article.sha256)
                  imported: 2026-11-21
                  paragraphs: 7 9 11
                  other: title=1 author=3 date=5
                ---
                ¶1

                ¶2

                ¶3

                """)
    }

    @Test func checkAcceptsIt() throws {
        let findings = try TestDossier().file("seeds/testmann-2021.md", try record().text()).findings()
        #expect(findings.filter { $0.contains(": error:") || $0.contains(": warning:") && !$0.contains("unreferenced") } == [])
        #expect(findings.contains { $0.contains("note: 3 paragraphs have no digest yet") })
    }

    @Test(arguments: ["\"quoted\" \\ back", "# no: comment", "[[link]] {braces}", "- dash", "tab\tand\u{7}bell", "yes", "1987", "'"])
    func whateverATitleHoldsIsReadBack(title: String) throws {
        let text = "\(title) of the Bridge That Nobody Asked About\n\n\(Prose.opening)\n\n\(Prose.second)\n"
        let record = try Imported(text).record
        let read = try TestDossier().file("seeds/x.md", record).read()
        #expect(read.diagnostics.filter { $0.severity > .note } == [])
        let wanted = title.replacing("\t", with: " ").replacing("\u{7}", with: "") + " of the Bridge That Nobody Asked About"
        #expect(read.corpus.sources.first?.title == wanted)
    }

    @Test func aWholeRecordGainsNothing() throws {
        let record = try record()
        let text = try record.text()
        let again = try record.added(to: text)
        #expect(again.text == text)
        #expect(again.additions == [])
    }

    @Test func onlyWhatIsMissingIsAdded() throws {
        let record = try record()
        let edited = """
            ---
            title: My own title   # kept
            kind: opinion
            original:
              file: bridge.txt
              sha256: \(record.article.sha256)
              # my remark

            reliability: C
            ---
            ¶1 The bridge was closed.
            [[link]] on a second line.

            ¶3 No crew.[^a]

            [^a]: A note.

            """
        let again = try record.added(to: edited)
        #expect(holds(again.text, edited), "\(again.text)")
        #expect(again.text.contains("title: My own title   # kept"))
        #expect(again.text.contains("second line.\n\n¶2\n\n¶3 No crew"))
        #expect(again.text.contains("  imported: 2026-11-21\n"))
        #expect(again.text.contains("language: en\n---"))
        #expect(again.additions.contains("1 empty paragraph"))
        #expect(!again.additions.contains("title"))
        #expect(try record.added(to: again.text).text == again.text)
    }

    @Test func anAuthorsOwnMapIsNotSecondGuessed() throws {
        let record = try record()
        let edited = try record.text().replacing("paragraphs: 7 9 11", with: "paragraphs: 7+9 11").replacing("\n\n¶3\n", with: "\n")
        #expect(try record.added(to: edited).text == edited)
        // Nor are roles brought back that would give a line two.
        let roles = edited.split(separator: "\n", omittingEmptySubsequences: false)
        let fewer = roles.filter { !$0.hasPrefix("  other:") && !$0.hasPrefix("  cut:") }.joined(separator: "\n")
        #expect(fewer != edited)
        #expect(try record.added(to: fewer).text == fewer)
    }

    @Test func whateverAnAuthorRemovesOrAddsTheOldLinesStay() throws {
        let record = try record()
        let lines = try record.text().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let fence = lines.lastIndex(of: "---") ?? 0
        for index in lines.indices where index != 0 && index != fence {
            for ending in ["\n", "\r\n"] {
                var fewer = lines
                fewer.remove(at: index)
                let old = fewer.joined(separator: ending)
                let new = try record.added(to: old).text
                #expect(holds(new, old), "without line \(index + 1): \(new)")
                #expect(try record.added(to: new).text == new, "without line \(index + 1)")
                var more = lines
                more.insert("something: else", at: index)
                #expect(holds(try record.added(to: more.joined(separator: ending)).text, more.joined(separator: ending)))
            }
        }
    }

    @Test func aRecordWithoutFrontMatterIsLeftAlone() throws {
        #expect(throws: Refusal.self) { try record().added(to: "¶1 Text only.\n") }
    }
}
