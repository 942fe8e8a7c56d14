// "Did you mean": the one candidate near enough to what was typed to be worth offering.

/// Finds what an author probably meant.
public enum NearMiss {
    /// The nearest candidate by edit distance (optimal string alignment, case folded), or nil when none is near
    /// or two are equally near. At most a third of the letters may differ, one of a short word, never all of them.
    public static func best(for typed: String, among candidates: some Sequence<String>) -> String? {
        let wanted = Array(typed.lowercased().unicodeScalars)
        guard !wanted.isEmpty, wanted.count <= longest else { return nil }
        var allowed = max(1, wanted.count / 3)
        var best: String?
        var tied = false
        for candidate in candidates {
            let scalars = Array(candidate.lowercased().unicodeScalars.prefix(longest + 1))
            guard abs(scalars.count - wanted.count) <= allowed else { continue }
            let found = distance(wanted, scalars, atMost: allowed)
            guard found <= allowed, found < max(wanted.count, scalars.count) else { continue }
            if best == nil || found < allowed {
                best = candidate
                allowed = found
                tied = false
            } else if candidate != best {
                tied = true
            }
        }
        if best == nil { return beginning(typed.lowercased(), among: candidates) }
        return tied ? nil : best
    }

    /// "alias" for "aliases": the one candidate that begins with what was typed, or with which it begins, and is up to three letters
    /// longer or shorter. Words of fewer than four letters begin too much.
    private static func beginning(_ typed: String, among candidates: some Sequence<String>) -> String? {
        let found = candidates.filter { candidate in
            let lower = candidate.lowercased()
            guard min(lower.count, typed.count) >= 4, abs(lower.count - typed.count) <= 3 else { return false }
            return lower.hasPrefix(typed) || typed.hasPrefix(lower)
        }
        return Set(found).count == 1 ? found.first : nil
    }

    /// Longer names are not compared: nobody mistypes them letter by letter.
    private static let longest = 80

    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar], atMost limit: Int) -> Int {
        if left.isEmpty || right.isEmpty { return max(left.count, right.count) }
        var beforeLast = [Int](repeating: 0, count: right.count + 1)
        var last = Array(0...right.count)
        var row = last
        for i in 1...left.count {
            row[0] = i
            var smallest = i
            for j in 1...right.count {
                let cost = left[i - 1] == right[j - 1] ? 0 : 1
                var value = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + cost)
                if i > 1, j > 1, left[i - 1] == right[j - 2], left[i - 2] == right[j - 1] {
                    value = min(value, beforeLast[j - 2] + 1)
                }
                row[j] = value
                smallest = min(smallest, value)
            }
            if smallest > limit { return limit + 1 }
            (beforeLast, last, row) = (last, row, beforeLast)
        }
        return last[right.count]
    }
}
