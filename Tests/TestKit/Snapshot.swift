// Golden files: what came out once and was read by eye, against what comes out now.

import Foundation
import Testing

public enum Snapshot {
    /// `Tests/Fixtures/Snapshots/`
    private static let folder = Repository.root.appendingPathComponent("Tests/Fixtures/Snapshots")

    /// Compares a text with its snapshot. `make snapshots` (DOSSIER_SNAPSHOTS=rewrite) writes it anew; read the change before you commit it.
    public static func expect(_ text: String, matches name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let file = folder.appendingPathComponent(name)
        if ProcessInfo.processInfo.environment["DOSSIER_SNAPSHOTS"] == "rewrite" {
            try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file)
            return
        }
        guard let golden = try? String(contentsOf: file, encoding: .utf8) else {
            Issue.record("there is no snapshot \(name); `make snapshots` writes it", sourceLocation: sourceLocation)
            return
        }
        guard golden != text else { return }
        Issue.record(Comment(rawValue: "\(name) differs:\n\(difference(golden, text))"), sourceLocation: sourceLocation)
    }

    /// The first lines that differ.
    private static func difference(_ golden: String, _ text: String) -> String {
        let old = golden.components(separatedBy: "\n")
        let new = text.components(separatedBy: "\n")
        var out: [String] = []
        for index in 0..<max(old.count, new.count) {
            let (left, right) = (index < old.count ? old[index] : nil, index < new.count ? new[index] : nil)
            guard left != right else { continue }
            if let left { out.append("line \(index + 1) was: \(left)") }
            if let right { out.append("line \(index + 1) is:  \(right)") }
            if out.count > 12 { break }
        }
        return out.joined(separator: "\n")
    }
}
