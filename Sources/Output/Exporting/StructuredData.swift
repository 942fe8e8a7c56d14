// What a page says of itself to machines: schema.org in JSON-LD, for the page's head.

import Dossier
import EDTF
import Linking
import Mustache

/// Makes the JSON-LD of one page. Dates stand in it only where they are exact: schema.org has no word for "about", and a date that is
/// rounded is another date. `dossier.json` has them all as they are.
public struct StructuredData: Sendable {
    let context: ExportContext
    /// As seen from the page: JSON-LD resolves a relative address against the page it stands in, so a site without `base` needs none.
    let addresses: any SiteAddresses

    public init(_ context: ExportContext, from page: any SiteAddresses) {
        self.context = context
        addresses = page
    }

    // MARK: Pages

    /// The whole dossier, and its files.
    public func home(_ downloads: [Download]) -> JSONValue {
        let settings = context.settings
        return document {
            $0.set("@type", ["WebSite", "Dataset"])
            $0.set("@id", address(.home))
            $0.set("url", address(.home))
            $0.set("name", settings.title)
            $0.set("description", settings.subtitle ?? settings.title)
            $0.set("inLanguage", settings.language)
            $0.set("author", authors)
            $0.set("publisher", settings.publisher.map(organization))
            $0.set("license", license)
            $0.set("dateModified", settings.editions.first?.date.exactText)
            $0.set(
                "distribution",
                downloads.map { download in
                    .object {
                        $0.set("@type", "DataDownload")
                        $0.set("name", download.title)
                        $0.set("encodingFormat", download.mediaType)
                        $0.set("contentUrl", (settings.base.map { $0 + "/" } ?? "") + download.path)
                    }
                })
        }
    }

    /// Our page about a source is an article of ours; the source is what it cites.
    public func source(_ index: Int) -> JSONValue {
        let source = context.corpus.sources[index]
        return document {
            $0.set("@type", "Article")
            $0.set("author", authors)
            own(Target(.source(index)), "Annotated source: \(source.short)", &$0)
            $0.set("citation", citation(index))
        }
    }

    public func page(_ index: Int) -> JSONValue {
        let page = context.corpus.pages[index]
        return document {
            $0.set("@type", "Article")
            $0.set("author", authors)
            own(Target(.page(index)), page.title, &$0)
        }
    }

    /// A question in dispute, and a review for each claim on which a verdict is given.
    public func dispute(_ index: Int) -> JSONValue {
        let dispute = context.corpus.disputes[index]
        let reviews = context.graph.disputes[index].claims.compactMap(review)
        let page: JSONValue = .object {
            $0.set("@type", "Article")
            $0.set("author", authors)
            own(Target(.dispute(index)), dispute.title, &$0)
            $0.set("abstract", dispute.assessment)
        }
        return document { $0.set("@graph", .array([page] + reviews)) }
    }

    /// Who or what the page is about.
    public func entity(_ index: Int) -> JSONValue {
        let entity = context.corpus.entities[index]
        return document {
            $0.set("@type", "WebPage")
            own(Target(.entity(index)), entity.name, &$0)
            $0.set("mainEntity", subject(index))
        }
    }

    /// The events of one page of the timeline, or of a view of it, that are dated exactly.
    public func timeline(_ events: some Collection<Int>, on page: PageRef, name: String, part: Int) -> JSONValue {
        let target = Target(page, part > 1 ? .continuation(part) : .top)
        let dated = events.filter { context.graph.events[$0].event.date.value.exactText != nil }
        return document {
            $0.set("@type", "CollectionPage")
            own(target, name, &$0)
            guard !dated.isEmpty else { return }
            $0.set(
                "mainEntity",
                .object {
                    $0.set("@type", "ItemList")
                    $0.set("itemListElement", dated.map(event))
                })
        }
    }

    private func event(_ index: Int) -> JSONValue {
        let event = context.graph.events[index].event
        return .object {
            $0.set("@type", "Event")
            $0.set("name", context.graph.plainText(event.sentence))
            $0.set("startDate", event.date.value.exactText)
            $0.set("url", addresses.address(of: Target(.timeline, .event(index))))
        }
    }

    // MARK: What pages have in common

    private func document(_ build: (inout JSONObject) -> Void) -> JSONValue {
        .object {
            $0.set("@context", "https://schema.org")
            build(&$0)
        }
    }

    private func own(_ target: Target, _ headline: String, _ object: inout JSONObject) {
        let address = addresses.address(of: target)
        object.set("@id", address)
        object.set("name", headline)
        object.set("inLanguage", context.settings.language)
        object.set("isPartOf", .object { $0.set("@id", self.address(.home)) })
    }

    private func address(_ page: PageRef) -> String { addresses.address(of: Target(page)) }

    /// An organisation where the publisher is meant; what else an author is `dossier.yml` doesn't say, so it stays a name.
    var authors: JSONValue? {
        .oneOrMore(context.settings.authors.map { $0 == context.settings.publisher ? organization($0) : .string($0) })
    }

    private func organization(_ name: String) -> JSONValue {
        .object {
            $0.set("@type", "Organization")
            $0.set("name", name)
        }
    }

    /// schema.org wants an address or a work, so the licence is the name of one.
    private var license: JSONValue? {
        context.settings.license.map { license in
            license.hasPrefix("https://") || license.hasPrefix("http://")
                ? .string(license)
                : .object {
                    $0.set("@type", "CreativeWork")
                    $0.set("name", license)
                }
        }
    }
}

extension DateExpression {
    /// A date as ISO 8601 has it, to the day, month or year; nil for anything inexact, and for seasons.
    var exactText: String? {
        guard htmlDateTime != nil else { return nil }
        return firstParts?.calendarText
    }
}
