// The words of the reports in one language: titles, explanations, columns, and what an empty report means.

import Dossier
import EDTF

/// Columns, by the keys that programs read; a raw value never changes.
enum ReportKey: String, Sendable {
    case claim, event, entity, source, page, question, kind, what, status, because, date, when, stated, side, place, reason, rule, note
    case heldBy = "held-by"
    case replyDue = "reply-due-from"
    case allowed = "allowed-because"
    case voice, named, direct, quoted
    case indirect = "through-others"
    case through
    case passesOn = "passes-on"
    case claims, counterclaims
    case spokenOf = "spoken-of"
    case paragraph, entities, reported, events, citations
    case quotedWords = "quoted-words"
    case unquoted = "without-quotation"
    case matter
    case first = "one"
    case firstBy = "one-by"
    case second = "other"
    case secondBy = "other-by"
    case remark
    case value, measure
    case sources, wording
    case falsifiedBy = "falsified-by"
    case spelling, role
    case inDigest = "in-digest"
    case inQuotations = "in-quotations"
    case reviewed
    case file, sha256
    case textSHA256 = "text-sha256"
    case imported, paragraphs, units, cut, rights, quotations, verified
    case locked = "lock-entries"
    case questions
    case use, words

    var isNumeric: Bool {
        switch self {
        case .direct, .quoted, .indirect, .passesOn, .claims, .counterclaims, .spokenOf, .entities, .reported, .events, .citations,
            .quotedWords,
            .unquoted, .inDigest, .inQuotations, .paragraphs, .quotations, .verified, .locked:
            true
        default: false
        }
    }
}

/// The string table of the reports. English is the only one so far.
public struct ReportWording: Sendable {
    public static let english = ReportWording()

    let dates = DateWording.english

    func title(_ name: ReportName) -> String {
        switch name {
        case .unanswered: "Unanswered claims"
        case .voices: "Voices"
        case .coverage: "Coverage of the sources"
        case .conflicts: "Conflicts"
        case .figures: "Figures"
        case .oneThread: "Resting on one source"
        case .sameStatement: "One statement, several reports"
        case .pledgesAndForecasts: "Pledges, forecasts and demands"
        case .oneActorOverTime: "Actors over time"
        case .namesAndSpellings: "Names and spellings"
        case .editorsNotes: "Editors’ notes"
        case .reviewQueue: "Review queue"
        case .custody: "Custody of the sources"
        case .allowances: "Allowances"
        }
    }

    func explanation(_ name: ReportName) -> String {
        switch name {
        case .unanswered:
            "Claims that nobody in the collection answers (rebuts, undercuts, qualifies or concedes), and from whom a reply would be due."
        case .voices: "Who speaks, directly or through others, named or not, how often and on which side; and who is only spoken of."
        case .coverage: "What the dossier takes from each paragraph of each source, and what it leaves."
        case .conflicts: "Dates, figures and claims that disagree, side by side."
        case .figures: "Every figure that a claim or an event gives: of what, for when, by whom, and in which source."
        case .oneThread: "All that hangs by one thread: claims, events, entities and questions that a single source carries."
        case .sameStatement: "Statements that reach us by more than one source, with the words of each side by side."
        case .pledgesAndForecasts: "What was promised, foretold or demanded, and what became of it."
        case .oneActorOverTime: "What each actor with two claims or more has held, in the order of time."
        case .namesAndSpellings:
            "Every name the dossier knows of each entity, and how often it stands in which source’s digest (text, link text, headings and footnotes) and in the different wordings quoted from it; of names that overlap the longest counts."
        case .editorsNotes: "What the editors add of their own: every editor’s note and every footnote."
        case .reviewQueue: "Pages that nobody has reviewed, or that were reviewed before what they rest on changed."
        case .custody: "Which file each source came in, its hash, when it was imported, and which lines were left out."
        case .allowances: "Rules that the editors have silenced for one item, each with the reason they give."
        }
    }

