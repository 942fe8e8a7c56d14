// What the site's own words and signs mean: the same terms that pages show, each with what an author may mean by it.

import Dossier

/// A word of the site and its meaning.
public struct GlossaryTerm: Sendable {
    public var term: String
    public var meaning: String
}

/// Terms that belong together.
public struct GlossaryGroup: Sendable {
    /// Of the heading on the page.
    public var anchor: String
    public var title: String
    public var preface: String?
    public var terms: [GlossaryTerm]
}

extension Wording {
    /// Every scale and relation that the site shows.
    public var glossary: [GlossaryGroup] {
        [
            GlossaryGroup(anchor: "Argument", title: "Claims and what answers them", preface: nil, terms: argumentTerms),
            GlossaryGroup(
                anchor: "Status", title: "What became of a claim", preface: "The editors’ verdict, with its reason.", terms: statusTerms),
            GlossaryGroup(
                anchor: "Confidence", title: "Confidence and likelihood",
                preface: "Both are the editors’ own. Confidence says how well a judgement is founded, likelihood how probable a thing is.",
                terms: confidenceTerms),
            GlossaryGroup(
                anchor: "Grades", title: "Reliability of sources, credibility of reports",
                preface: "The letters grade a source, the figures one report of it (NATO AJP-2.1, the Admiralty code).", terms: gradeTerms),
            GlossaryGroup(anchor: "Dates", title: "Dates", preface: "A date is as exact as its source, and no more.", terms: dateTerms),
            GlossaryGroup(anchor: "Hypotheses", title: "Marks in a table of hypotheses", preface: nil, terms: hypothesisTerms),
            GlossaryGroup(
                anchor: "Handling", title: "Handling",
                preface: "Traffic Light Protocol 2.0 (FIRST, 2022): who may be given what stands here.",
                terms: handlingTerms),
            GlossaryGroup(anchor: "Texts", title: "Sources and their texts", preface: nil, terms: textTerms),
        ]
    }

