// Annotation files against the W3C's Web Annotation Data Model, read by another JSON reader than the one that wrote them.

import Foundation
import TestKit
import Testing

struct AnnotationTests {
    private static let article = """
        A lock on the Vell

        The keeper said the gates were “sound and newly tarred” on 4 May. He had not looked at the sill, and the sill leaks.

        Two boats were held back for a day, the keeper of the lock says. The council denied it.
        """

    private func dossier(_ settings: String = "", _ front: String = "language: en") throws -> TestDossier {
        try TestDossier().article("vell", Self.article, paragraphs: "3 5", front).entity("keeper", name: "Keeper", type: "person")
            .dispute(
                "lock",
                """
                ## The gates hold
                - id: hold
                - holder: [[keeper]]
                - evidence: [@vell, ¶1, "sound and newly tarred" (speech: [[keeper]])]
                - evidence: [@vell, ¶2, "held back … the keeper"]
                """
            )
            .timeline("## Lane\n- 2024-05-04: The keeper praises the gates. [@vell, ¶1, \"sound and newly tarred\" (speech: [[keeper]])]")
            .page("notes", "It leaks [@vell, ¶1, \"the sill\" (after \"and\") (before \"leaks\")]. <b>Two</b> [@vell, ¶2, \"Two boats\"].")
            .verification().locked.withoutTexts.file("dossier.yml", "format: 1\ntitle: Test\n\(settings)")
    }

    private func collection(_ dossier: TestDossier) throws -> [String: Any] {
        let file = try #require(try dossier.site()["sources/vell/annotations.jsonld"])
        return try #require(try JSONSerialization.jsonObject(with: Data(file.utf8)) as? [String: Any])
    }

    private func items(_ dossier: TestDossier) throws -> [[String: Any]] {
        try #require((try collection(dossier)["first"] as? [String: Any])?["items"] as? [[String: Any]])
    }

    private func exact(_ annotation: [String: Any]) -> [String] {
        let targets = annotation["target"] as? [[String: Any]] ?? [annotation["target"] as? [String: Any] ?? [:]]
        return targets.compactMap { target in
            let selectors = target["selector"] as? [[String: Any]] ?? [target["selector"] as? [String: Any] ?? [:]]
            return selectors.first { $0["type"] as? String == "TextQuoteSelector" }?["exact"] as? String
        }
    }

