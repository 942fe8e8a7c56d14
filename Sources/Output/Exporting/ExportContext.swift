// What every export is written from: the graph, the site's addresses, and which quotations were found in their articles.

import Checking
import Dossier
import EDTF
import Linking
import Mustache
import Workers

/// A dossier on its way into files that other programs read.
public final class ExportContext: Sendable {
    let graph: Graph
    let addresses: any SiteAddresses
    let dates: DateWording
    /// What the other side of a relation calls it.
    let inverses: [String: String]
    /// Where the words stand that a holder of the article found in it as quoted: the files ask it, pages don't.
    private let verified: Deferred<Set<Origin>>

    /// - Parameter quoted: every quotation of the dossier (`EveryQuotation`).
    public init(_ graph: Graph, _ quoted: Deferred<[QuotedWords]>, _ addresses: any SiteAddresses, dates: DateWording = .english) {
        self.graph = graph
        self.addresses = addresses
        self.dates = dates
        inverses = RelationKind.inverses(with: graph.corpus.settings.relations)
        verified = Deferred { Set(quoted.wrappedValue.lazy.filter { $0.verified != nil }.map(\.quotation.origin)) }
    }

    var corpus: Corpus { graph.corpus }
    var settings: Settings { graph.corpus.settings }

    func isVerified(_ words: Origin) -> Bool { verified.wrappedValue.contains(words) }

    /// The paragraph of a citation, or the page of a source that has no such paragraph.
    func target(_ citation: ResolvedCitation) -> Target? {
        guard let source = citation.source, var target = citation.target else { return nil }
        if case .paragraph(let number) = target.place, number > corpus.sources[source].paragraphs.count { target.place = .top }
        return target
    }

    /// The entity that a party names.
    func entity(_ party: Party) -> Int? {
        party.link.flatMap { graph.resolver.entity($0.page) }
    }

    func reference(_ claim: Int) -> String {
        graph.reference(to: Target(.dispute(graph.claims[claim].dispute), .claim(claim)))
    }

    /// The day the newest edition is dated, as far back as its date allows: files say when they are from by it, never by a clock.
    var editionDay: Int { settings.editions.compactMap { $0.date.earliest ?? $0.date.latest }.max() ?? 0 }

    /// `YYYYMMDD`; nil for years beyond 0001 to 9999, which no calendar program takes.
    static func basicDay(_ day: Int) -> String? { calendarDay(day, separator: "") }

    /// `YYYY-MM-DD`; nil for years beyond 0001 to 9999.
    static func day(_ day: Int) -> String? { calendarDay(day, separator: "-") }

    private static func calendarDay(_ day: Int, separator: String) -> String? {
        let (year, month, day) = CalendarDay.civil(fromDays: day)
        guard (1...9999).contains(year) else { return nil }
        return [padded(year, 4), padded(month, 2), padded(day, 2)].joined(separator: separator)
    }

    private static func padded(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
