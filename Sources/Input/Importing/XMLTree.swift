// libxml2's trees with a Swift face: parsed without a network, without entities that grow, and walked without recursion.

import CLibXML2

/// A parsed document. The tree lives as long as the closure it is handed to.
enum XMLTree {
    enum Dialect {
        case html, xml
    }

    /// - Returns: nil where nothing could be made of the bytes.
    /// - Throws: when elements lie in each other deeper than libxml2 reads; what lies below would be lost.
    static func parse<Result>(_ bytes: [UInt8], as dialect: Dialect, encoding: String, _ body: (xmlNodePtr) -> Result) throws(Refusal)
        -> Result?
    {
        guard !bytes.isEmpty, bytes.count < Int(Int32.max) else { return nil }
        let html = Int32(
            HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue | HTML_PARSE_NONET.rawValue)
        let xml = Int32(XML_PARSE_RECOVER.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NONET.rawValue)
        guard let context = dialect == .html ? htmlNewParserCtxt() : xmlNewParserCtxt() else { return nil }
        defer { if dialect == .html { htmlFreeParserCtxt(context) } else { xmlFreeParserCtxt(context) } }
        let document = bytes.withUnsafeBytes { buffer -> xmlDocPtr? in
            let start = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            return dialect == .html
                ? htmlCtxtReadMemory(context, start, Int32(bytes.count), nil, encoding, html)
                : xmlCtxtReadMemory(context, start, Int32(bytes.count), nil, encoding, xml)
        }
        defer { if let document { xmlFreeDoc(document) } }
        // A stopped parser leaves the beginning of the tree; the rest of the article would be lost without a word.
        if context.pointee.lastError.code == XML_ERR_INTERNAL_ERROR.rawValue || context.pointee.disableSAX != 0 && dialect == .html {
            throw Refusal(
                "the page can't be read to its end: its elements lie in each other too deep",
                advice: "save the article as text and import that")
        }
        guard let document, let root = xmlDocGetRootElement(document) else { return nil }
        return body(root)
    }

    static func name(_ node: xmlNodePtr) -> String {
        guard node.pointee.type == XML_ELEMENT_NODE, let name = node.pointee.name else { return "" }
        return String(cString: name).lowercased()
    }

    static func isText(_ node: xmlNodePtr) -> Bool {
        node.pointee.type == XML_TEXT_NODE || node.pointee.type == XML_CDATA_SECTION_NODE
    }

    static func content(_ node: xmlNodePtr) -> String {
        node.pointee.content.map { String(cString: $0) } ?? ""
    }

    static func attribute(_ node: xmlNodePtr, _ name: String) -> String? {
        guard node.pointee.type == XML_ELEMENT_NODE, let value = xmlGetProp(node, name) else { return nil }
        defer { dossier_xml_free(value) }
        return String(cString: value)
    }

    enum Step {
        case enter(xmlNodePtr)
        case leave(xmlNodePtr)
    }

    /// Every node in document order, entered and left; what `visit` refuses isn't gone into.
    static func walk(_ root: xmlNodePtr, _ visit: (Step) -> Bool) {
        var node = root
        while true {
            if visit(.enter(node)), node.pointee.type == XML_ELEMENT_NODE, let child = node.pointee.children {
                node = child
                continue
            }
            while true {
                _ = visit(.leave(node))
                if node == root { return }
                if let next = node.pointee.next {
                    node = next
                    break
                }
                guard let parent = node.pointee.parent else { return }
                node = parent
            }
        }
    }

    /// All text below a node, white space folded.
    static func text(_ node: xmlNodePtr, limit: Int = 100_000) -> String {
        var out = ""
        walk(node) { step in
            if case .enter(let inner) = step, isText(inner), out.utf8.count < limit { out += content(inner) }
            return true
        }
        return Words(out).all.joined(separator: " ")
    }
}
