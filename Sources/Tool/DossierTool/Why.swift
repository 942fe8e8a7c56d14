// `dossier why PAGE`: what a page is made of, so that an author sees what an edit will change.

import ArgumentParser
import Diagnostics
import Linking
import Publishing

struct Why: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Says what a page is made of.",
        discussion: """
            Prints one line for each thing the page reads: settings, templates, records, what points at it. While none of these changes, \
            neither does the page. "all sources" stands for every record of the kind. Exit status: 0 clean, 2 there is no such page, \
            3 the machine failed.
            """)

    @Argument(help: "The page's address, as entities/nato/, or what it is called by in a wikilink.")
    var page: String

    @OptionGroup var options: ReadingOptions

    func run() throws {
        let folder = try options.folder()
        let inputs = PreviewSources.inputs(folder, workers: options.workers)
        let files = try PreviewSources.site(inputs)
        let asked = page.hasPrefix("/") ? String(page.dropFirst()) : page
        let graph = files.graph
        let named = [asked, asked + "/"].lazy.compactMap { files.sitePage(at: $0) }.first ?? Self.named(asked, in: graph)
        guard let named else {
            let known = files.pagePaths
            let ids = known.compactMap { $0.split(separator: "/").last.map(String.init) }
            let near = NearMiss.best(for: asked.hasSuffix("/") ? String(asked.dropLast()) : asked, among: ids)
            Terminal.error("dossier: there is no page \(Mending.shown(page))\(near.map { "; did you mean \($0)?" } ?? "")\n")
            throw ExitStatus.misuse.code
        }
        // The records are on standard output, one a line, for other programs.
        if !options.quiet { Terminal.error("/\(files.path(of: named)) reads\n") }
        Terminal.output(files.keys(of: named).map { $0.description + "\n" }.joined())
    }

    /// Packs are printed, so no page of the site shows them.
    private static func named(_ name: String, in graph: Graph) -> SitePage? {
        guard case .success(let page) = graph.resolver.page(name) else { return nil }
        if case .pack = page { return nil }
        return SitePage(page)
    }
}
