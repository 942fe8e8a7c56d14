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

    /// With more pages than these their addresses would weigh too much; the search finds them by their words.
    private static let most = 500

    init(_ frame: Frame, _ composer: Composer, script: Target?) {
        self.frame = frame
        suggestions = script?.link
        addresses = Markup()
        let corpus = composer.graph.corpus
        guard corpus.sources.count + corpus.entities.count + corpus.disputes.count + corpus.pages.count <= Self.most else { return }
        var pages: [(id: String, page: PageRef)] = []
        pages += corpus.sources.indices.map { (corpus.sources[$0].id, .source($0)) }
        pages += corpus.entities.indices.map { (corpus.entities[$0].id, .entity($0)) }
        pages += corpus.disputes.indices.map { (corpus.disputes[$0].id, .dispute($0)) }
        pages += corpus.pages.indices.map { (corpus.pages[$0].id, .page($0)) }
        addresses.append(raw: "<script type=\"application/json\" id=\"Addresses\">[")
        for (number, entry) in pages.enumerated() {
            addresses.append(raw: number == 0 ? "[" : ",[")
            addresses.append(scriptJSON: entry.id)
            addresses.append(raw: ",\"")
            addresses.append(reference: Target(entry.page).code)
            addresses.append(raw: "\",")
            addresses.append(scriptJSON: composer.name(of: entry.page))
            addresses.append(raw: "]")
        }
        addresses.append(raw: "]</script>")
    }
}

extension Markup {
    /// Appends text as a JSON string; within a script element no `</script` and no `<!--` may stand (HTML, section 4.12.1.3).
    mutating func append(scriptJSON text: String) {
        append(raw: JSONValue.string(text).bytes.flatMap { $0 == UInt8(ascii: "<") ? Array("\\u003c".utf8) : [$0] })
    }
}
