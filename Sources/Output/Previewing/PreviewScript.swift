// The one line by which a served page differs from a built one, and the script that it names.

import Files

enum PreviewScript {
    /// Below this no page can stand: ids have no underscore.
    static let folder = "/_preview/"
    static let path = folder + "client.js"
    static let eventPath = folder + "events"

    static let bytes = PackageResources.client_js
    static let version = Fingerprint(bytes).description

    private static let opening = "<script src=\"\(path)\" data-version=\""

    /// A page with the line at the end of its head, before any script that waits for the page's end.
    /// - Parameter near: addresses that may have been meant.
    static func inserted(into page: [UInt8], version: String, near: [String] = []) -> [UInt8] {
        let hint = near.isEmpty ? "" : "\" data-near=\"" + near.joined(separator: " ")
        let line = Array((opening + version + hint + "\"></script>\n").utf8)
        let place = position(of: Array("</head>".utf8), in: page) ?? page.count
        return Array(page[..<place]) + line + page[place...]
    }

    /// The page without it.
    static func removed(from page: [UInt8]) -> [UInt8] {
        guard let start = position(of: Array(opening.utf8), in: page) else { return page }
        guard let end = page[start...].firstIndex(of: UInt8(ascii: "\n")) else { return Array(page[..<start]) }
        return Array(page[..<start] + page[(end + 1)...])
    }

    private static func position(of wanted: [UInt8], in bytes: [UInt8]) -> Int? {
        guard let first = wanted.first, bytes.count >= wanted.count else { return nil }
        var from = 0
        while let found = bytes[from..<(bytes.count - wanted.count + 1)].firstIndex(of: first) {
            if bytes[found..<(found + wanted.count)].elementsEqual(wanted) { return found }
            from = found + 1
        }
        return nil
    }
}
