// What findings offer to mend, as edits: only where a finding knows exactly one right thing.

import Diagnostics

/// The fix-its of findings, file by file.
public struct Fixes: Sendable {
    /// One that will be made.
    public struct Made: Sendable, Hashable {
        public var path: String
        public var place: SourceLocation
        public var rule: String
        public var old: String
        public var new: String
    }

    /// In byte order of the paths.
    public private(set) var files: [FileEdits] = []
    /// In reading order.
    public private(set) var made: [Made] = []
    /// Findings whose fix has to wait, since one earlier in the file changes the same words.
    public private(set) var left: [Diagnostic] = []

    /// - Parameters:
    ///   - diagnostics: in reading order; where two would change the same bytes the first is taken.
    ///   - texts: of the files that may be changed, as they were when the findings were made.
    public init(_ diagnostics: [Diagnostic], texts: [SourceText]) {
        let byPath = Dictionary(texts.map { ($0.path, $0) }) { first, _ in first }
        var offered: [String: [(edit: Edit, diagnostic: Diagnostic, place: SourceLocation)]] = [:]
        for diagnostic in diagnostics {
            guard let fix = diagnostic.fix, let text = byPath[fix.range.path], let range = text.bytes(of: fix.range),
                text.string(range) != fix.replacement
            else { continue }
            offered[text.path, default: []].append((Edit(range, fix.replacement), diagnostic, fix.range.start))
        }
        for path in offered.keys.sorted(by: { $0.utf8.lexicographicallyPrecedes($1.utf8) }) {
            guard let text = byPath[path], let fixes = offered[path] else { continue }
            let edits = FileEdits(text, fixes.map(\.edit))
            let refused = Set(edits.refused)
            files.append(edits)
            var seen: Set<Edit> = []
            for (index, fix) in fixes.enumerated() {
                if refused.contains(index) {
                    left.append(fix.diagnostic)
                } else if seen.insert(fix.edit).inserted {
                    made.append(
                        Made(
                            path: path, place: fix.place, rule: fix.diagnostic.rule, old: text.string(fix.edit.range),
                            new: fix.edit.replacement))
                }
            }
        }
    }

    public var isEmpty: Bool { files.isEmpty }
}
