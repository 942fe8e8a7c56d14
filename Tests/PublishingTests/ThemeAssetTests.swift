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
        let one = try path("dossier.css", ["dossier.css": "p{color:red}"])
        #expect(one.wholeMatch(of: #/assets/[0-9a-f]{12}/dossier\.css/#) != nil, "\(one)")
        #expect(try path("dossier.css", ["dossier.css": "p{color:red}"]) == one)
        #expect(try path("dossier.css", ["dossier.css": "p{color:blue}"]) != one)
        // Only what is sent counts.
        #expect(try path("dossier.css", ["dossier.css": "/* red */ p { color: red }"]) == one)
    }

    @Test func anotherFontIsAnotherFolder() throws {
        let one = ["dossier.css": "p{src:url(a.woff2)}", "a.woff2": "1"]
        #expect(try path("dossier.css", one) != path("dossier.css", one.merging(["a.woff2": "2"]) { $1 }))
        #expect(try path("dossier.css", one) != path("dossier.css", ["dossier.css": "p{src:url(a.woff2)}", "b.woff2": "1"]))
    }

    @Test func sheetsAndScriptsFindTheirNeighbours() throws {
        let assets = [
            "dossier.css": "@import 'own/a.css';p{src:url(a.woff2)}", "own/a.css": "p{background:url(../b.svg)}", "b.svg": "1",
            "a.woff2": "2",
        ]
        let folder = try path("dossier.css", assets).dropLast("dossier.css".count)
        let files = sent(assets)
        for (name, text) in assets { #expect(files[folder + name] == text) }
    }

    @Test func whatADossierAddsStandsUnderItsOwnNameToo() throws {
        let assets = ["own.js": "1", "a/LICENSE": "2", "dossier.css": "p{}", "a.woff2": "3"]
        let files = sent(assets)
        #expect(files["assets/own.js"] == "1\n" && files["assets/a/LICENSE"] == "2")
        #expect(files["assets/dossier.css"] == nil && files["assets/a.woff2"] == nil)
        #expect(files.count == 6)
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
