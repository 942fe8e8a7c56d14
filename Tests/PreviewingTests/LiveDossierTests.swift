// The site in memory after edits: always what a cold build would make of the same files.

import Diagnostics
import Dispatch
import Foundation
import Previewing
import Publishing
import SeededRandom
import Synchronization
import TestKit
import Testing
import Watching

struct LiveDossierTests {
    private static let off = TestDossier.wholeDossierRules.map { "\($0): off" }.joined(separator: ", ")
    static let dossier = TestDossier()
        .file(
            "dossier.yml",
            "format: 1\ntitle: Test\nrules: {\(off)}\nbase: https://example.org/test\neditions:\n  - date: 2024-01-02\n    title: First\n"
        )
        .source("s1", digest: "¶1 NATO said so, and the Alliance meant it.\n\n¶2 More of Poland.\n\n¶3 Nothing.")
        .source("s2", "published: 2021-03\npublisher: \"[[NATO]]\"", digest: "¶1 Poland answered.\n\n¶2 Nobody else.")
        .entity("nato", name: "NATO", "aliases: [the Alliance]", body: "An alliance [@s1, ¶1]. See [[poland]].")
        .entity("poland", name: "Poland", type: "place", body: "A member of [[NATO]] [@s2, ¶1].")
        .entity("eu", name: "European Union", body: "Another body.")
        .dispute("d", "At stake [@s1, ¶1].\n\n## It is so\n- id: so\n- holder: [[NATO]]\n- evidence: [@s1, ¶1, \"said so\"]\n")
        .timeline("- 2020-08: It began in Poland. [@s1, ¶2]\n- 2021: It went on. [@s2, ¶1]\n")
        .page("notes", "Notes on [[nato]] and [[d#so]].").file("content/index.md", "---\ntitle: Home\n---\nThe bottom line.\n")
        .file("content/table.csv", "a,b\n1,2\n").file("templates/assets/extra.css", "p { color: red }\n")

    @Test func theFirstStateIsThatOfABuild() throws {
        let preview = try LivePreview(Self.dossier)
        #expect(try preview.differences() == [])
    }

    @Test func findingsOfAStateThatIsGoneAreNotAsked() throws {
        let preview = try LivePreview(Self.dossier)
        let number = preview.live.state.number
        #expect(preview.live.findings(ofState: number) != nil)
        try preview.save("content/notes.md", "---\ntitle: Page notes\n---\nNotes on [[nobody]].\n")
        #expect(preview.live.findings(ofState: number) == nil)
        let now = try #require(preview.live.findings(ofState: preview.live.state.number))
        #expect(now.contains { $0.rule == "broken-wikilink" })
    }

    /// Whoever saves while the rules are asked doesn't wait for their end.
    @Test func rulesAreGivenUpForASave() throws {
        let asked = DispatchSemaphore(value: 0)
        let answer = Mutex<[Diagnostic]??>(.none)
        let done = DispatchSemaphore(value: 0)
        let preview = try LivePreview(Self.dossier) { _, isOvertaken in
            asked.signal()
            // Rules without an end.
            while !isOvertaken() { usleep(200) }
            return nil
        }
        let live = preview.live
        DispatchQueue.global().async {
            let found = live.findings(ofState: 1)
            answer.withLock { $0 = found }
            done.signal()
        }
        asked.wait()
        let update = try #require(try preview.save("content/notes.md", "---\ntitle: Page notes\n---\nNotes on [[poland]].\n"))
        done.wait()
        #expect(update.state.number == 2)
        #expect(answer.withLock { $0 } == .some(nil))
        #expect(preview.page("notes/").contains("../entities/poland/"))
    }

    @Test func aBuildHoldsNoTraceOfThePreview() throws {
        let preview = try LivePreview(Self.dossier)
        for (path, bytes) in try #require(try preview.cold()) {
            let text = String(decoding: bytes, as: UTF8.self)
            for word in ["_preview", "localhost", "127.0.0.1", "EventSource"] { #expect(!text.contains(word), "\(path): \(word)") }
        }
        #expect(String(decoding: try #require(preview.live.state.file(at: "")).bytes, as: UTF8.self).contains("_preview"))
    }

    @Test func aPackIsPreviewedAsItIsPrinted() throws {
        let preview = try LivePreview(
            TestDossier().source("s").file("content/packs/one.md", "---\ntitle: One\n---\n## Bottom line\n\nSo it is [@s, ¶2].\n"))
        let page = try #require(preview.live.state.file(at: "packs/one.html"))
        #expect(page.isPage && String(decoding: page.bytes, as: UTF8.self).contains("So it is"))
        #expect(preview.live.state.file(at: "packs/two.html") == nil)
    }

