// The addresses of the pages that have a file of their own in the dossier: they follow from ids alone, and stay while texts change.

import Dossier
import Linking
import Workers

/// Addresses below the site's root, percent-encoded, by the nouns' places in the corpus.
public struct PagePaths: Sendable {
    let sources: [String]
    let entities: [String]
    let disputes: [String]
    let pages: [String]
    /// The way back.
    @Deferred private var byPath: [String: PageRef]

    public init(_ corpus: Corpus) {
        let sources = corpus.sources.map { "sources/\(SiteMap.encoded($0.id))/" }
        let entities = corpus.entities.map { "entities/\(SiteMap.encoded($0.id))/" }
        let disputes = corpus.disputes.map { "disputes/\(SiteMap.encoded($0.id))/" }
        let pages = corpus.pages.map { "\(SiteMap.encoded($0.id))/" }
        (self.sources, self.entities, self.disputes, self.pages) = (sources, entities, disputes, pages)
        _byPath = Deferred {
            var found: [String: PageRef] = [:]
            found.reserveCapacity(sources.count + entities.count + disputes.count + pages.count)
            func add(_ paths: [String], _ page: (Int) -> PageRef) {
                // Of two of one id the first has the address.
                for (index, path) in paths.enumerated() where found[path] == nil { found[path] = page(index) }
            }
            add(sources, PageRef.source)
            add(entities, PageRef.entity)
            add(disputes, PageRef.dispute)
            add(pages, PageRef.page)
            return found
        }
    }

    func page(at path: String) -> PageRef? { byPath[path] }
}
