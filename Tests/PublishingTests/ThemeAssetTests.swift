// The theme's files are named by what they hold, wherever pages and style sheets ask for them.

import Diagnostics
import Files
import Foundation
import TestKit
import Testing
import Theme
import Workers

@testable import Publishing

struct ThemeAssetTests {
    private func theme(_ assets: [String: String], templates: [String: String] = [:]) -> ThemeFiles {
        ThemeFiles(
            templates: Dictionary(
                uniqueKeysWithValues: templates.map { ($0, SourceText(path: "templates/\($0).mustache", bytes: Array($1.utf8))) }),
            assets: assets.mapValues { Array($0.utf8) })
    }

    private func sent(_ assets: [String: String], templates: [String: String] = [:]) -> [String: String] {
        let files = ThemeAssets(theme(assets, templates: templates), addresses: .clean).files
        return Dictionary(uniqueKeysWithValues: files.map { ($0.path, String(decoding: $0.bytes, as: UTF8.self)) })
    }

    private func path(_ name: String, _ assets: [String: String]) throws -> String {
        try #require(ThemeAssets(theme(assets), addresses: .clean).path(of: name))
    }

    @Test func theFolderIsNamedByWhatItHolds() throws {
        let one = try path("page-home.css", ["dossier.css": "p{color:red}"])
        #expect(one.wholeMatch(of: #/assets/[0-9a-f]{12}/page-home\.css/#) != nil, "\(one)")
        #expect(try path("page-home.css", ["dossier.css": "p{color:red}"]) == one)
        #expect(try path("page-home.css", ["dossier.css": "p{color:blue}"]) != one)
        // Only what is sent counts.
        #expect(try path("page-home.css", ["dossier.css": "/* red */ p { color: red }"]) == one)
    }

    @Test func anotherFontIsAnotherFolder() throws {
        let one = ["dossier.css": "p{src:url(a.woff2)}", "a.woff2": "1"]
        #expect(try path("page-home.css", one) != path("page-home.css", one.merging(["a.woff2": "2"]) { $1 }))
        #expect(try path("page-home.css", one) != path("page-home.css", ["dossier.css": "p{src:url(a.woff2)}", "b.woff2": "1"]))
    }

