// The articles' own texts in `seeds/fulltext/`, for those who hold them: read by `verify` and for private use, never by a public build.

import Diagnostics
import Dossier
import Files
import Hashing
import Workers

/// The texts that are held, each the one its record states.
public struct HeldTexts: Sendable {
    /// UTF-8, by source.
    public var texts: [Int: [UInt8]] = [:]
    /// Sources with an original on record whose text is not here.
    public var missing: [Int] = []
    public var diagnostics: [Diagnostic] = []

    public static let folder = "seeds/fulltext"

    /// Where the text of a source is kept: the file itself, or what was extracted from it.
    public static func path(of original: Original) -> String {
        "\(folder)/\(original.file)" + (original.textSHA256 == nil ? "" : ".txt")
    }

    public static func read(_ corpus: Corpus, in folder: Folder, workers: Workers) -> HeldTexts {
        let outcomes = workers.map(Array(corpus.sources.indices)) { Outcome.read($0, corpus, folder) }
        var held = HeldTexts()
        for (index, outcome) in outcomes.enumerated() {
            switch outcome {
            case .text(let bytes): held.texts[index] = bytes
            case .missing: held.missing.append(index)
            case .wrong(let diagnostic): held.diagnostics.append(diagnostic)
            case .none: break
            }
        }
        return held
    }

    private enum Outcome: Sendable {
        case text([UInt8])
        case missing
        case wrong(Diagnostic)
        case none

        static func read(_ index: Int, _ corpus: Corpus, _ folder: Folder) -> Outcome {
            let source = corpus.sources[index]
            guard let original = source.original, !original.file.isEmpty else { return .none }
            let path = path(of: original)
            do throws(FileProblem) {
                let bytes = try folder.read(path)
                let hash = SHA256.hex(of: bytes)
                guard hash == original.textHash else {
                    return .wrong(
                        Diagnostic(
                            .error, rule: "text-changed", "the text of \(source.id) in \(path) is not the one on record",
                            at: corpus.range(original.hashOrigin ?? original.paragraphsOrigin),
                            notes: [
                                "its SHA-256 is \(hash)", "the record states \(original.textHash)",
                                "put the text on record back, or `dossier import` the new one",
                            ]))
                }
                guard String(validating: bytes, as: UTF8.self) != nil else {
                    return .wrong(
                        Diagnostic(
                            .error, rule: "text-encoding", "the text of \(source.id) in \(path) is not UTF-8",
                            at: corpus.range(original.hashOrigin ?? original.paragraphsOrigin),
                            notes: ["`dossier import` decodes a file and states the hash of its text too"]))
                }
                return .text(bytes)
            } catch {
                return error.kind == .missing ? .missing : .wrong(error.diagnostic)
            }
        }
    }
}
