// Every rule asked of the graph, with the severities that the dossier sets.

import Diagnostics
import Dossier
import Linking
import Workers

public enum Checker {
    /// Every rule, in the order of the reference.
    public static let rules: [any Rule.Type] = [
        BrokenWikilink.self, BrokenFileLink.self, UnknownSource.self, UnitOutOfRange.self, LocatorForm.self, AmbiguousName.self,
        AmbiguousAlias.self,
        EmptyAlias.self,
        UnknownMeaning.self, ClaimWithoutHolder.self, ClaimWithoutEvidence.self, EvidenceWithoutQuotation.self, RecordRunOn.self,
        MisplacedHeading.self, AnswerTarget.self, HypothesesCell.self, EventWithoutSource.self, UnknownRelation.self,
        VerdictWithoutReason.self, UnreferencedSource.self, UncitedSentence.self, DuplicatePlace.self, PackSelection.self,
        UnlinkedParty.self, UncitedJudgement.self, UnknownAllowance.self, IdleAllowance.self, UnverifiedQuotation.self,
        HedgeNotInSource.self,
        SourceChanged.self,
        ParagraphMapChanged.self, SpeechWithoutSpeaker.self,
        Unanswered.self, ReplyMissing.self, SingleSource.self, WeakSource.self, EarlyRebuttal.self, EventDateConflict.self,
        OverpreciseDate.self, RelativeDate.self, OutsideLife.self, UnmentionedEntity.self, UnlinkedName.self, FigureConflict.self,
        LikelihoodWords.self, LikelihoodWithConfidence.self, HandlingBelow.self, FalsifiedUnmarked.self, QuotationLimit.self,
        LeadInCitation.self,
        LeakedText.self, UnguardedSource.self, QuotationBudget.self, ChainedQuotations.self,
    ]

    public static var ids: [String] { rules.map { $0.id } }

    /// Findings in reading order.
    /// - Parameters:
    ///   - carried: what a site made of the dossier holds words of beside its records and pages.
    ///   - guarded: the corpus's own, where the caller has them already.
    public static func check(
        _ graph: Graph, carried: [CarriedText] = [], guarded: GuardedTexts? = nil, workers: Workers
    ) -> [Diagnostic] {
        findings(graph, carried, guarded, workers) { false }
    }

    /// The same, for a graph that may soon be of the past.
    /// - Parameter isOvertaken: asked again and again by every thread; once it says so it goes on saying so.
    /// - Returns: nil where it was, and the graph is let go of.
    public static func check(
        _ graph: Graph, carried: [CarriedText] = [], workers: Workers, unless isOvertaken: @escaping @Sendable () -> Bool
    ) -> [Diagnostic]? {
        let found = findings(graph, carried, nil, workers, isOvertaken)
        return isOvertaken() ? nil : found
    }

    private static func findings(
        _ graph: Graph, _ carried: [CarriedText], _ guarded: GuardedTexts?, _ workers: Workers,
        _ isOvertaken: @escaping @Sendable () -> Bool
    ) -> [Diagnostic] {
        let settings = graph.corpus.settings
        let guarded = guarded ?? GuardedTexts(graph.corpus, unless: isOvertaken)
        let quotations = EveryQuotation.all(graph, workers: workers, unless: isOvertaken)
        @Sendable func asked(_ rule: any Rule.Type, after others: OtherRules? = nil) -> Findings? {
            guard !isOvertaken() else { return nil }
            let severity: Severity
            switch settings.rules[rule.id] {
            case .some(.none): return nil
            case .some(.some(let set)): severity = set
            case .none: severity = rule.severity
            }
            var findings = Findings(
                rule: rule.id, severity: severity, graph: graph, quotations: quotations, carried: carried, guarded: guarded,
                workers: workers, isOvertaken: isOvertaken, others: others)
            rule.check(graph, &findings)
            return findings
        }
        var found = workers.map(rules.filter { $0 != IdleAllowance.self }) { asked($0) }.compactMap { $0 }
        let others = OtherRules(
            asked: Set(found.map(\.rule)), silencing: found.reduce(into: []) { $0.formUnion($1.silencing) })
        if let idle = asked(IdleAllowance.self, after: others) { found.append(idle) }
        return found.flatMap(\.diagnostics).sorted(by: Diagnostic.inReadingOrder)
    }
}
