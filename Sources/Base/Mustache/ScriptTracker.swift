// Follows a template's text far enough to know whether a value lands inside a script element.

/// Finds script elements in HTML as it goes by, piece by piece (HTML Living Standard, 13.2.5: a script ends at `</script`,
/// whatever stands around it).
struct ScriptTracker: Hashable {
    private enum State: UInt8 {
        case text, startTag, script
    }

    private var state = State.text
    /// How many bytes of `<script` or `</script` have been seen.
    private var matched = 0

    var isInScript: Bool { state == .script }

    private static let opening = Array("<script".utf8)
    private static let closing = Array("</script".utf8)

    mutating func read(_ bytes: some Sequence<UInt8>) {
        for byte in bytes {
            switch state {
            case .text:
                if matched == Self.opening.count {
                    // `<scripted>` is another element.
                    let isTagName = byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A || byte == 0x2D
                    matched = 0
                    if !isTagName { state = byte == 0x3E ? .script : .startTag }
                } else {
                    match(byte, Self.opening)
                }
            case .startTag: if byte == 0x3E { state = .script }
            case .script:
                match(byte, Self.closing)
                if matched == Self.closing.count {
                    matched = 0
                    state = .text
                }
            }
        }
    }

    /// A value between two pieces of text.
    mutating func readValue() {
        if matched < Self.opening.count { matched = 0 }
    }

    private mutating func match(_ byte: UInt8, _ word: [UInt8]) {
        let lower = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        if matched < word.count, lower == word[matched] {
            matched += 1
        } else {
            matched = lower == 0x3C ? 1 : 0
        }
    }
}
