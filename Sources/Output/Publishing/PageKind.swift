// Which of the theme's style sheets and scripts each type of page needs: they are sent as one file each, since what is compressed together
// weighs less, and what a page doesn't show it needn't load.

import Linking

/// A type of page, as its style sheet and script know it.
enum PageKind: String, CaseIterable {
    case home, source, entity, dispute, timeline, report, glossary, search, page, index
    /// A timeline whose editors have written more than plain paragraphs above it.
    case annotatedTimeline = "annotated-timeline"
    case notFound = "not-found"

    /// - Parameter isAnnotated: whether the timeline needs what texts at length need.
    init(_ page: PageRef, isAnnotated: Bool) {
        self =
            switch page {
            case .home: .home
            case .source: .source
            case .entity: .entity
            case .dispute: .dispute
            case .timeline: isAnnotated ? .annotatedTimeline : .timeline
            case .timelineView: .timeline
            case .claimIndex, .report, .reportIndex: .report
            case .glossary: .glossary
            case .search: .search
            case .page, .pack: .page
            case .sourceIndex, .entityIndex, .disputeIndex: .index
            case .notFound, .asset: .notFound
            }
    }

    /// The theme's sheets by name without `.css`, in the order of the cascade: what all pages share, what several do, the type's own, print.
    var sheets: [String] {
        let own: [String] =
            switch self {
            case .home: ["tables", "prose", "positions", "columns", "previews", "judgements", "home"]
            case .source: ["tables", "prose", "citing", "positions", "events", "previews", "source"]
            case .entity: ["tables", "prose", "positions", "columns", "events", "charts", "diagrams", "previews", "entity"]
            case .dispute: ["tables", "prose", "citing", "positions", "events", "charts", "diagrams", "previews", "dispute"]
            case .timeline: ["events", "charts", "timeline"]
            case .annotatedTimeline: ["tables", "prose", "events", "charts", "timeline"]
            case .report: ["tables", "positions", "reports"]
            case .glossary: ["glossary"]
            case .search: ["search"]
            case .page: ["tables", "prose", "positions", "events", "previews", "judgements"]
            case .index: ["positions", "indexes"]
            case .notFound: []
            }
        return ["dossier"] + own + ["print"]
    }

    /// The theme's scripts by name without `.js`.
    var scripts: [String] {
        switch self {
        case .home, .source, .entity, .dispute, .page: ["dossier", "previews"]
        case .timeline, .annotatedTimeline: ["dossier", "filtering"]
        case .report: ["dossier", "sorting"]
        case .glossary, .search, .index, .notFound: ["dossier"]
        }
    }

    /// In the folder of the theme's files. Types that need the same script share it, so that a reader loads it once.
    var sheet: String { "page-\(rawValue).css" }
    var script: String { scripts.joined(separator: "-") + ".js" }

    /// What stands in no file of its own, unless somebody names it.
    static let joinedAway = Set(allCases.flatMap { kind in kind.sheets.map { "\($0).css" } + kind.scripts.map { "\($0).js" } })
        .subtracting(allCases.map(\.script))

    /// What a theme lacks is left out.
    /// - Parameter files: the theme's, as they are sent, by name.
    func joinedScript(_ files: [String: [UInt8]]) -> [UInt8] {
        // A statement that lacks its semicolon must not run on into the next file.
        Array(scripts.compactMap { files["\($0).js"] }.joined(separator: "\n;".utf8))
    }

    /// What a theme lacks is left out.
    /// - Parameter files: the theme's, as they are sent, by name.
    func joinedSheet(_ files: [String: [UInt8]]) -> [UInt8] {
        var imports: [UInt8] = []
        var rules: [UInt8] = []
        for part in sheets {
            guard let sheet = files["\(part).css"] else { continue }
            if part == "print" {
                rules += Array("@media print{".utf8) + StyleSheet.closed(sheet[...]) + [UInt8(ascii: "}")]
            } else {
                // An import counts only before all rules.
                let own = StyleSheet.leadingImports(sheet)
                imports += sheet[..<own]
                rules += StyleSheet.closed(sheet[own...])
            }
        }
        return imports + rules
    }
}
