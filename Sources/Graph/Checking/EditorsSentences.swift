// Sentences in which the editors estimate, for rules of ICD 203: key judgements and assessments, and the reasons given for them.

import CommonMark
import Dossier
import Linking

/// One sentence of the editors.
struct EditorsSentence {
    enum Place {
        /// A key judgement's sentence, or a dispute's assessment: an estimate in so many words.
        case estimate
        /// Reasons and bottom lines.
        case reasoning
    }

    /// Without citations and without what stands in quotation marks: those are not the editors' words.
    var words: String
    var place: Place
    var origin: Origin
    var allowances: [Allowance]

    /// English dossiers only.
    static func visit(_ graph: Graph, _ body: (EditorsSentence) -> Void) {
        guard graph.corpus.settings.language.lowercased().prefix(2) == "en" else { return }
        func visit(_ text: String, _ place: Place, _ origin: Origin, _ allowances: [Allowance]) {
            for words in sentences(text) { body(EditorsSentence(words: words, place: place, origin: origin, allowances: allowances)) }
        }
        for judgement in graph.allJudgements {
            visit(judgement.sentence.inlines.plainText, .estimate, judgement.sentence.origin, judgement.allowances)
            if let because = judgement.because { visit(because.inlines.plainText, .reasoning, because.origin, judgement.allowances) }
        }
        for dispute in graph.corpus.disputes {
            if let assessment = dispute.assessment {
                visit(assessment, .estimate, dispute.assessmentOrigin ?? dispute.origin, dispute.allowances)
            }
        }
        for linked in graph.claims {
            if let because = linked.claim.because { visit(because.inlines.plainText, .reasoning, because.origin, linked.claim.allowances) }
        }
        func visit(_ prose: Prose, _ allowances: [Allowance]) {
            for block in prose.blocks {
                guard case .paragraph(let inlines) = block.kind else { continue }
                visit(inlines.plainText, .reasoning, Origin(file: prose.file, range: block.range), allowances)
            }
        }
        if let home = graph.corpus.home { visit(home.body, home.allowances) }
        for pack in graph.corpus.packs { visit(pack.body, pack.allowances) }
    }

    /// Cut behind a full stop that white space and a capital follow.
    private static func sentences(_ text: String) -> [String] {
        var sentences: [String] = []
        var current = ""
        var depth = 0
        var isQuoted = false
        var ended = false
        for character in text {
            switch character {
            case "“", "«": depth += 1
            case "”", "»": depth = max(0, depth - 1)
            case "\"": isQuoted.toggle()
            default:
                guard depth == 0, !isQuoted else { continue }
                if ended, character.isUppercase {
                    sentences.append(current)
                    current = ""
                }
                if !character.isWhitespace { ended = false }
                if ".!?".contains(character) { ended = true }
                current.append(character.isWhitespace ? " " : character)
            }
        }
        if !current.isEmpty { sentences.append(current) }
        return sentences
    }

    /// Its words in lower case, with what parts them as single spaces: " a word, another " → " a word another ".
    var run: String {
        let words = words.lowercased().split { !$0.isLetter && !$0.isNumber && $0 != "'" && $0 != "’" }
        return " " + words.joined(separator: " ").replacing("’", with: "'") + " "
    }
}

/// Terms of ICD 203 and words that look like them.
enum EstimativeLanguage {
    /// Section D.6.e.2.a, both rows of the table, the longer ones first.
    static let likelihood = [
        "almost no chance", "remote chance", "very unlikely", "highly improbable", "unlikely", "improbable", "improbably",
        "roughly even chance", "roughly even odds", "very likely", "highly probable", "almost certain", "almost certainly",
        "nearly certain",
        "likely", "probable", "probably",
    ]
    static let confidence = [
        "low confidence", "moderate confidence", "medium confidence", "high confidence", "little confidence", "great confidence",
        "with confidence", "confident", "confidently", "confidence in",
    ]
    /// What estimates without saying how likely, with the term or the way out that comes nearest.
    static let vague = [
        "highly likely", "highly unlikely", "quite likely", "extremely likely", "extremely unlikely", "most likely", "more likely than not",
        "in all likelihood", "very probable", "very probably", "possible", "possibly", "possibility", "conceivable", "conceivably",
        "perhaps", "maybe", "might", "may", "could", "chances are", "good chance", "fair chance", "some chance", "presumably", "plausible",
        "plausibly", "doubtless", "undoubtedly", "cannot be ruled out", "can't be ruled out", "cannot be excluded", "can't be excluded",
        "cannot rule out", "can't rule out",
    ]

    /// The first of the terms in a run of words.
    static func first(of terms: [String], in run: String) -> String? { terms.first { run.contains(" " + $0 + " ") } }
}
