// Debian's cmark-gfm behind one door: registered once, parsed with on any number of threads.

import CCmarkGFM
import Synchronization

typealias CmarkNode = UnsafeMutablePointer<cmark_node>

/// Each parse adds its extensions' special characters to tables of the whole process and takes them out at its end, which
/// silently corrupts what other threads parse. Hence two lanes. Autolink's characters are added once and for all, and the
/// extension forgets them, so nobody takes them out again. A text without `~` is parsed freely, without strikethrough, which
/// could not matter to it; a text with one takes the lock. (Strikethrough must keep its characters: without them the matching
/// of emphasis loops for ever on `~~`.)
final class CmarkLibrary: Sendable {
    static let shared = CmarkLibrary()

    static let options = CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE

    let tableType: UInt16
    let strikethroughType: UInt16
    // The extensions live as long as the process and are only read.
    nonisolated(unsafe) let taskList: OpaquePointer?
    private nonisolated(unsafe) let freeExtensions: [OpaquePointer]
    private nonisolated(unsafe) let strikethrough: OpaquePointer?
    private let strikethroughLane = Mutex(())

    private init() {
        cmark_gfm_core_extensions_ensure_registered()
        let autolink = cmark_find_syntax_extension("autolink")
        let table = cmark_find_syntax_extension("table")
        taskList = cmark_find_syntax_extension("tasklist")
        strikethrough = cmark_find_syntax_extension("strikethrough")
        freeExtensions = [table, autolink, taskList].compactMap { $0 }
        if let autolink, let parser = cmark_parser_new(Self.options) {
            cmark_parser_attach_syntax_extension(parser, autolink)
            cmark_manage_extensions_special_characters(parser, 1)
            cmark_syntax_extension_set_special_inline_chars(autolink, nil)
            cmark_parser_free(parser)
        }
        // The extensions' node types are numbered at registration; a sample shows them.
        var types: (table: UInt16, strikethrough: UInt16) = (0, 0)
        if let parser = cmark_parser_new(Self.options) {
            for case let item? in [table, strikethrough] { cmark_parser_attach_syntax_extension(parser, item) }
            let sample = "|a|\n|-|\n\n~~b~~\n"
            cmark_parser_feed(parser, sample, sample.utf8.count)
            if let root = cmark_parser_finish(parser) {
                let first = root.pointee.first_child
                types.table = first?.pointee.type ?? 0
                types.strikethrough = first?.pointee.next?.pointee.first_child?.pointee.type ?? 0
                cmark_node_free(root)
            }
            cmark_parser_free(parser)
        }
        tableType = types.table
        strikethroughType = types.strikethrough
    }

    /// Parses a text and lends its tree, which is freed afterwards.
    func withTree<Result>(of bytes: Bytes, _ body: (CmarkNode) -> Result) -> Result? {
        let hasTilde = ByteSearch.first(ASCII.tilde, in: bytes, 0..<bytes.count) != nil
        let tree = Tree(
            root: hasTilde ? strikethroughLane.withLock { _ in Tree(root: parse(bytes, [strikethrough])) }.root : parse(bytes, []))
        guard let root = tree.root else { return nil }
        defer { cmark_node_free(root) }
        return body(root)
    }

    /// A tree handed out of the lock: only one thread ever holds it.
    private struct Tree: @unchecked Sendable {
        var root: CmarkNode?
    }

    private func parse(_ bytes: Bytes, _ more: [OpaquePointer?]) -> CmarkNode? {
        guard let parser = cmark_parser_new(Self.options) else { return nil }
        defer { cmark_parser_free(parser) }
        for item in freeExtensions { cmark_parser_attach_syntax_extension(parser, item) }
        for case let item? in more { cmark_parser_attach_syntax_extension(parser, item) }
        bytes.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
        return cmark_parser_finish(parser)
    }
}
