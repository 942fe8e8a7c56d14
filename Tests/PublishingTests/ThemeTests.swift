// The built-in theme is the folder `templates/`, and a dossier's own files stand in for parts of it.

import Diagnostics
import Files
import Foundation
import Publishing
import Starter
import TestKit
import Testing
import Theme
import Workers

struct ThemeTests {
    private static let folder = Repository.root.appendingPathComponent("templates")

    /// Files below a folder by their path in it; what editors leave lying about is passed over, as a build does.
    private static func files(below folder: URL) throws -> [String: [UInt8]] {
        let found = try Folder(folder.path)
        var files: [String: [UInt8]] = [:]
        for path in found.files(below: "").paths { files[path] = try found.read(path, limit: .max) }
        return files
    }

    @Test func theBuiltInThemeIsTheFolderOfTemplates() throws {
        let files = try Self.files(below: Self.folder)
        var expected: [String: [UInt8]] = [:]
        for (name, bytes) in BuiltInTheme.templates { expected[name + ".mustache"] = bytes }
        for (name, bytes) in BuiltInTheme.assets { expected["assets/" + name] = bytes }
        #expect(expected.keys.sorted() == files.keys.sorted())
        #expect(expected.filter { files[$0.key] != $0.value }.keys.sorted() == [])
    }

    @Test func theStarterDossierIsItsFolder() throws {
        var files = try Self.files(below: Repository.root.appendingPathComponent("Sources/Output/Starter/Files"))
        let manifest = String(decoding: try #require(files["starter-manifest.txt"]), as: UTF8.self)
        files["starter-manifest.txt"] = nil
        var expected: [String: [UInt8]] = [:]
        for line in manifest.split(separator: "\n") {
            let words = line.split(separator: " ")
            try #require(words.count == 2, "\(line)")
            expected[String(words[1])] = files[String(words[0])]
            files[String(words[0])] = nil
        }
        #expect(files.keys.sorted() == [], "not in the manifest")
        #expect(StarterDossier.files == expected)
    }

    // MARK: Own files

    private func publish(_ change: (inout ThemeFiles) -> Void) throws -> Result<Site<OutputFile>, TemplateErrorsOrNothing> {
        let graph = try TestDossier().entity("nato", name: "NATO").source("s").graph()
        var theme = ThemeFiles(
            templates: Dictionary(
                uniqueKeysWithValues: BuiltInTheme.templates.map { ($0, SourceText(path: "templates/\($0).mustache", bytes: $1)) }),
            assets: BuiltInTheme.assets)
        change(&theme)
        switch Publisher.publish(graph, theme: theme, assets: [], options: PublishingOptions(), workers: Workers(2)) {
        case .success(let site): return .success(site)
        case .failure(let errors): return .failure(TemplateErrorsOrNothing(lines: errors.diagnostics.map(Finding.line)))
        }
    }

    struct TemplateErrorsOrNothing: Error, Equatable {
        var lines: [String]
    }

    private func text(_ site: Site<OutputFile>, _ path: String) -> String? {
        site.files.first { $0.path == path }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    private func override(_ name: String, _ text: String) -> (inout ThemeFiles) -> Void {
        { $0.templates[name] = SourceText(path: "templates/\(name).mustache", bytes: Array(text.utf8)) }
    }

    @Test func oneFileIsOverriddenAndTheOthersStay() throws {
        let site = try publish(override("not-found", "{{<layout}}{{$main}}<p>Gone: {{title}}</p>{{/main}}{{/layout}}")).get()
        #expect(text(site, "404.html")?.contains("<p>Gone: Page not found</p>") == true)
        #expect(text(site, "404.html")?.contains("<header") == true)
        #expect(text(site, "index.html") == text(try publish { _ in }.get(), "index.html"))
    }

    @Test func aPartialOfTheirOwnMayBeAdded() throws {
        let site = try publish {
            override("not-found", "{{>mine}}")(&$0)
            override("mine", "<p>{{title}}</p>")(&$0)
        }.get()
        #expect(text(site, "404.html") == "<p>Page not found</p>")
    }

    @Test func assetsAreOverriddenAndAdded() throws {
        let site = try publish {
            $0.assets["dossier.css"] = Array("p{}".utf8)
            $0.assets["fonts/ü 1.woff2"] = [0, 255]
        }.get()
        let sheets = site.files.filter { $0.path.hasPrefix("assets/") && $0.path.hasSuffix("/page-home.css") }
        // Among the others of its type of page.
        #expect(sheets.count == 1 && sheets[0].bytes.starts(with: "p{}".utf8) && sheets[0].bytes.count > 100)
        #expect(site.files.first { $0.path.hasSuffix("/fonts/ü 1.woff2") }?.bytes == [0, 255])
    }

    @Test(arguments: [
        ("entity", "<h1>\n {{headin}}</h1>", "templates/entity.mustache:2:2: error: "),
        ("entity", "{{#heading}}\n{{/headin}}", "templates/entity.mustache:1:1: error: "),
        ("source", "{{{heading}}}", "templates/source.mustache:1:"),
        ("home", "<p>{{>no-such}}", "templates/home.mustache:1:"),
        ("claim-row", "{{statemen}}", "templates/claim-row.mustache:1:1: error: "),
        ("pager", "{{", "templates/pager.mustache:1:1: error: "),
    ])
    func aBrokenTemplateSaysWhere(name: String, body: String, start: String) throws {
        guard case .failure(let errors) = try publish(override(name, body)) else {
            Issue.record("the template was accepted")
            return
        }
        #expect(errors.lines.first?.hasPrefix(start) == true, "\(errors.lines)")
        #expect(Set(errors.lines).count == errors.lines.count, "an error is told once, however many pages use the file")
    }

    @Test func everyBrokenTemplateIsToldAtOnce() throws {
        guard
            case .failure(let errors) = try publish({
                override("entity", "{{x}}")(&$0)
                override("source", "{{y}}")(&$0)
            })
        else {
            Issue.record("the templates were accepted")
            return
        }
        #expect(errors.lines.count == 2)
    }
}
