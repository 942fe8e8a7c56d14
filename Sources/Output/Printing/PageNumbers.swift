// Page numbers as an index gives them.

enum PageNumbers {
    /// About as long as the pages will be, while they are not known: so many names stand on a page.
    /// - Parameter anchors: `m1`, `m2` …, numbered through the pack.
    static func standIn(_ anchors: [String]) -> String {
        list(anchors.compactMap { Int($0.dropFirst()) }.map { 10 + $0 / 16 })
    }

    /// "3, 5–7": sorted, each once, runs of three and more joined.
    static func list(_ numbers: some Sequence<Int>) -> String {
        let sorted = Set(numbers).sorted()
        var parts: [String] = []
        var start = sorted.startIndex
        while start < sorted.endIndex {
            var end = start
            while end + 1 < sorted.endIndex, sorted[end + 1] == sorted[end] + 1 { end += 1 }
            switch end - start {
            case 0: parts.append("\(sorted[start])")
            case 1: parts += ["\(sorted[start])", "\(sorted[end])"]
            default: parts.append("\(sorted[start])–\(sorted[end])")
            }
            start = end + 1
        }
        return parts.joined(separator: ", ")
    }
}