    func emptiness(_ name: ReportName) -> String {
        switch name {
        case .unanswered: "There is none: each claim has an answer, so no question is told from one side only."
        case .voices: "There is none: a dossier without claims has nobody speak, and shows no position yet."
        case .coverage: "There is none: no source has a paragraph, so nothing can be cited yet."
        case .conflicts: "There is none: either the sources agree, or what they disagree on has not been recorded."
        case .figures: "There is none: no claim and no event carries a figure, so no number can be compared."
        case .oneThread: "There is none: nothing depends on a single source, which is as it should be."
        case .sameStatement: "There is none: no statement reaches us by two sources, so no wording can be held against another."
        case .pledgesAndForecasts: "There is none: no claim is marked as a pledge, a forecast or a demand."
        case .oneActorOverTime: "There is none: nobody holds two claims, so no change of position could show."
        case .namesAndSpellings: "There is none: the dossier has no entities yet, so no name is linked."
        case .editorsNotes: "There is none: the editors add nothing of their own to what the sources say."
        case .reviewQueue: "There is none: every page has been reviewed since its sources and the newest edition came in."
        case .custody: "There is none: without sources there is nothing whose origin could be shown."
        case .allowances: "There is none: no rule has been silenced, so every finding is shown."
        }
    }

    func count(_ number: Int, _ name: ReportName) -> String {
        let (one, many) =
            switch name {
            case .unanswered: ("claim", "claims")
            case .voices: ("voice", "voices")
            case .coverage: ("paragraph", "paragraphs")
            case .conflicts: ("disagreement", "disagreements")
            case .figures: ("figure", "figures")
            case .oneThread: ("item", "items")
            case .sameStatement: ("statement", "statements")
            case .pledgesAndForecasts: ("claim", "claims")
            case .oneActorOverTime: ("actor", "actors")
            case .namesAndSpellings: ("spelling", "spellings")
            case .editorsNotes: ("note", "notes")
            case .reviewQueue: ("item", "items")
            case .custody: ("source", "sources")
            case .allowances: ("allowance", "allowances")
            }
        return count(number, one, many)
    }

    func count(_ number: Int, _ one: String, _ many: String) -> String { "\(number) \(number == 1 ? one : many)" }

    func label(_ key: ReportKey) -> String {
        switch key {
        case .claim: "Claim"
        case .event: "Event"
        case .entity: "Entity"
        case .source: "Source"
        case .page: "Page"
        case .question: "Question"
        case .kind: "Kind"
        case .what: "What"
        case .status: "Status"
        case .because: "Because"
        case .date: "Date"
        case .when: "For when"
        case .stated: "Stated"
        case .side: "Side"
        case .place: "Place"
        case .reason: "Reason"
        case .rule: "Rule"
        case .note: "Note"
        case .heldBy: "Held by"
        case .replyDue: "Reply due from"
        case .allowed: "Allowed, because"
        case .quoted: "In speech"
        case .voice: "Voice"
        case .named: "Named"
        case .direct: "Directly"
        case .indirect: "Through others"
        case .through: "Through whom"
        case .passesOn: "Passes on"
        case .claims: "As claim"
        case .counterclaims: "As counterclaim"
        case .spokenOf: "Spoken of"
        case .paragraph: "Paragraph"
        case .entities: "Entities"
        case .reported: "Claims"
        case .events: "Events"
        case .citations: "Citations"
        case .quotedWords: "Words quoted"
        case .unquoted: "Evidence unquoted"
        case .matter: "Matter"
        case .first: "One says"
        case .firstBy: "Who"
        case .second: "Another says"
        case .secondBy: "Who"
        case .remark: "Remark"
        case .value: "Figure"
        case .measure: "Of what"
        case .sources: "Sources"
        case .wording: "Words"
        case .falsifiedBy: "Falsified by"
        case .spelling: "Spelling"
        case .role: "Known as"
        case .inDigest: "In the digest"
        case .inQuotations: "In quotations"
        case .reviewed: "Reviewed"
        case .file: "File"
        case .sha256: "SHA-256"
        case .textSHA256: "SHA-256 of its text"
        case .imported: "Imported"
        case .paragraphs: "Paragraphs"
        case .units: "Named parts"
        case .cut: "Lines left out"
        case .rights: "Rights"
        case .quotations: "Quotations"
        case .verified: "Of them verified"
        case .locked: "Wordings in the lock file"
        case .questions: "Questions"
        case .use: "Use"
        case .words: "Words"
        }
    }

