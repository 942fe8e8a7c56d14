// Who holds a claim, for rules that ask whether somebody answers somebody else.

import Dossier
import Linking

extension LinkedClaim {
    /// Whether someone holds both: the same entity, or, where neither has a page, the same words.
    func sharesHolder(with other: LinkedClaim) -> Bool {
        if holders.contains(where: other.holders.contains) { return true }
        let unlinked = claim.holders.filter { $0.link == nil }.map(\.text)
        return !unlinked.isEmpty && other.claim.holders.contains { $0.link == nil && unlinked.contains($0.text) }
    }

    /// Its holders as they are named there: "Poland, Lithuania and Latvia".
    var holderNames: String { claim.holders.map(\.text).joinedAsList }
}

extension [String] {
    /// "a, b and c"
    var joinedAsList: String {
        guard count > 1, let last else { return first ?? "" }
        return dropLast().joined(separator: ", ") + " and " + last
    }
}