    @Test func sheetsAndScriptsFindTheirNeighbours() throws {
        let assets = [
            "extra.css": "@import 'own/a.css';p{src:url(a.woff2)}", "own/a.css": "p{background:url(../b.svg)}", "b.svg": "1",
            "a.woff2": "2",
        ]
        let folder = try path("extra.css", assets).dropLast("extra.css".count)
        let files = sent(assets)
        for (name, text) in assets { #expect(files[folder + name] == text) }
    }

    @Test func whatADossierAddsStandsUnderItsOwnNameToo() throws {
        let assets = ["own.js": "1", "a/LICENSE": "2", "dossier.css": "p{}", "a.woff2": "3"]
        let files = sent(assets)
        #expect(files["assets/own.js"] == "1\n" && files["assets/a/LICENSE"] == "2")
        #expect(files["assets/dossier.css"] == nil && files["assets/a.woff2"] == nil)
        #expect(files.keys.filter { !$0.contains("/page-") }.count == 5)
    }

    @Test func whatATemplateOrAScriptNamesByHandStandsUnderItsOwnNameToo() {
        let assets = ["dossier.css": "p{}", "ä b.woff2": "1", "dossier.js": "x"]
        #expect(sent(assets)["assets/dossier.css"] == nil && sent(assets)["assets/ä b.woff2"] == nil)
        let byTemplate = sent(
            assets, templates: ["layout": "<link href=\"{{home}}assets/dossier.css\"><link href=\"assets/%C3%A4%20b.woff2\">"])
        #expect(byTemplate["assets/dossier.css"] == "p{}" && byTemplate["assets/ä b.woff2"] == "1")
        var scripted = assets
        scripted["dossier.js"] = "fetch(base + 'dossier.css')"
        #expect(sent(scripted)["assets/dossier.css"] == "p{}")
    }

    // MARK: Joined

    @Test func aTypeOfPageHasOneSheetOfWhatItNeeds() throws {
        let files = sent(["dossier.css": "p{}", "home.css": "b{}", "entity.css": "i{}", "print.css": "u{}"])
        func sheet(_ kind: String) -> String? { files.first { $0.key.hasSuffix("/page-\(kind).css") }?.value }
        #expect(sheet("home") == "p{}b{}@media print{u{}}")
        #expect(sheet("entity") == "p{}i{}@media print{u{}}")
        #expect(sheet("glossary") == "p{}@media print{u{}}")
        // What is joined needs no file of its own.
        #expect(!files.keys.contains { $0.hasSuffix("/home.css") || $0.hasSuffix("/print.css") })
    }

    @Test func whatOneSheetLacksDoesNotSpoilTheNext() {
        let files = sent([
            "dossier.css": "@media screen { p { content: \"}", "home.css": "@import url(\"a;b.css\"); b { color: red }",
            "print.css": "u { x: y",
        ])
        let sheet = files.first { $0.key.hasSuffix("/page-home.css") }?.value
        #expect(sheet == "@import url(\"a;b.css\");@media screen{p{content:\"}\"}}b{color:red}@media print{u{x:y}}", "\(sheet ?? "")")
    }

    @Test func scriptsAreJoinedAsStatements() {
        let files = sent(["dossier.js": "a()", "sorting.js": "(b)()", "filtering.js": "(c)()"])
        #expect(files.first { $0.key.hasSuffix("/dossier-sorting.js") }?.value == "a()\n\n;(b)()\n")
        #expect(files.first { $0.key.hasSuffix("/dossier.js") }?.value == "a()\n")
    }

    /// Every class that a page has and the theme has a rule for, the page's own sheet must have a rule for.
    @Test func aPagesSheetKnowsAllItsClasses() throws {
        let text = """
            ![[s#p1]] ~~Gone~~ **bold** `code`[^1]

            > quoted

            > [!NOTE]
            > ours

            | a | b |
            |---|---|
            | 1 | 2 |

            ---

            ```
            pre
            ```

            - 2020: Something. [@s, ¶1]

            [^1]: A note.
            """
        let sites = [
            try Sites.real.get().files,
            try TestDossier().source("s").entity("nato", name: "NATO").page("page", text).timeline("# Timeline\n\n\(text)").site(),
        ]
        for site in sites {
            let sheets = site.filter { $0.key.hasSuffix(".css") }
            func classes(_ css: String) -> Set<Substring> { Set(css.matches(of: #/\.(-?[A-Za-z_][\w-]*)/#).map(\.1)) }
            let known = sheets.values.reduce(into: Set<Substring>()) { $0.formUnion(classes($1)) }
            #expect(known.count > 80)
            let bySheet = sheets.mapValues(classes)
            for (path, page) in site where path.hasSuffix(".html") {
                let asked = try #require(page.firstMatch(of: #/<link rel="stylesheet" href="(?:\.\./|\/)*([^"]+)"/#)?.1)
                let own = try #require(bySheet[String(asked)])
                let used = page.matches(of: #/class="([^"]*)"/#).reduce(into: Set<Substring>()) { $0.formUnion($1.1.split(separator: " ")) }
                let lost = used.intersection(known).subtracting(own)
                #expect(lost == [], "\(path) \(asked)")
            }
        }
    }

    // MARK: In the site

    /// Every address of a file below `assets/` that a page or a style sheet has.
    private func asked(_ site: [String: String], in style: AddressStyle) throws -> Set<String> {
        var found: Set<String> = []
        for (path, text) in site where path.hasSuffix(".html") {
            for match in text.matches(of: #/(?:href|src)="[^"]*?(assets/[^"#?]*)"/#) { found.insert(String(match.1)) }
        }
        return found
    }

    @Test(arguments: [AddressStyle.clean, .files]) func everyFileThatPagesAskForIsThereAndImmutable(_ style: AddressStyle) throws {
        let site = try TestDossier().entity("nato", name: "NATO").source("s").site(style)
        let found = try asked(site, in: style)
        #expect(found.count > 10)
        for path in found {
            #expect(site[path] != nil, "\(path) is missing")
            #expect(path.contains(#/^assets/(search-)?[0-9a-f]{12}//#), "\(path) bears no fingerprint")
        }
        // The built-in theme names nothing by hand.
        #expect(site.keys.filter { $0.hasPrefix("assets/") && !$0.contains(#/^assets/(search-)?[0-9a-f]{12}//#) } == [])
    }

    @Test func theIndexStandsBesideItsScriptAndMovesWithItsContent() throws {
        let dossier = TestDossier().entity("nato", name: "NATO").source("s")
        func folder(_ dossier: TestDossier) throws -> String {
            let site = try dossier.site()
            let script = try #require(asked(site, in: .clean).first { $0.hasSuffix("/search.js") })
            #expect(site["search/index.html"]?.contains("src=\"../\(script)\"") == true)
            let folder = String(script.dropLast("search.js".count))
            #expect(site[folder + "search/start.js"] != nil)
            #expect(site.keys.filter { $0.hasPrefix("assets/search-") && !$0.hasPrefix(folder) } == [])
            return folder
        }
        let one = try folder(dossier)
        #expect(try folder(dossier) == one)
        #expect(try folder(dossier.page("more", "Other words.")) != one)
    }

    @Test func aThemeWithoutTheScriptHasNoIndex() throws {
        let graph = try TestDossier().source("s").graph()
        var theme = ThemeFiles(
            templates: Dictionary(uniqueKeysWithValues: BuiltInTheme.templates.map { ($0, SourceText(path: $0, bytes: $1)) }),
            assets: BuiltInTheme.assets)
        theme.assets["search.js"] = nil
        let site = try Publisher.publish(graph, theme: theme, assets: [], options: PublishingOptions(), workers: Workers(2)).get()
        #expect(site.files.allSatisfy { !$0.path.hasPrefix("assets/search-") })
    }
}