    // MARK: Words in cells

    let nobodyNamed = "nobody named"
    let editors = "The editors"
    let dateConflicts = "Dates"
    let figureConflicts = "Figures"
    let claimConflicts = "Claims"
    let mutual = "each rebuts the other"
    let namedVoices = "Named"
    let unnamedVoices = "Not named"
    let neverHeard = "Spoken of, never heard"
    let plainNote = "Note"
    let nothingFound = "nothing yet"
    let nothingToFind = "rightly nothing"
    let noDigest = "no digest"
    let wholeSource = "as a whole"
    let undated = "undated"
    let neverReviewed = "Never reviewed"
    let changedSince = "Reviewed before a change"
    let unreadableReview = "does not begin with a date"

    func side(isCounterclaim: Bool) -> String { isCounterclaim ? "counterclaim" : "claim" }

    func status(_ status: ClaimStatus) -> String { status == .borneOut ? "borne out" : status.rawValue }

    func rights(_ rights: Rights) -> String {
        switch rights {
        case .digest: "digest and short quotations only"
        case .fullText: "may be republished"
        }
    }

    func kinds(_ kind: ClaimKind) -> String {
        switch kind {
        case .fact: "Facts"
        case .motive: "Motives"
        case .pledge: "Pledges"
        case .forecast: "Forecasts"
        case .demand: "Demands"
        }
    }

    /// Said of a spelling.
    enum Role {
        case name, alias
        case native(String)
        case linked
    }

    func role(_ role: Role) -> String {
        switch role {
        case .name: "name"
        case .alias: "alias"
        case .native(let language): "native name (\(language))"
        case .linked: "words of a link"
        }
    }

    func importedLater(_ source: String, _ date: DateExpression) -> String { "\(source) was imported on \(date.phrase(dates))" }
    func editionLater(_ date: DateExpression) -> String { "the edition of \(date.phrase(dates)) came after" }

    func coverage(paragraphs: Int, used: Int, empty: Int, unquoted: Int, evidence: Int) -> String {
        var parts = ["\(used) of \(count(paragraphs, "paragraph", "paragraphs")) used"]
        if empty > 0 { parts.append("\(empty) with nothing yet") }
        if evidence > 0 {
            parts.append(
                unquoted == 0
                    ? "all \(count(evidence, "citation", "citations")) in evidence with the words quoted"
                    : "\(unquoted) of \(count(evidence, "citation", "citations")) in evidence quote nothing, and what is decided from quoted words is silent there"
            )
        }
        return parts.joined(separator: "; ")
    }

    func thread(claims: Int, events: Int, entities: Int, questions: Int) -> String {
        [
            count(claims, "claim", "claims"), count(events, "event", "events"), count(entities, "entity", "entities"),
            count(questions, "question", "questions"),
        ].joined(separator: ", ")
    }

    enum Item { case claim, event, entity, question, source, page, pack, home, judgement }

    func item(_ item: Item) -> String {
        switch item {
        case .claim: "claim"
        case .event: "event"
        case .entity: "entity"
        case .question: "question"
        case .source: "source"
        case .page: "page"
        case .pack: "pack"
        case .home: "home"
        case .judgement: "judgement"
        }
    }

    // MARK: References

    enum Use { case mention, link, holder, via, place, figure, accordingTo, relation, speech, author, publisher, meaning, pack }

    func use(_ use: Use) -> String {
        switch use {
        case .mention: "mention"
        case .link: "wikilink"
        case .holder: "holder"
        case .via: "via"
        case .place: "place"
        case .figure: "figure"
        case .accordingTo: "according-to"
        case .relation: "relation"
        case .speech: "speech"
        case .author: "author"
        case .publisher: "publisher"
        case .meaning: "mentions"
        case .pack: "include"
        }
    }

    func references(to name: String) -> String { "References to \(name)" }
    let referencesExplanation = "Every place that names it in text or link text, links it or uses it in a record; titles are left out."
    let noReferences = "There is none: no text names it and no record uses it."
}
