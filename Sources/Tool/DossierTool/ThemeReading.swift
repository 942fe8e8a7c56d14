// The built-in theme, and the dossier's own files that stand in for parts of it.

import Cards
import Diagnostics
import Files
import Publishing
import Theme

enum ThemeReading {
    /// Fonts and pictures may be larger than texts.
    static let assetLimit = 100_000_000

    static var builtIn: ThemeFiles {
        ThemeFiles(
            templates: Dictionary(
                uniqueKeysWithValues: BuiltInTheme.templates.map { ($0, SourceText(path: "built-in theme/\($0).mustache", bytes: $1)) }),
            assets: BuiltInTheme.assets)
    }

    /// `templates/*.mustache` and `templates/assets/**` of the dossier over the built-in ones, file by file.
    static func theme(_ folder: Folder, diagnostics: inout [Diagnostic]) -> ThemeFiles {
        var theme = builtIn
        let found = folder.files(below: "templates")
        diagnostics += found.problems.map(\.diagnostic)
        for path in found.paths {
            let name = path.dropFirst("templates/".count)
            do throws(FileProblem) {
                if name.hasPrefix("assets/") {
                    theme.assets[String(name.dropFirst("assets/".count))] = try folder.read(path, limit: assetLimit)
                } else if name.hasSuffix(".mustache"), !name.contains("/") {
                    let text = SourceText(path: path, bytes: try folder.read(path))
                    diagnostics += findings(String(name.dropLast(".mustache".count)), text)
                    theme.templates[String(name.dropLast(".mustache".count))] = text
                } else {
                    diagnostics.append(
                        Diagnostic(
                            .warning, rule: "unknown-template", "this file is no part of a theme", at: SourceRange(path: path),
                            notes: ["a theme has NAME.mustache files in templates/, and everything else in templates/assets/"]))
                }
            } catch {
                diagnostics.append(error.diagnostic)
            }
        }
        return theme
    }

    /// The fonts of `theme: fonts:` among the theme's files: `fonts.css` goes before the style sheet, all else stands beside it.
    static func addFonts(_ name: String?, of folder: Folder, to theme: inout ThemeFiles, diagnostics: inout [Diagnostic]) {
        guard let name else { return }
        let found = folder.files(below: name)
        diagnostics += found.problems.map(\.diagnostic)
        let declarations = "\(name)/fonts.css"
        guard found.paths.contains(declarations) else {
            diagnostics.append(
                Diagnostic(
                    .note, rule: "missing-fonts", "there is no \(declarations): the site is set in the reader’s own fonts",
                    at: SourceRange(path: "dossier.yml"),
                    notes: ["a folder of fonts holds woff2 files and the fonts.css that declares them; `make fonts` makes one"]))
            return
        }
        var (serif, sans): ([UInt8]?, [UInt8]?)
        for path in found.paths {
            do throws(FileProblem) {
                let bytes = try folder.read(path, limit: assetLimit)
                switch path.dropFirst(name.count + 1) {
                case "fonts.css": theme.assets["dossier.css"] = bytes + (theme.assets["dossier.css"] ?? [])
                // Cards are drawn from these; no page asks for them.
                case "card-serif.ttf": serif = bytes
                case "card-sans.ttf": sans = bytes
                case let other: theme.assets[String(other)] = bytes
                }
            } catch {
                diagnostics.append(error.diagnostic)
            }
        }
        if let serif, let sans { theme.cardFonts = CardFonts(serif: serif, sans: sans) }
    }

    /// The fonts that a pack carries in itself: the web fonts and their `fonts.css`, by name; empty where there are none.
    static func fonts(_ name: String?, of folder: Folder, diagnostics: inout [Diagnostic]) -> [String: [UInt8]] {
        guard let name else { return [:] }
        var files: [String: [UInt8]] = [:]
        for path in folder.files(below: name).paths where path.hasSuffix(".woff2") || path == "\(name)/fonts.css" {
            do throws(FileProblem) {
                files[String(path.dropFirst(name.count + 1))] = try folder.read(path, limit: assetLimit)
            } catch {
                diagnostics.append(error.diagnostic)
            }
        }
        return files
    }

    /// What is wrong with an override before it is compiled: bytes that are no text, a name one letter off.
    private static func findings(_ name: String, _ text: SourceText) -> [Diagnostic] {
        if String(validating: text.bytes, as: UTF8.self) == nil {
            return [Diagnostic(.error, rule: "encoding", "this file is not UTF-8", at: text.top, notes: ["save it as UTF-8"])]
        }
        let known = BuiltInTheme.templates.keys.sorted()
        guard !known.contains(name), let near = NearMiss.best(for: name, among: known) else { return [] }
        return [
            Diagnostic(
                .warning, rule: "unknown-template", "the theme has no template \(name)", at: text.top,
                notes: ["a partial of your own needs a name less like a known one"], suggestion: "\(near).mustache")
        ]
    }
}
