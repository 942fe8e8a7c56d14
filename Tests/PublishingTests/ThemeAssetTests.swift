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

    @Test func aFileThatPagesAskForIsNamedByItsContent() throws {
        let one = try path("dossier.css", ["dossier.css": "p{color:red}"])
        #expect(one.wholeMatch(of: #/assets/dossier\.[0-9a-f]{16}\.css/#) != nil, "\(one)")
        #expect(try path("dossier.css", ["dossier.css": "p{color:red}"]) == one)
        #expect(try path("dossier.css", ["dossier.css": "p{color:blue}"]) != one)
        // Only what is sent counts.
        #expect(try path("dossier.css", ["dossier.css": "/* red */ p { color: red }"]) == one)
    }

    @Test func whatNobodyAsksForKeepsItsName() {
        #expect(sent(["own.js": "1", "a/LICENSE": "2"]) == ["assets/own.js": "1\n", "assets/a/LICENSE": "2"])
    }

    @Test func aStyleSheetFindsItsFilesUnderTheirNewNames() throws {
        let sheet = "@font-face{src:url(fonts/a.woff2) format(\"woff2\"),url( 'fonts/b%20c.woff?x#y' )}p{background:URL(\"./a.svg\")}"
        let assets = ["dossier.css": sheet, "fonts/a.woff2": "1", "fonts/b c.woff": "2", "a.svg": "3"]
        let files = sent(assets)
        let font = try path("fonts/a.woff2", assets)
        let other = try path("fonts/b c.woff", assets)
        let picture = try path("a.svg", assets)
        #expect(font.contains("/fonts/a.") && other.contains("/fonts/b c.") && picture.hasSuffix(".svg"))
        let css = try #require(files[try path("dossier.css", assets)])
        #expect(css.contains("url(\(font.dropFirst(7))) format"))
        #expect(css.contains("'\(other.dropFirst(7).replacing(" ", with: "%20"))?x#y'"))
        #expect(css.contains("URL(\"./\(picture.dropFirst(7))\")"))
        #expect(files.count == 4)
    }

    @Test func aStyleSheetBelowAFolderFindsItsFilesFromThere() throws {
        let assets = ["own/a.css": "p{background:url(../b.svg)}", "b.svg": "3"]
        let picture = try path("b.svg", assets)
        #expect(sent(assets)["assets/own/a.css"] == "p{background:url(../\(picture.dropFirst(7)))}")
    }

    @Test func anotherFontIsAnotherStyleSheet() throws {
        let sheets = ["dossier.css": "@import \"more.css\";", "more.css": "p{src:url(a.woff2)}"]
        let one = sheets.merging(["a.woff2": "1"]) { $1 }
        let two = sheets.merging(["a.woff2": "2"]) { $1 }
        #expect(try path("dossier.css", one) != path("dossier.css", two))
        #expect(try path("more.css", one) != path("more.css", two))
        let entry = try #require(sent(one)[try path("dossier.css", one)])
        #expect(entry.contains("\"\(try path("more.css", one).dropFirst(7))\""))
    }

    @Test func sheetsThatImportEachOtherHaveNamesAllTheSame() throws {
        let one = ["dossier.css": "@import 'home.css';", "home.css": "@import url(dossier.css);p{color:red}"]
        let two = ["dossier.css": "@import 'home.css';", "home.css": "@import url(dossier.css);p{color:blue}"]
        #expect(try path("dossier.css", one) == path("dossier.css", one))
        #expect(try path("dossier.css", one) != path("dossier.css", two))
        #expect(sent(one).count == 2)
    }

    @Test(arguments: [
        "url(https://example.org/a.svg)", "url(/a.svg)", "url(data:image/svg+xml,a.svg)", "url(../a.svg)", "url(b.svg)", "url()", "url(",
        "\"a.svg\"", "url(\"a.svg", "@import", "@import \"", "url(#a)", "my-url(a.svg)", "/* url(a.svg)", "url(\"\\",
    ])
    func otherAddressesStay(_ value: String) {
        let css = "p{x:\(value)"
        let compacted = String(decoding: StyleSheet.compact(Array(css.utf8)), as: UTF8.self)
        if value == "url(\"a.svg" {
            // Cut short, it is an address all the same, as browsers have it.
            #expect(sent(["own.css": css, "a.svg": "1"]).count == 2)
        } else {
            #expect(sent(["own.css": css, "a.svg": "1"]) == ["assets/own.css": compacted, "assets/a.svg": "1"])
        }
    }

    @Test func whatATemplateOrAScriptNamesByHandKeepsItsNameToo() throws {
        let assets = ["dossier.css": "p{background:url(logo.svg)}", "logo.svg": "1", "dossier.js": "x"]
        let logo = try path("logo.svg", assets)
        #expect(sent(assets)["assets/logo.svg"] == nil)
        let byTemplate = sent(assets, templates: ["layout": "<img src=\"{{home}}assets/logo.svg\">"])
        #expect(byTemplate["assets/logo.svg"] == "1" && byTemplate[logo] == "1")
        var scripted = assets
        scripted["dossier.js"] = "fetch(base + 'logo.svg')"
        #expect(sent(scripted)["assets/logo.svg"] == "1")
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
            #expect(path.contains(#/\.[0-9a-f]{16}\.[a-z0-9]+$|/search-[0-9a-f]{16}//#), "\(path) bears no fingerprint")
        }
        // The built-in theme names nothing by hand.
        #expect(site.keys.filter { $0.hasPrefix("assets/") && !$0.contains(#/[.-][0-9a-f]{16}[./]/#) } == [])
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
