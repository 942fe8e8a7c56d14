// Base: the sets of level 2, `[one of]` and `{all of}`; the only form of a date that holds a list.

extension DateParser {
    private static let memberLimit = 1000

    mutating func set() throws(DateSyntaxError) -> DateExpression.Form {
        let isOneOf = peek() == UInt8(ascii: "[")
        let closing = isOneOf ? UInt8(ascii: "]") : UInt8(ascii: "}")
        let example = isOneOf ? "“]” at the end, as in [1667,1668,1670..1672]" : "“}” at the end, as in {1960,1961-12}"
        position += 1
        var members: [DateExpression.Member] = []
        while true {
            skipSpaces()
            let begin = position
            if takeDots() {
                skipSpaces()
                guard members.isEmpty else {
                    throw failure(
                        at: begin, length: 2, "only the first date of a set may be open towards the past",
                        "the date after “..” first, as in [..1760,1762]")
                }
                members.append(.orEarlier(try date()))
                skipSpaces()
            } else {
                let first = try date()
                skipSpaces()
                if takeDots() {
                    skipSpaces()
                    if peek() == closing {
                        members.append(.orLater(first))
                    } else if peek() == UInt8(ascii: ",") {
                        throw failure(
                            at: begin, length: position - begin, "only the last date of a set may be open towards the future",
                            "the date before “..” last, as in [1760,1762..]")
                    } else {
                        let last = try date()
                        try requireOrder(first, last, from: begin)
                        members.append(.range(first, last))
                        skipSpaces()
                    }
                } else {
                    members.append(.date(first))
                }
            }
            // Sets are compared member by member, so their size is bounded.
            if members.count > Self.memberLimit {
                throw failure(
                    at: begin, length: position - begin, "the set has over \(Self.memberLimit) dates", "ranges for runs, as in {1670..1672}"
                )
            }
            if take(",") { continue }
            guard peek() == closing else { throw unexpected(example) }
            position += 1
            break
        }
        if peek() != nil { throw unexpected("nothing after the set") }
        return isOneOf ? .oneOf(members) : .allOf(members)
    }
}
