// The texts among a dossier's templates and copied files, read for the rules on copied words.

import Checking
import Diagnostics
import Dossier
import Files

enum CarriedReading {
    /// - Parameter diagnostics: gets what copied files can't be read; of templates `ThemeReading` says that.
    static func texts(_ corpus: Corpus, _ folder: Folder, diagnostics: inout [Diagnostic]) -> [CarriedText] {
        var texts: [CarriedText] = []
        for path in folder.files(below: "templates").paths where CarriedText.holdsWords(path) {
            guard let bytes = try? folder.read(path, limit: ThemeReading.assetLimit) else { continue }
            if let text = CarriedText(SourceText(path: path, bytes: bytes)) { texts.append(text) }
        }
        for path in corpus.assets where CarriedText.holdsWords(path) {
            do throws(FileProblem) {
                let bytes = try folder.read(path, limit: ThemeReading.assetLimit)
                if let text = CarriedText(SourceText(path: path, bytes: bytes)) { texts.append(text) }
            } catch {
                diagnostics.append(error.diagnostic)
            }
        }
        return texts
    }
}
