// What counts as an answer to a claim: one meaning for the rule, the report and the pages.

import Dossier

extension AnswerRelation {
    /// Whether it answers what it stands under: support and context leave a claim as it stood.
    public var isReply: Bool {
        switch self {
        case .rebuts, .undercuts, .qualifies, .concedes: true
        case .supports, .context: false
        }
    }
}

extension LinkedClaim {
    /// Who rebuts, undercuts, qualifies or concedes it, whoever that is, here or on another page.
    public var replies: [ClaimAnswer] { answeredBy.filter { $0.relation.isReply } }

    /// Whether the collection has an answer to it.
    public var isAnswered: Bool { answeredBy.contains { $0.relation.isReply } }
}
