// Reports as tests ask for them: rows in a few words.

import Dossier
import Linking
import Reporting
import TestKit
import Testing
import Workers

@testable import Reporting

extension TestDossier {
    func report(_ name: ReportName, entity: String? = nil) throws -> Report {
        let graph = try graph()
        let index = try #require(Reports.names.firstIndex(of: name.rawValue))
        return Reports.report(index, of: graph, entity: entity.flatMap { graph.resolver.entity($0) })
    }
}

extension Report {
    /// Each row's cells, joined by " | "; nothing is "-".
    var lines: [String] { groups.flatMap(\.rows).map { $0.cells.map(Self.words).joined(separator: " | ") } }

    /// The rows of a group, by its heading.
    func lines(in heading: String) -> [String] {
        groups.filter { Self.words($0.heading) == heading }.flatMap(\.rows).map { $0.cells.map(Self.words).joined(separator: " | ") }
    }

    var headings: [String] { groups.map { Self.words($0.heading) } }

    static func words(_ cell: ReportCell) -> String {
        let plain = ReportText.plain(cell)
        return plain.isEmpty ? "-" : plain
    }
}

/// A dispute of two parties, with a bit of everything.
extension TestDossier {
    static let quarrel = TestDossier().source("gazette", paragraphs: 4, "short: Gazette\npublished: 2024-06-20").source(
        "courier", paragraphs: 3, "short: Courier\npublished: 2024-06-21"
    )
    .entity("council", name: "The Council", type: "government").entity("skippers", name: "Skippers’ Union", type: "group").entity(
        "mayor", name: "Mayor Reed", type: "person")
}
