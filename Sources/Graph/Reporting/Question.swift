// What a question is, and all that are asked: the order here is that of the command line's list and of the site's index.

import Dossier
import Linking
import Workers

/// One question asked of the whole graph; each stands in a file of its own and is linear in what it reads.
protocol Question: Sendable {
    static var name: ReportName { get }
    static var columns: [ReportKey] { get }

    static func answer(_ asked: Asked) -> Answered
}

/// Rows, and how much they tell of where that is not the number of rows.
struct Answered: Sendable {
    var groups: [ReportGroup]
    var count: Int?

    init(_ groups: [ReportGroup], count: Int? = nil) {
        self.groups = groups.filter { !$0.rows.isEmpty }
        self.count = count
    }
}

/// The reports.
public enum Reports {
    static let questions: [any Question.Type] = [
        Unanswered.self, Voices.self, Coverage.self, Conflicts.self, FigureList.self, OneThread.self, SameStatement.self,
        PledgesAndForecasts.self, ActorsOverTime.self, NamesAndSpellings.self, EditorsNotes.self, ReviewQueue.self, Custody.self,
        Allowances.self,
    ]

    /// By which each is asked for, in the order they are listed.
    public static let names = questions.map { $0.name.rawValue }

    /// Title and explanation of each, without asking it.
    public static func list(_ wording: ReportWording = .english) -> [(name: String, title: String, explanation: String)] {
        questions.map { ($0.name.rawValue, wording.title($0.name), wording.explanation($0.name)) }
    }

    /// Asks one question.
    /// - Parameters:
    ///   - index: of `names`.
    ///   - entity: narrows a report on actors to one of them; the others take no notice of it.
    public static func report(_ index: Int, of graph: Graph, entity: Int? = nil, wording: ReportWording = .english) -> Report {
        let question = questions[index]
        let answered = question.answer(Asked(graph: graph, wording: wording, entity: entity))
        let count = answered.count ?? answered.groups.reduce(0) { $0 + $1.rows.count }
        return Report(
            name: question.name.rawValue, title: wording.title(question.name), explanation: wording.explanation(question.name),
            columns: question.columns.map { ReportColumn(key: $0.rawValue, label: wording.label($0), isNumeric: $0.isNumeric) },
            groups: answered.groups, count: wording.count(count, question.name), emptiness: wording.emptiness(question.name))
    }

    /// Asks every question.
    public static func all(of graph: Graph, workers: Workers, wording: ReportWording = .english) -> [Report] {
        workers.map(Array(questions.indices)) { report($0, of: graph, wording: wording) }
    }

    /// Reports that `entity` narrows.
    public static func isNarrowed(_ index: Int) -> Bool { questions[index].name == .oneActorOverTime }
}
