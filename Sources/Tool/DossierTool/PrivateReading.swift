// The held articles cut into their paragraphs, for `build --full-text` alone.

import Diagnostics
import Dossier
import Files
import Linking
import Quoting
import Reading
import Workers

enum PrivateReading {
    /// The paragraphs of every source whose text is held. A text that is missing is noted, one that isn't the one on record is an error.
    /// A private copy has no address, so that nothing in it leads to, or is announced for, the public site.
    static func paragraphs(_ session: inout Session, _ folder: Folder, workers: Workers) -> [Int: [String]] {
        session.graph.corpus.settings.base = nil
        let corpus = session.graph.corpus
        let held = HeldTexts.read(corpus, in: folder, workers: workers)
        session.diagnostics += held.diagnostics
        func note(_ source: Source, _ message: String, _ advice: DiagnosticNote) {
            session.diagnostics.append(
                Diagnostic(.note, rule: "text-missing", message, at: corpus.range(source.origin), notes: [advice]))
        }
        for index in held.missing {
            let source = corpus.sources[index]
            guard let original = source.original else { continue }
            note(source, "the text of \(source.id) is not held; its page has the digest only", "expected \(HeldTexts.path(of: original))")
        }
        for source in corpus.sources where source.original == nil {
            note(source, "the record of \(source.id) names no original; its page has the digest only", "`dossier import` its file")
        }
        var paragraphs: [Int: [String]] = [:]
        for (index, bytes) in held.texts.sorted(by: { $0.key < $1.key }) {
            guard let original = corpus.sources[index].original,
                let article = ArticleText(bytes, paragraphs: original.paragraphs, units: original.units)
            else { continue }
            for problem in article.problems {
                session.diagnostics.append(
                    Diagnostic(
                        .error, rule: "text-map",
                        "\(problem.item) is no paragraph of the text of \(corpus.sources[index].id): \(problem.reason)",
                        at: corpus.range(original.paragraphsOrigin)))
            }
            paragraphs[index] = article.paragraphs.map { article.text(of: $0) }
        }
        return paragraphs
    }

    /// A `.gitignore` that hides the folder, wherever it is: `git add .` would publish the texts. One that is there already is left.
    static func hideFromGit(_ output: String) throws(FileProblem) {
        let folder = try Folder(output)
        guard (try? folder.read(".gitignore")) == nil else { return }
        try folder.create(".gitignore", Array("*\n".utf8))
    }
}