    /// Sections 3.1 (annotations), 3.2.4 (embedded bodies), 4.2.4 and 4.2.5 (selectors), 5.1 and 5.2 (collections and pages).
    @Test(arguments: ["", "base: https://example.org/d\n"])
    func everythingTheModelRequiresIsThere(settings: String) throws {
        let dossier = try dossier(settings)
        let whole = try collection(dossier)
        #expect(whole["@context"] as? String == "http://www.w3.org/ns/anno.jsonld" && whole["type"] as? String == "AnnotationCollection")
        let page = try #require(whole["first"] as? [String: Any])
        #expect(page["type"] as? String == "AnnotationPage" && page["partOf"] as? String == whole["id"] as? String)
        #expect(page["startIndex"] as? Int == 0 && whole["last"] as? String == page["id"] as? String)
        let items = try items(dossier)
        #expect(whole["total"] as? Int == items.count && items.count == 4)
        var ids: Set<String> = []
        for item in items {
            #expect(item["type"] as? String == "Annotation" && item["@context"] == nil)
            let id = try #require(item["id"] as? String)
            #expect(ids.insert(id).inserted && isIRI(id))
            #expect(["linking", "highlighting"].contains(item["motivation"] as? String ?? ""))
            for body in item["body"] as? [[String: Any]] ?? [] {
                switch body["type"] as? String {
                case "TextualBody":
                    #expect(
                        (body["value"] as? String)?.isEmpty == false && ["describing", "classifying"].contains(body["purpose"] as? String))
                case "SpecificResource": #expect((body["source"] as? String)?.isEmpty == false && body["purpose"] as? String == "linking")
                default: Issue.record("\(body)")
                }
            }
            let targets = item["target"] as? [[String: Any]] ?? [item["target"] as? [String: Any] ?? [:]]
            #expect(!targets.isEmpty)
            for target in targets {
                #expect(target["type"] as? String == "SpecificResource" && target["source"] != nil)
                for selector in target["selector"] as? [[String: Any]] ?? [] {
                    switch selector["type"] as? String {
                    case "TextQuoteSelector": #expect((selector["exact"] as? String)?.isEmpty == false)
                    case "TextPositionSelector":
                        let start = try #require(selector["start"] as? Int)
                        let end = try #require(selector["end"] as? Int)
                        #expect(0 <= start && start < end)
                    default: Issue.record("\(selector)")
                    }
                }
            }
        }
    }

    private func isIRI(_ id: String) -> Bool {
        id.wholeMatch(of: #/urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}/#) != nil
            || id.hasPrefix("https://example.org/d/sources/vell/annotations.jsonld#q-")
    }

    @Test func positionsAreThoseOfTheWords() throws {
        let scalars = Array(Self.article.unicodeScalars)
        var seen: [String] = []
        for item in try items(try dossier()) {
            let targets = item["target"] as? [[String: Any]] ?? [item["target"] as? [String: Any] ?? [:]]
            for (target, words) in zip(targets, exact(item)) {
                let selectors = try #require(target["selector"] as? [[String: Any]])
                let position = try #require(selectors.last)
                let start = try #require(position["start"] as? Int)
                let end = try #require(position["end"] as? Int)
                #expect(String(String.UnicodeScalarView(scalars[start..<end])) == words)
                seen.append(words)
            }
        }
        #expect(seen == ["sound and newly tarred", "the sill", "Two boats", "held back", "the keeper"])
    }

    @Test func usesAreLinkedAndTold() throws {
        let item = try #require(try items(try dossier()).first)
        let bodies = try #require(item["body"] as? [[String: Any]])
        #expect(
            bodies.map { $0["source"] as? String ?? $0["value"] as? String ?? "" } == [
                "../../disputes/lock/#hold", "The gates hold", "../../timeline/#e-2024-05-04", "The keeper praises the gates.", "speech",
            ])
        let absolute = try #require(try items(try dossier("base: https://example.org/d\n")).first?["body"] as? [[String: Any]])
        #expect(absolute.first?["source"] as? String == "https://example.org/d/disputes/lock/#hold")
    }

    /// A prefix is what stands immediately before; `(after "…")` may stand farther off.
    @Test func whatSettledADoubtIsNoPrefix() throws {
        let item = try #require(try items(try dossier()).first { exact($0) == ["the sill"] })
        let selectors = try #require((item["target"] as? [String: Any])?["selector"] as? [[String: Any]])
        #expect(selectors.count == 2 && selectors[0]["prefix"] == nil && selectors[0]["suffix"] == nil)
    }

    @Test func theArticleIsNamedByItsAddressAndItsHash() throws {
        let hashed = try #require(try items(try dossier()).first?["target"] as? [String: Any])
        let name = try #require(hashed["source"] as? String)
        #expect(name.wholeMatch(of: #/ni:\/\/\/sha-256;[A-Za-z0-9_-]{43}/#) != nil)
        let addressed = try #require(
            try items(try dossier("", "language: en\nurl: https://example.org/a")).first?["target"] as? [String: Any])
        let source = try #require(addressed["source"] as? [String: Any])
        #expect(
            source["id"] as? String == "https://example.org/a" && source["canonical"] as? String == name
                && source["language"] as? String == "en")
    }

    @Test func idsStayWhenOtherQuotationsComeAndGo() throws {
        func ids(_ dossier: TestDossier) throws -> [String: String] {
            Dictionary(uniqueKeysWithValues: try items(dossier).map { (exact($0).joined(), $0["id"] as? String ?? "") })
        }
        let before = try ids(try dossier())
        let after = try ids(try dossier().page("notes", "Only [@vell, ¶2, \"Two boats\"]."))
        #expect(after.count == before.count - 1)
        for (words, id) in after { #expect(before[words] == id) }
    }

    @Test func itHoldsNoWordsButThoseQuoted() throws {
        let file = try #require(try dossier().site()["sources/vell/annotations.jsonld"])
        for words in ["keeper said", "on 4 May", "council denied", "had not looked"] { #expect(!file.contains(words)) }
    }

    @Test func thePageNamesItAndASourceWithoutQuotationsHasNone() throws {
        let site = try dossier().source("bare").page("more", "[@bare, ¶1]").site()
        let page = try #require(site["sources/vell/index.html"])
        #expect(
            page.contains(
                "<link rel=\"alternate\" type=\"application/ld+json\" title=\"Quotations as Web Annotations\" href=\"annotations.jsonld\">")
        )
        #expect(page.contains("<a href=\"annotations.jsonld\">"))
        #expect(site["sources/bare/annotations.jsonld"] == nil)
        let bare = try #require(site["sources/bare/index.html"])
        #expect(!bare.contains("annotations.jsonld"))
        #expect(site.filter { $0.value.contains("title=\"Quotations") }.keys.sorted() == ["sources/vell/index.html"])
    }

    @Test func theSameQuotationsGiveTheSameBytes() throws {
        let dossier = try dossier()
        let one = try dossier.site(jobs: 1)["sources/vell/annotations.jsonld"]
        let eight = try dossier.site(jobs: 8)["sources/vell/annotations.jsonld"]
        #expect(one == eight && one != nil)
    }
}
