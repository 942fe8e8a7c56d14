// What a report is: an answer in rows, the same for the command line, the page and whatever prints it.

import Dossier
import EDTF
import Linking

/// The answer to one question asked of the graph.
public struct Report: Sendable {
    /// By which the command line and the page's address name it.
    public var name: String
    public var title: String
    /// One sentence with its full stop.
    public var explanation: String
    public var columns: [ReportColumn]
    public var groups: [ReportGroup]
    /// How much there is of what the report is about ("12 claims"); not always the number of rows.
    public var count: String
    /// What it means that there is nothing to show.
    public var emptiness: String

    public init(
        name: String, title: String, explanation: String, columns: [ReportColumn], groups: [ReportGroup], count: String, emptiness: String
    ) {
        self.name = name
        self.title = title
        self.explanation = explanation
        self.columns = columns
        self.groups = groups
        self.count = count
        self.emptiness = emptiness
    }

    public var rowCount: Int { groups.reduce(0) { $0 + $1.rows.count } }
}

/// A column: its key for programs never changes, its label is for people.
public struct ReportColumn: Sendable, Hashable {
    public var key: String
    public var label: String
    /// Whether its cells are numbers, to be set flush right.
    public var isNumeric: Bool

    public init(key: String, label: String, isNumeric: Bool = false) {
        self.key = key
        self.label = label
        self.isNumeric = isNumeric
    }
}

/// Rows that belong together.
public struct ReportGroup: Sendable {
    /// What they have in common; `.none` where a report has one group only.
    public var heading: ReportCell
    /// A remark on the group as a whole.
    public var summary: String?
    public var rows: [ReportRow]

    public init(_ heading: ReportCell = .none, summary: String? = nil, rows: [ReportRow]) {
        self.heading = heading
        self.summary = summary
        self.rows = rows
    }
}

/// One row: a cell for each column.
public struct ReportRow: Sendable {
    public var cells: [ReportCell]
    /// Where what it is about was written.
    public var origin: Origin?

    public init(_ cells: [ReportCell], at origin: Origin? = nil) {
        self.cells = cells
        self.origin = origin
    }
}

/// What stands in one place of a report.
public enum ReportCell: Sendable, Hashable {
    case none
    case text(String)
    /// Words of a source, to be set in quotation marks.
    case quotation(String)
    /// What only machines compare: a hash, a file's name.
    case code(String)
    case number(Int)
    case date(DateExpression)
    /// Something of the dossier, with the words that are shown for it.
    case link(Target, String)
    indirect case list([ReportCell])

    /// Nil and nothing at all are the same.
    public init(_ text: String?) {
        self = text.map { $0.isEmpty ? .none : .text($0) } ?? .none
    }

    public init(_ date: Written<DateExpression>?) {
        self = date.map { .date($0.value) } ?? .none
    }

    /// A list, also of one item and of none, so that a column's cells are all of one kind for programs.
    public init(_ cells: [ReportCell]) {
        self = .list(cells.filter { $0 != .none })
    }

    /// Whether there is anything to show.
    public var isSaid: Bool { !items.isEmpty }

    /// What a list holds; any other cell holds itself.
    public var items: [ReportCell] {
        switch self {
        case .none: []
        case .list(let items): items
        default: [self]
        }
    }
}
