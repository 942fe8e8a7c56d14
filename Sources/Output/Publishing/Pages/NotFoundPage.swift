// The page for addresses that lead nowhere, with the addresses a script compares them to.

import Composing
import Dossier
import Linking
import Mustache

struct NotFoundPage: TemplateContext {
    var frame: Frame
    var search = Target(.search).link
    /// The pages that may have been meant, as data.
    var addresses: Markup
    /// The script that finds the nearest of them.
    var suggestions: Mustache.Link?

    static let schema = Schema<NotFoundPage>(
        "not-found page", .include { $0.frame }, .url("search") { $0.search }, .markup("addresses") { $0.addresses },
        .optionalURL("suggestions") { $0.suggestions })

    /// - Parameters:
    ///   - near: where the addresses of a large site are; nil for one whose addresses stand in the page, with its pages' names.
    ///   - root: the address of the site's root, seen from the page.
    init(_ frame: Frame, _ composer: Composer, script: Target?, near: NearAddresses?, root: String) {
        self.frame = frame
        suggestions = script?.link
        addresses = Markup()
        // Nobody else reads them.
        guard script != nil else { return }
        if let near {
            addresses.append(raw: "<script type=\"application/json\" id=\"Addresses\">")
            addresses.append(raw: near.directions(root: root).bytes)
            addresses.append(raw: "</script>")
            return
        }
        let corpus = composer.graph.corpus
        var pages: [(id: String, page: PageRef)] = []
        pages += corpus.sources.indices.map { (corpus.sources[$0].id, .source($0)) }
        pages += corpus.entities.indices.map { (corpus.entities[$0].id, .entity($0)) }
        pages += corpus.disputes.indices.map { (corpus.disputes[$0].id, .dispute($0)) }
        pages += corpus.pages.indices.map { (corpus.pages[$0].id, .page($0)) }
        addresses.append(raw: "<script type=\"application/json\" id=\"Addresses\">[")
        for (number, entry) in pages.enumerated() {
            addresses.append(raw: number == 0 ? "[" : ",[")
            addresses.append(raw: JSONValue.string(entry.id).bytes)
            addresses.append(raw: ",\"")
            addresses.append(reference: Target(entry.page).code)
            addresses.append(raw: "\",")
            addresses.append(raw: JSONValue.string(composer.name(of: entry.page)).bytes)
            addresses.append(raw: "]")
        }
        addresses.append(raw: "]</script>")
    }
}