    @Test func backlinksAreNeverStale() throws {
        let preview = try LivePreview(Self.dossier)
        let before = preview.page("entities/eu/")
        #expect(!before.contains("../../notes/#") && !before.contains("Page notes</a>, "))
        try preview.save("content/notes.md", "---\ntitle: Page notes\n---\nNotes on [[eu]].\n")
        let linked = preview.page("entities/eu/")
        #expect(linked != before)
        #expect(!preview.page("entities/nato/").contains("Notes on"))
        try preview.save("content/notes.md", "---\ntitle: Page notes\n---\nNotes on nobody.\n")
        #expect(preview.page("entities/eu/") == before)
        // A name is looked for everywhere as soon as it is one.
        try preview.save(
            "content/entities/eu.md", "---\nname: European Union\ntype: organisation\naliases: [Nobody else]\n---\nAnother body.\n")
        #expect(preview.page("sources/s2/").contains("entities/eu/"))
        #expect(try preview.differences() == [])
    }

    @Test func aSaveWithoutChangeDoesNothing() throws {
        let preview = try LivePreview(Self.dossier)
        for file in ["content/notes.md", "dossier.yml", "templates/assets/extra.css", "seeds/s1.md"] {
            #expect(try preview.save(file, preview.text(file)) == nil, "\(file)")
        }
        #expect(preview.live.update(ChangedPaths(["content/nothing.md", "nowhere/a.md", "seeds/fulltext/x.txt"])) == nil)
        #expect(try preview.save("content/notes.md", preview.text("content/notes.md") + "More.\n") != nil)
    }

    @Test func anUpdateNamesWhatChangedBesideThePages() throws {
        let preview = try LivePreview(Self.dossier)
        let assets = try #require(preview.save("templates/assets/extra.css", "p { color: blue }\n")?.assets)
        // What a dossier adds to the theme stands in its folder and under its own name.
        #expect(assets.count == 2 && assets.contains("assets/extra.css"))
        #expect(assets.contains { $0.wholeMatch(of: #/assets/[0-9a-f]{12}/extra\.css/#) != nil })
        #expect(try preview.save("content/table.csv", "a,b\n2,3\n")?.assets == ["files/table.csv"])
        #expect(try preview.save("content/notes.md", "---\ntitle: Other\n---\nText.\n")?.assets == [])
    }

    /// What was verified of a source, and a file that nobody reads.
    @Test func aFileBesideTheTextsThatGoesIsMissed() throws {
        let files = ["seeds/s1.verified", "seeds/notes.txt"]
        let preview = try LivePreview(
            Self.dossier.file(files[0], "dossier-verified 1\ncheck e28195aebcb95f8c\n").file(files[1], "Notes."))
        #expect(preview.findings().contains { $0.contains("notes.txt") })
        for file in files {
            preview.remove(file)
            #expect(preview.live.update(ChangedPaths([file])) != nil, "\(file)")
            #expect(preview.findings() == preview.coldFindings(), "\(file)")
        }
        try preview.save("seeds/s1.md", preview.text("seeds/s1.md").replacing("Nothing.", with: "Something new."))
        #expect(preview.page("sources/s1/").contains("Something new."))
        #expect(try preview.differences() == [])
        #expect(preview.live.update(ChangedPaths(Set(files))) == nil)
    }

    @Test func aFolderThatGoesTakesItsPagesWithIt() throws {
        let preview = try LivePreview(Self.dossier.file("content/deep/er/page.md", "---\ntitle: Deep\n---\nText.\n"))
        #expect(preview.live.state.file(at: "page/") != nil)
        try FileManager.default.removeItem(atPath: preview.path + "/content/deep")
        _ = preview.live.update(ChangedPaths(["content/deep"]))
        #expect(preview.live.state.file(at: "page/") == nil)
        #expect(try preview.differences() == [])
    }

    // MARK: Keys

