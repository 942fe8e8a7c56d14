// `dossier report` and `dossier refs`.

import Foundation
import TestKit
import Testing

struct ReportDialogues {
    private func ask(_ folder: URL, _ arguments: String...) throws -> Tool.Answer {
        try Tool.run(arguments + ["--source", folder.path])
    }

    @Test func withoutANameTheReportsAreListed() throws {
        let answer = try Tool.run("report")
        #expect(answer.status == 0 && answer.error.isEmpty)
        #expect(answer.output.hasPrefix("unanswered             Unanswered claims\nvoices "))
        #expect(answer.output.split(separator: "\n").count == 14)
        #expect(try Tool.run("report", "--format", "csv").output.hasPrefix("name,title,explanation\r\nunanswered,Unanswered claims,"))
        let json =
            try JSONSerialization.jsonObject(with: Data(try Tool.run("report", "--format", "json").output.utf8)) as? [[String: String]]
        #expect(json?.count == 14 && json?.first?["name"] == "unanswered")
    }

    @Test func aReportIsAnsweredInEachFormat() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            let before = try Tree(folder)
            let text = try ask(folder, "report", "unanswered")
            #expect((text.status, text.error) == (0, ""))
            #expect(
                text.output == """
                    Unanswered claims (1 claim)
                    Claims that nobody in the collection answers (rebuts, undercuts, qualifies or concedes), and from
                    whom a reply would be due.

                    Who is right?
                    -------------

                    Claim     Held by  Sources
                    It is so  NATO     Source s ¶1  content/disputes/d.md:6:1

                    """)
            let json = try ask(folder, "report", "unanswered", "--format", "json")
            #expect(
                json.output == """
                    [
                      {"group": {"text": "Who is right?", "ref": "d"}, "claim": {"text": "It is so", "ref": "d#so"}, "held-by": \
                    [{"text": "NATO", "ref": "nato"}], "stated": null, "reply-due-from": [], "sources": [{"text": "Source s ¶1", "ref": \
                    "s#p1"}], "allowed-because": null, "path": "content/disputes/d.md", "line": 6, "column": 1}
                    ]

                    """)
            let csv = try ask(folder, "report", "unanswered", "--format", "csv")
            #expect(
                csv.output == "group,claim,held-by,stated,reply-due-from,sources,allowed-because,path,line,column\r\n"
                    + "Who is right?,It is so,NATO,,,Source s ¶1,,content/disputes/d.md,6,1\r\n")
            #expect(try Tree(folder) == before, "a report writes nothing")
        }
    }

    @Test func anEmptyReportSaysWhatThatMeans() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            let text = try ask(folder, "report", "figures")
            #expect(text.status == 0)
            #expect(text.output.hasPrefix("Figures (0 figures)\n") && text.output.contains("\n\nThere is none: "))
            #expect(try ask(folder, "report", "figures", "--format", "json").output == "[]\n")
            #expect(
                try ask(folder, "report", "figures", "--format", "csv").output
                    == "group,value,measure,when,what,held-by,sources,path,line,column\r\n")
        }
    }

    @Test func anUnknownReportOrEntityIsMisuse() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            for (arguments, words) in [
                (["report", "unanswerd"], "there is no report unanswerd; did you mean unanswered?\nThe reports are unanswered, voices"),
                (["report", "zzz"], "there is no report zzz\n"),
                (["report", "voices", "--entity", "nato"], "--entity narrows one-actor-over-time"),
                (["report", "one-actor-over-time", "--entity", "natto"], "there is no entity natto; did you mean nato?"),
                (["refs", "natto"], "there is no entity natto; did you mean nato?"), (["report", "--entity", "nato"], "name one"),
            ] {
                let answer = try Tool.run(arguments + ["--source", folder.path])
                #expect(answer.status == 2 && answer.output.isEmpty, "\(arguments)")
                #expect(answer.error.contains(words), "\(arguments): \(answer.error)")
            }
            #expect(try ask(folder, "report", "voices", "--format", "xml").status == 2)
        }
    }

    @Test func aReportOnOneActorTakesItByName() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            #expect(try ask(folder, "report", "one-actor-over-time").output.contains("There is none"))
            #expect(try ask(folder, "report", "one-actor-over-time", "--entity", "NATO").output.contains("It is so"))
        }
    }

    @Test func referencesAreLinesThatEditorsCanFollow() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            let text = try ask(folder, "refs", "NATO")
            #expect((text.status, text.error) == (0, ""))
            #expect(text.output == "content/disputes/d.md:8:11: holder: NATO\nseeds/s.md:4:4: mention: NATO\n")
            #expect(
                try ask(folder, "refs", "nato", "--format", "csv").output
                    == "group,use,words,path,line,column\r\n,holder,NATO,content/disputes/d.md,8,11\r\n,mention,NATO,seeds/s.md,4,4\r\n")
            #expect(
                try ask(folder, "refs", "nato", "--format", "json").output.hasPrefix(
                    "[\n  {\"group\": null, \"use\": \"holder\", \"words\": \"NATO\", \"path\": \"content/disputes/d.md\", \"line\": 8, \"column\": 11},"
                ))
        }
    }

    @Test func anAmbiguousAliasListsWhoBearsIt() throws {
        let two = TestDossier.clean.entity("a", name: "Jan A", "aliases: [Jan]").entity("b", name: "Jan B", "aliases: [Jan]")
        try two.written { (folder: URL) throws in
            let answer = try ask(folder, "refs", "Jan")
            #expect(answer.status == 2 && answer.error == "dossier: Jan may mean a, b; name one by its id\n")
            let none = try ask(folder, "refs", "a")
            #expect(none.status == 0 && none.output.isEmpty && none.error.hasPrefix("References to Jan A: There is none"))
            #expect(try ask(folder, "refs", "a", "--quiet").error.isEmpty)
        }
    }

    @Test func whatCouldNotBeReadIsSaidAndFails() throws {
        try TestDossier.clean.file("content/entities/bad.md", "---\nname: Bad\ntype: nonsense\n---\n").written { (folder: URL) throws in
            let answer = try ask(folder, "report", "voices")
            #expect(answer.status == 1 && answer.output.hasPrefix("Voices (1 voice)"))
            #expect(answer.error.contains("content/entities/bad.md:3:7: error: "))
        }
        try TestDossier.broken.written { (folder: URL) throws in
            #expect(try ask(folder, "report", "voices").status == 0, "what check finds is check's to say")
        }
        let empty = FileManager.default.temporaryDirectory.appendingPathComponent("dossier-empty-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: empty, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: empty) }
        let none = try ask(empty, "report", "voices")
        #expect(none.status == 1 && none.output.isEmpty && none.error.contains("dossier.yml"))
    }
}
