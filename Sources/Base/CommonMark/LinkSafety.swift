// Which addresses may be written into a page.

/// Decides on the addresses of links and images.
public enum LinkSafety {
    /// Whether an address is neither relative to the site nor http, https or mailto. White space and control characters, which browsers skip,
    /// hide nothing; entities and escapes are already resolved.
    public static func refusesDestination(_ destination: String) -> Bool {
        // `//host/path` takes the page's own scheme: from disk that is file:. Browsers read a backslash as a slash.
        let first = destination.utf8.lazy.filter { $0 > ASCII.space && $0 != 0x7F }.prefix(2)
        if first.count == 2, first.allSatisfy({ $0 == ASCII.slash || $0 == ASCII.backslash }) { return true }
        var scheme: [UInt8] = []
        for byte in destination.utf8 {
            switch byte {
            case ASCII.colon: return !allowed.contains(scheme)
            case ASCII.slash, ASCII.question, ASCII.hash: return false
            case 0...ASCII.space, 0x7F: continue
            default:
                // No scheme that is allowed is as long.
                if scheme.count > 6 { continue }
                scheme.append(ASCII.lowercased(byte))
            }
        }
        return false
    }

    private static let allowed: [[UInt8]] = [Array("http".utf8), Array("https".utf8), Array("mailto".utf8)]

    /// cmark's own rule, for comparing with it: only javascript, vbscript, file and data (but for four kinds of images) are refused.
    static func cmarkRefuses(_ destination: String) -> Bool {
        let start = Array(destination.utf8.prefix(16).map(ASCII.lowercased))
        func begins(_ text: StaticString) -> Bool {
            start.count >= text.utf8CodeUnitCount && (0..<text.utf8CodeUnitCount).allSatisfy { start[$0] == text.utf8Start[$0] }
        }
        if begins("data:image/png") || begins("data:image/gif") || begins("data:image/jpeg") || begins("data:image/webp") { return false }
        return begins("javascript:") || begins("vbscript:") || begins("file:") || begins("data:")
    }
}
