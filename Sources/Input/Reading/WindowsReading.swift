// `seeds/<id>.windows`: by what runs of an article's words are noticed where the article is not, read beside the record.

import Diagnostics
import Files
import Quoting

/// The leak windows of a source.
public enum WindowsReading {
    static let suffix = ".windows"

    /// From the dossier's folder.
    public static func path(of source: String) -> String { "seeds/\(source)\(suffix)" }

    static func windows(of source: String, in folder: Folder, diagnostics: inout [Diagnostic]) -> LeakWindows? {
        let path = path(of: source)
        do throws(FileProblem) {
            return LeakWindows.parse(SourceText(path: path, bytes: try folder.read(path)), diagnostics: &diagnostics)
        } catch {
            diagnostics.append(error.diagnostic)
            return nil
        }
    }
}
