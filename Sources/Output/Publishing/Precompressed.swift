// Packed twins beside the files that shrink, for web servers that send them as they are.

import Compressing
import Files

public enum Precompressed {
    /// Of a text its twins, `.br` and `.gz`, as far as they are smaller.
    public static func twins(of file: OutputFile) -> [OutputFile] {
        guard isText(file.path) else { return [] }
        return ContentCoding.allCases.compactMap { coding in
            coding.packed(file.bytes).map { OutputFile(path: file.path + coding.suffix, bytes: $0) }
        }
    }

    /// Pictures and fonts are packed already.
    private static func isText(_ path: String) -> Bool {
        let name = path[(path.lastIndex(of: "/").map(path.index(after:)) ?? path.startIndex)...]
        guard let dot = name.lastIndex(of: ".") else { return false }
        return endings.contains(name[name.index(after: dot)...].lowercased())
    }

    private static let endings: Set<String> = [
        "html", "css", "js", "mjs", "json", "jsonld", "geojson", "ndjson", "xml", "atom", "svg", "txt", "md", "csv", "tsv", "ics", "bib",
        "yml", "yaml", "map", "ttf", "otf",
    ]
}
