// What YAML lets a few bytes grow to: counted before it is parsed, since parsing would take the memory, the time or the stack.

enum YAMLLimits {
    /// How many times `*name` may repeat an anchor.
    static let aliases = 100
    /// How many bytes the repetitions may stand for.
    static let expansion = 1_000_000
    /// How deep lists and mappings may lie in each other.
    static let depth = 50

    enum Excess {
        case aliases(Int)
        case expansion, depth
    }

    /// The first limit that a text exceeds, with the byte offset where it does.
    static func excess(in yaml: ArraySlice<UInt8>) -> (excess: Excess, offset: Int)? {
        aliasExcess(yaml) ?? depthExcess(yaml)
    }

    /// An alias stands for everything from its anchor to its own first use: at least for what it repeats.
    private static func aliasExcess(_ yaml: ArraySlice<UInt8>) -> (Excess, Int)? {
        guard yaml.contains(UInt8(ascii: "&")), yaml.contains(UInt8(ascii: "*")) else { return nil }
        var anchors: [ArraySlice<UInt8>: (start: Int, cost: Int?)] = [:]
        var size = 0
        var count = 0
        var first: Int?
        var previous: UInt8 = 0x0A
        for (index, byte) in zip(yaml.indices, yaml) {
            defer { previous = byte }
            size += 1
            guard byte == UInt8(ascii: "&") || byte == UInt8(ascii: "*"), isSeparator(previous) else { continue }
            let name = yaml[(index + 1)...].prefix { !isSeparator($0) && $0 != 0x5D && $0 != 0x7D && $0 != 0x0D }
            if byte == UInt8(ascii: "&") {
                anchors[name] = (size, nil)
            } else if let anchor = anchors[name] {
                let cost = anchor.cost ?? (size - anchor.start)
                anchors[name]?.cost = cost
                size += cost
                count += 1
                if first == nil { first = index }
                if size > expansion { return (.expansion, index) }
            }
        }
        return count > aliases ? (.aliases(count), first ?? yaml.startIndex) : nil
    }

    /// Brackets, and the `- - -` of lists on one line; deeper indentation is bounded by the size of the front matter.
    private static func depthExcess(_ yaml: ArraySlice<UInt8>) -> (Excess, Int)? {
        var depth = 0
        var dashes = 0
        var isLineStart = true
        for (index, byte) in zip(yaml.indices, yaml) {
            switch byte {
            case 0x5B, 0x7B: depth += 1
            case 0x5D, 0x7D: depth = max(0, depth - 1)
            case 0x2D where isLineStart, 0x3F where isLineStart, 0x3A where isLineStart: dashes += 1
            case 0x0A, 0x0D:
                dashes = 0
                isLineStart = true
                continue
            default: break
            }
            if byte != 0x20, byte != 0x09, byte != 0x2D, byte != 0x3F, byte != 0x3A { isLineStart = false }
            if depth + dashes > Self.depth, !isRule(yaml, at: index) { return (.depth, index) }
        }
        return nil
    }

    /// A line of dashes alone is text or a mark, no list.
    private static func isRule(_ yaml: ArraySlice<UInt8>, at index: Int) -> Bool {
        yaml[index] == 0x2D && index > yaml.startIndex && yaml[index - 1] == 0x2D
    }

    private static func isSeparator(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte == 0x5B || byte == 0x2C || byte == 0x7B || byte == 0x3A
    }
}
