// The questions that a dossier can be asked as a whole: on the command line, on the site, in a pack.

/// By which a report is asked for; the raw value never changes.
public enum ReportName: String, Sendable, CaseIterable {
    case unanswered, voices, coverage, conflicts, figures
    case oneThread = "one-thread"
    case sameStatement = "same-statement"
    case pledgesAndForecasts = "pledges-and-forecasts"
    case oneActorOverTime = "one-actor-over-time"
    case namesAndSpellings = "names-and-spellings"
    case editorsNotes = "editors-notes"
    case reviewQueue = "review-queue"
    case custody, allowances
}