    private func capital(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

    private var argumentTerms: [GlossaryTerm] {
        var terms = [
            GlossaryTerm(
                term: "Claim",
                meaning: "A statement that somebody makes. It always stands with its holder; the site itself claims nothing by showing it."),
            GlossaryTerm(term: "Counterclaim", meaning: "A claim that rebuts or undercuts another, shown beside it."),
            GlossaryTerm(
                term: "Held by",
                meaning: "Who makes the claim. Through says by whose mouths it came to the source, the first speaker first."),
        ]
        for relation in AnswerRelation.allCases {
            let meaning =
                switch relation {
                case .rebuts: "says that the claim is false"
                case .undercuts: "leaves the claim open, but takes away its ground"
                case .qualifies: "lets it stand within limits"
                case .supports: "gives a further reason for it"
                case .concedes: "grants it, in part or whole, against its own side"
                case .context: "tells what one must know to weigh it"
                }
            terms.append(GlossaryTerm(term: capital(self.relation(relation)), meaning: "Said of a response that \(meaning)."))
        }
        for kind in ClaimKind.allCases {
            guard let label = claimKind(kind) else { continue }
            let meaning =
                switch kind {
                case .fact: "A statement of what is or was."
                case .motive: "A statement of why somebody acts: the weakest ground to prove."
                case .pledge: "A promise. It is kept or broken, not true or false."
                case .forecast: "A statement of what will be. It is borne out or refuted by events."
                case .demand: "A statement of what should be done."
                }
            terms.append(GlossaryTerm(term: label, meaning: meaning))
        }
        terms.append(GlossaryTerm(term: "Reserve", meaning: "The holder’s own words of doubt, as “supposedly” or “nearly”."))
        return terms
    }

    private var statusTerms: [GlossaryTerm] {
        ClaimStatus.allCases.map { status in
            let meaning =
                switch status {
                case .contested: "Somebody in the collection says otherwise, and it isn’t settled."
                case .unverified: "Nothing in the collection confirms or denies it."
                case .supported: "Other evidence in the collection bears it out."
                case .refuted: "The evidence shows that it is false."
                case .superseded: "True once, overtaken since."
                case .broken: "A pledge that was not kept."
                case .kept: "A pledge that was kept."
                case .borneOut: "A forecast that came true."
                }
            return GlossaryTerm(term: self.status(status), meaning: meaning)
        }
    }

    private var confidenceTerms: [GlossaryTerm] {
        let confidences = Confidence.allCases.map { confidence in
            let meaning =
                switch confidence {
                case .low: "Scant, questionable or one-sided evidence."
                case .moderate: "Credible evidence that leaves room for another reading."
                case .high: "Good evidence from more than one side, or a fact that can be checked."
                }
            return GlossaryTerm(term: "\(self.confidence(confidence)) confidence", meaning: meaning)
        }
        // ICD 203, section D.6.e(2)(a).
        let likelihoods = Likelihood.allCases.map { likelihood in
            let range =
                switch likelihood {
                case .almostNoChance: "1 to 5"
                case .veryUnlikely: "5 to 20"
                case .unlikely: "20 to 45"
                case .roughlyEvenChance: "45 to 55"
                case .likely: "55 to 80"
                case .veryLikely: "80 to 95"
                case .almostCertain: "95 to 99"
                }
            return GlossaryTerm(term: capital(likelihood.rawValue), meaning: "\(range) in a hundred (ICD 203).")
        }
        return confidences + likelihoods
    }

    private var gradeTerms: [GlossaryTerm] {
        let letters = Reliability.allCases.map { grade in
            let words = reliability(grade).split(separator: ", ", maxSplits: 1)
            return GlossaryTerm(
                term: words.first.map(String.init) ?? "", meaning: capital(words.last.map(String.init) ?? "") + ", said of a source.")
        }
        let figures = (1...6).map { grade in
            let words = credibility(grade).split(separator: ", ", maxSplits: 1)
            return GlossaryTerm(term: String(grade), meaning: capital(words.last.map(String.init) ?? "") + ", said of one report.")
        }
        return letters + figures
    }

    private var dateTerms: [GlossaryTerm] {
        [
            GlossaryTerm(term: "About", meaning: "The source gives the date as approximate, or the editors reckoned it from its text."),
            GlossaryTerm(term: "Perhaps", meaning: "The date itself is in doubt."),
            GlossaryTerm(term: "Between … and", meaning: "On some day of that span; which one isn’t known."),
            GlossaryTerm(term: "Or later, or earlier", meaning: "Only one end of the span is known."),
            GlossaryTerm(term: "Inferred", meaning: "The source doesn’t say it; the editors tell from what they deduced it."),
            GlossaryTerm(term: "Also dated", meaning: "Another source, or the same elsewhere, gives another date."),
            GlossaryTerm(
                term: "Alleged, disputed, planned", meaning: "An event that one side reports, that is denied, or that hasn’t happened."),
        ]
    }

    private var hypothesisTerms: [GlossaryTerm] {
        [
            ("CC", "is very consistent with"), ("C", "is consistent with"), ("N", "says nothing for or against"),
            ("I", "is inconsistent with"), ("II", "is very inconsistent with"), ("NA", "does not apply to"),
        ].map { GlossaryTerm(term: $0.0, meaning: "The evidence of the row \($0.1) the hypothesis of the column.") }
    }

    private var handlingTerms: [GlossaryTerm] {
        Handling.allCases.map { handling in
            let meaning =
                switch handling {
                case .clear: "May be given to anybody."
                case .green: "Within the community; not in public."
                case .amber: "Within the organisation and its clients, who need to know."
                case .amberStrict: "Within the organisation only."
                case .red: "For the eyes and ears of those addressed only."
                }
            return GlossaryTerm(term: handling.rawValue, meaning: meaning)
        }
    }

    private var textTerms: [GlossaryTerm] {
        [
            GlossaryTerm(
                term: "¶",
                meaning: "A paragraph of the article, numbered by the editors. Every reference names one; its number is a link to it."),
            GlossaryTerm(term: "Digest", meaning: "What an article says, in the editors’ words. The article’s own are in quotation marks."),
            GlossaryTerm(
                term: "Verified",
                meaning: "A machine has compared every quotation with the text it is taken from; one that isn’t there stops publication."),
            GlossaryTerm(term: "SHA-256", meaning: "A fingerprint of the file. Whoever holds the same file gets the same figure."),
            GlossaryTerm(term: "Editors’ remark", meaning: "Why the editors let something stand that a rule would object to."),
        ]
    }
}
