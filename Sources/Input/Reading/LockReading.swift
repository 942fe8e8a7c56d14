// `seeds/<id>.verified`: what a holder of the text has verified, read beside the record.

import Diagnostics
import Files
import Quoting

/// The lock file of a source.
public enum LockReading {
    static let suffix = ".verified"

    /// From the dossier's folder.
    public static func path(of source: String) -> String { "seeds/\(source)\(suffix)" }

    static func lock(of source: String, in folder: Folder, diagnostics: inout [Diagnostic]) -> QuotationLock? {
        let path = path(of: source)
        do throws(FileProblem) {
            return QuotationLock.parse(SourceText(path: path, bytes: try folder.read(path)), diagnostics: &diagnostics)
        } catch {
            diagnostics.append(error.diagnostic)
            return nil
        }
    }
}
