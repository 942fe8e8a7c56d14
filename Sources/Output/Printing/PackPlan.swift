// Graph + pack → what is printed, chapter by chapter in the order asked for, nothing twice.

import Dossier
import EDTF
import Linking

/// A run of selections of one kind.
enum PackChapter: Sendable {
    struct Question: Sendable {
        var dispute: Int
        /// Levels of headings; nil for all.
        var depth: Int?
    }

    case questions([Question])
    case profiles([Int])
    /// - Parameter span: what was asked for; nil for single events.
    case timeline(span: DateExpression?, events: [Int])
    /// Whole digests.
    case digests([Int])
    case pages([Int])
    case reports([ReportName])
}

/// What a pack selects.
struct PackPlan: Sendable {
    private(set) var chapters: [PackChapter] = []
    /// Whether all paragraphs of all sources are printed, and not only what is cited.
    private(set) var wantsAllSources = false
    private var questions: Set<Int> = []
    private var profiles: Set<Int> = []
    private var events: Set<Int> = []
    private var digests: Set<Int> = []
    private var pages: Set<Int> = []
    private var reports: Set<ReportName> = []

    /// Selections that name nothing are passed over: the rule pack-selection has reported them.
    init(_ items: [PackItem], _ graph: Graph) {
        let corpus = graph.corpus
        for item in items {
            switch item.selection {
            case .dispute(let id): addQuestions(corpus.disputes.indices.filter { corpus.disputes[$0].id == id }, depth: item.depth)
            case .entity(let id): addProfiles(corpus.entities.indices.filter { corpus.entities[$0].id == id })
            case .source(let id): addDigests(corpus.sources.indices.filter { corpus.sources[$0].id == id })
            case .event(let id): addEvents(graph.events.indices.filter { graph.events[$0].anchor == id }, span: nil)
            case .page(let id): addPages(corpus.pages.indices.filter { corpus.pages[$0].id == id })
            case .type(let type): addProfiles(corpus.entities.indices.filter { corpus.entities[$0].type.rawValue == type })
            case .tag(let tag): addAll(tagged: tag, depth: item.depth, graph)
            case .timeline(let span):
                addEvents(
                    graph.events.indices.filter { graph.events[$0].event.date.value.overlaps(span) }, span: span)
            case .report(let name): if let name = ReportName(rawValue: name) { addReport(name) }
            case .sources(let which): if which == "all" { wantsAllSources = true }
            }
        }
    }

    private mutating func addAll(tagged tag: String, depth: Int?, _ graph: Graph) {
        let corpus = graph.corpus
        addQuestions(
            corpus.disputes.indices.filter { index in
                corpus.disputes[index].tags.contains(tag) || corpus.disputes[index].claims.contains { $0.tags.contains(tag) }
            }, depth: depth)
        addProfiles(corpus.entities.indices.filter { corpus.entities[$0].tags.contains(tag) })
        addEvents(graph.events.indices.filter { graph.events[$0].event.tags.contains(tag) }, span: nil)
        addDigests(corpus.sources.indices.filter { corpus.sources[$0].tags.contains(tag) })
        addPages(corpus.pages.indices.filter { corpus.pages[$0].tags.contains(tag) })
    }

    private mutating func addQuestions(_ indices: [Int], depth: Int?) {
        let new = indices.filter { questions.insert($0).inserted }.map { PackChapter.Question(dispute: $0, depth: depth) }
        guard !new.isEmpty else { return }
        if case .questions(let before)? = chapters.last {
            chapters[chapters.count - 1] = .questions(before + new)
        } else {
            chapters.append(.questions(new))
        }
    }

    private mutating func addProfiles(_ indices: [Int]) {
        let new = indices.filter { profiles.insert($0).inserted }
        guard !new.isEmpty else { return }
        if case .profiles(let before)? = chapters.last {
            chapters[chapters.count - 1] = .profiles(before + new)
        } else {
            chapters.append(.profiles(new))
        }
    }

    private mutating func addDigests(_ indices: [Int]) {
        let new = indices.filter { digests.insert($0).inserted }
        guard !new.isEmpty else { return }
        if case .digests(let before)? = chapters.last {
            chapters[chapters.count - 1] = .digests(before + new)
        } else {
            chapters.append(.digests(new))
        }
    }

    private mutating func addPages(_ indices: [Int]) {
        let new = indices.filter { pages.insert($0).inserted }
        guard !new.isEmpty else { return }
        if case .pages(let before)? = chapters.last {
            chapters[chapters.count - 1] = .pages(before + new)
        } else {
            chapters.append(.pages(new))
        }
    }

    private mutating func addReport(_ name: ReportName) {
        guard reports.insert(name).inserted else { return }
        if case .reports(let before)? = chapters.last {
            chapters[chapters.count - 1] = .reports(before + [name])
        } else {
            chapters.append(.reports([name]))
        }
    }

    /// Single events that follow one another are one chapter, a span of time is one of its own.
    private mutating func addEvents(_ indices: [Int], span: DateExpression?) {
        let new = indices.filter { events.insert($0).inserted }
        guard !new.isEmpty else { return }
        if span == nil, case .timeline(nil, let before)? = chapters.last {
            chapters[chapters.count - 1] = .timeline(span: nil, events: (before + new).sorted())
        } else {
            chapters.append(.timeline(span: span, events: new.sorted()))
        }
    }

    var printsEvents: Set<Int> { events }
    var printsDigests: Set<Int> { digests }
    var printsQuestions: Set<Int> { questions }
}
