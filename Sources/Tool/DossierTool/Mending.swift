// `dossier check --fix`: what findings offer is written into the author's files, and the dossier is checked again.

import ArgumentParser
import Diagnostics
import Editing
import Files

/// Applies the fix-its of a check.
struct Mending {
    /// A fix may uncover another; what is left after so many rounds waits for the next call.
    static let rounds = 3

    var folder: Folder
    /// Whether the changes are only shown.
    var isDryRun: Bool
    /// Files that were changed by others or can't be written: nothing more is tried there.
    private var given: Set<String> = []
    private(set) var problems: [FileProblem] = []
    private(set) var count = 0

    init(_ folder: Folder, isDryRun: Bool) {
        self.folder = folder
        self.isDryRun = isDryRun
    }

    /// One round.
    /// - Returns: lines `path:line:column: rule: old → new`, none when nothing was left to do.
    mutating func round(_ diagnostics: [Diagnostic], texts: [SourceText]) -> String {
        let fixes = Fixes(diagnostics, texts: texts.filter { !given.contains($0.path) })
        var written: Set<String> = []
        for file in fixes.files {
            do throws(FileProblem) {
                if !isDryRun { try file.write(in: folder) }
                written.insert(file.text.path)
            } catch {
                problems.append(error)
                given.insert(file.text.path)
            }
        }
        var out = ""
        for made in fixes.made where written.contains(made.path) {
            count += 1
            out += "\(Self.shown(made.path)):\(made.place.line):\(made.place.column): \(made.rule): "
            out += "\(Self.shown(made.old)) → \(Self.shown(made.new))\n"
        }
        return out
    }

    /// Words of a file on one line of a terminal.
    static func shown(_ text: String) -> String {
        let safe = String(String.UnicodeScalarView(text.unicodeScalars.map { $0.properties.generalCategory == .control ? " " : $0 }))
        return safe.count > 120 ? "\(safe.prefix(119))…" : safe
    }
}
