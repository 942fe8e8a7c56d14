// Ids that would stand twice in one place get a number: `closure`, `closure-2`, `closure-3`.

/// Makes ids unique. It remembers how far each has been counted, so that thousands of equal ones cost no more than as many others.
public struct Numbering: Sendable {
    private var last: [String: Int] = [:]

    public init() {}

    /// The id itself where it is free, else the first of `id-2`, `id-3` … that is.
    /// - Parameter isTaken: whether an id stands in the place already; what was taken once stays so.
    public mutating func unique(_ id: String, isTaken: (String) -> Bool) -> String {
        var unique = id
        var number = last[id] ?? 1
        while isTaken(unique) {
            number += 1
            unique = "\(id)-\(number)"
        }
        last[id] = number
        return unique
    }
}
