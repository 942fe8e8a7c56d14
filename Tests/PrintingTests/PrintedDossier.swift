// A dossier in a few lines, printed.

import Diagnostics
import Linking
import Printing
import TestKit
import Theme

/// The packs of a dossier, composed by the built-in theme.
struct PrintedDossier {
    var packs: [PrintedPack]

    init(_ dossier: TestDossier) throws {
        let graph = try dossier.graph()
        let templates = BuiltInTheme.templates.map { ($0, SourceText(path: "\($0).mustache", bytes: $1)) }
        let theme = PackTheme(
            templates: Dictionary(uniqueKeysWithValues: templates), style: BuiltInTheme.assets["pack.css"] ?? [], fonts: [:])
        let printer = try PackPrinter.printer(graph, theme: theme, assets: [], tool: "Dossier") { graph.reference(to: $0) }.get()
        packs = graph.corpus.packs.indices.map { printer.pack($0) }
    }

    /// Of the first pack, for a browser.
    var html: String { packs.first.map { String(decoding: $0.html(nil), as: UTF8.self) } ?? "" }

    func html(_ paper: Paper, pages: SetPages? = nil) -> String {
        packs.first.map { String(decoding: $0.html(paper, pages: pages), as: UTF8.self) } ?? ""
    }

    /// A log of three entries, a dispute three levels deep, and a pack with these lines in its front matter and this text.
    static func dossier(_ front: String, _ text: String = "## Bottom line\n\nIt is so [@log, ¶2].\n") -> TestDossier {
        TestDossier().source("log", paragraphs: 4, "short: Log\nreliability: D")
            .entity("guard", name: "The Guard", "native: {be: Варта}", body: "It keeps the log [@log, ¶1].")
            .entity("port", name: "The Port", body: "[[guard]] watches it.")
            .dispute(
                "deep",
                """
                What is at stake.

                ## The gate was open
                - id: open
                - holder: [[guard]]
                - evidence: [@log, ¶1]

                ### It was shut
                - id: shut
                - holder: [[port]]
                - relation: rebuts
                - evidence: [@log, ¶3]

                #### At night it was not
                - id: night
                - holder: editors
                - relation: qualifies
                - evidence: [@log, ¶4]
                """, title: "Was the gate open?"
            )
            .timeline("## Gate\n- 2020-03: The gate opens. [@log, ¶1]\n- 2021: It shuts. [@log, ¶2]\n")
            .file("content/packs/all.md", "---\ntitle: All of it\n\(front)\n---\n\(text)")
    }
}

extension String {
    func count(of part: String) -> Int { components(separatedBy: part).count - 1 }
}
