// Figures as numbers: whether two of the same thing can both be right.

import Dossier

enum Figures {
    /// Whether two figures of one unit exclude each other. Whether they are of the same thing and time is the caller's question.
    static func disagree(_ left: Figure, _ right: Figure) -> Bool {
        guard let a = left.allowedRange, let b = right.allowedRange, left.quantity?.unit == right.quantity?.unit else { return false }
        return !a.overlaps(b)
    }
}
