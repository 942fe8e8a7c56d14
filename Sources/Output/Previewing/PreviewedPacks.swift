// Packs in a preview: as `dossier pack` writes them for browsers, at the addresses it writes them to.

import Linking
import Printing
import Publishing

enum PreviewedPacks {
    /// The pack at `packs/ID.html`; nil for all other addresses, and while the template has errors.
    static func html(at path: String, _ files: SiteFiles, read: (String) -> [UInt8]?) -> [UInt8]? {
        guard path.hasPrefix("packs/"), path.hasSuffix(".html") else { return nil }
        let name = path.dropFirst("packs/".count).dropLast(".html".count)
        let graph = files.graph
        guard let index = graph.corpus.packs.firstIndex(where: { SiteFiles.encoded($0.id) == name }) else { return nil }
        let theme = files.theme
        // The site's style sheet begins with the declarations of its fonts, a line each.
        let faces = (theme.assets["dossier.css"] ?? []).split(separator: 0x0A).filter { $0.starts(with: "@font-face".utf8) }
        var fonts = theme.assets.filter { $0.key.hasSuffix(".woff2") }
        fonts["fonts.css"] = Array(faces.joined(separator: [0x0A]))
        let made = PackPrinter.printer(
            graph, theme: PackTheme(templates: theme.templates, style: theme.assets["pack.css"] ?? [], fonts: fonts),
            assets: graph.corpus.assets.map { read($0) ?? [] }, tool: "Dossier", address: { files.citedAddress(of: $0) })
        return (try? made.get())?.pack(index).html(nil)
    }
}