    @Test func aPageNamesWhatItIsMadeOf() throws {
        let preview = try LivePreview(Self.dossier)
        let files = preview.live.state.files
        let keys = files.keys(of: try #require(files.sitePage(at: "entities/nato/"))).map(\.description)
        for key in [
            "settings", "template entity", "template layout", "files of the theme", "entity nato", "entity poland", "source s1",
            "dispute d",
            "backlinks of entity nato", "titles in the menu",
        ] {
            #expect(keys.contains(key), "\(key)")
        }
        for key in ["entity eu", "template source", "backlinks of source s1", "all sources"] { #expect(!keys.contains(key), "\(key)") }
        let index = files.keys(of: try #require(files.sitePage(at: "sources/"))).map(\.description)
        #expect(index.contains("all sources") && !index.contains("template source"))
    }

    @Test func anEditOfWhatIsNoKeyLeavesAPagesKeysAlone() throws {
        let preview = try LivePreview(Self.dossier)
        func keys(_ address: String) throws -> [PageKey] {
            let files = preview.live.state.files
            return files.keys(of: try #require(files.sitePage(at: address)))
        }
        let (eu, nato) = (try keys("entities/eu/"), try keys("entities/nato/"))
        try preview.save("seeds/s2.md", preview.text("seeds/s2.md").replacing("Nobody else", with: "Nobody else at all"))
        #expect(try keys("entities/eu/") == eu)
        try preview.save(
            "content/entities/nato.md", preview.text("content/entities/nato.md").replacing("An alliance", with: "Some alliance"))
        #expect(try keys("entities/eu/") == eu)
        #expect(try keys("entities/nato/") != nato)
    }

    // MARK: Errors

    @Test(arguments: [
        ("content/entities/nato.md", "---\nname: [\n---\nBroken.\n", "front-matter"),
        ("content/notes.md", "---\ntitle: Notes\nnonsense: 1\n---\nBroken.\n", "unknown-key"),
        ("dossier.yml", "format: 1\ntitle: [\n", "dossier.yml"), ("templates/layout.mustache", "{{#x}}", "templates/layout.mustache"),
    ])
    func theLastGoodPagesStand(_ file: String, _ broken: String, _ word: String) throws {
        let preview = try LivePreview(Self.dossier)
        let pages = ["", "entities/nato/", "notes/", "sources/s1/"]
        let before = pages.map(preview.page)
        let good = preview.text(file)
        try preview.save(file, broken)
        #expect(pages.map(preview.page) == before)
        let problems = preview.live.state.problems.map { "\(Finding.line($0))" }
        #expect(problems.contains { $0.contains(file) && $0.contains("error") }, "\(problems)")
        // All else goes on meanwhile, and renumbers the files behind it.
        try preview.save("content/aaa.md", "---\ntitle: Added\n---\nMeanwhile.\n")
        #expect(preview.page("aaa/").contains("Meanwhile"))
        if file != "dossier.yml" { #expect(preview.page("entities/nato/").contains("An alliance")) }
        if good.isEmpty { preview.remove(file) } else { try preview.write(file, good) }
        _ = preview.live.update(ChangedPaths([file]))
        #expect(preview.live.state.problems.filter { $0.severity == .error }.isEmpty)
        #expect(try preview.differences() == [])
    }

    @Test func whatIsBrokenAtTheStartIsServedAsFarAsItGoes() throws {
        for (file, broken) in [
            ("dossier.yml", "title: ["), ("templates/layout.mustache", "{{#x}}"), ("content/entities/nato.md", "---\nname: [\n"),
            ("seeds/s1.md", "\u{0}"),
        ] {
            let good = try LivePreview(Self.dossier).text(file)
            let preview = try LivePreview(Self.dossier.file(file, broken))
            #expect(preview.page("").contains("<html"), "\(file)")
            #expect(preview.page("notes/").contains("Notes on"))
            #expect(preview.live.state.problems.contains { $0.severity == .error })
            if good.isEmpty { preview.remove(file) } else { try preview.write(file, good) }
            _ = preview.live.update(ChangedPaths([file]))
            #expect(try preview.differences() == [], "\(file)")
        }
        let empty = try LivePreview(TestDossier().file("dossier.yml", ""))
        #expect(empty.page("").contains("<html"))
    }

    // MARK: Random edits

    @Test func anySequenceOfEditsEndsInAColdBuildsPages() throws {
        var random = SeededGenerator(for: "anySequenceOfEditsEndsInAColdBuildsPages")
        let preview = try LivePreview(Self.dossier)
        var compared = 0
        var history: [String] = []
        var before = Self.pages(preview.live.state)
        // What broken files held.
        var good: [String: String] = [:]
        for step in 0..<Self.steps {
            var changed: Set<String> = []
            if Bool.random(using: &random) {
                for (path, text) in good {
                    if text.isEmpty { preview.remove(path) } else { try preview.write(path, text) }
                    changed.insert(path)
                }
                good = [:]
            }
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let edit = RandomEdit.next(&random, preview)
                history.append(edit.description)
                if edit.name == "broken" { for path in edit.paths where good[path] == nil { good[path] = preview.text(path) } }
                try edit.apply(to: preview)
                changed.formUnion(edit.paths)
            }
            _ = preview.live.update(ChangedPaths(changed, isEverything: Int.random(in: 0..<20, using: &random) == 0))
            guard let differences = try preview.differences() else {
                // Broken files: whatever stands there is served without a fall.
                for path in preview.live.state.files.pagePaths { #expect(preview.live.state.file(at: path) != nil) }
                continue
            }
            compared += 1
            guard differences.isEmpty, preview.findings() == preview.coldFindings() else {
                Issue.record("seed \(random.seed): \(differences.prefix(5)) after \(history.suffix(6))")
                return
            }
            // While none of its keys changes, a page's bytes don't either; asking takes as long as all else here.
            guard step.isMultiple(of: 5) else { continue }
            let now = Self.pages(preview.live.state)
            for (address, page) in now {
                guard let last = before[address], last.version != page.version, last.keys == page.keys else { continue }
                Issue.record("seed \(random.seed): \(address) reads more than its keys, after \(history.suffix(6))")
                return
            }
            before = now
        }
        #expect(compared > Self.steps / 3)
    }

    private static func pages(_ state: PreviewState) -> [String: (version: String, keys: [PageKey])] {
        var pages: [String: (String, [PageKey])] = [:]
        for address in state.files.pagePaths {
            guard let file = state.file(at: address), let page = state.files.sitePage(at: address) else { continue }
            pages[address] = (file.version, state.files.keys(of: page))
        }
        return pages
    }

    static let steps = ProcessInfo.processInfo.environment["DOSSIER_EDITS"].flatMap(Int.init) ?? 120
}
