// A pack as an EPUB, for readers with a tablet: the same HTML as XML, in a zip file (EPUB 3.3; OCF, section 4.3).

import CZlib
import EDTF

/// Writes EPUB 3.
public enum EPUB {
    public static func bytes(_ pack: PrintedPack) -> [UInt8] {
        let html = pack.html(nil)
        var zip = ZipFile()
        zip.add("mimetype", Array("application/epub+zip".utf8))
        zip.add(
            "META-INF/container.xml",
            Array(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>
                <rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/>
                </rootfiles></container>

                """.utf8))
        zip.add("EPUB/package.opf", Array(package(pack).utf8))
        zip.add("EPUB/nav.xhtml", Array(navigation(pack).utf8))
        zip.add("EPUB/pack.css", Array(style.utf8))
        zip.add("EPUB/pack.xhtml", XHTML.document(html))
        return zip.finished
    }

    private static func package(_ pack: PrintedPack) -> String {
        let settings = pack.draft.corpus.settings
        let day = CalendarDay.civil(fromDays: pack.epoch / 86_400)
        func padded(_ number: Int, _ width: Int) -> String {
            String(repeating: "0", count: max(0, width - String(number).count)) + String(number)
        }
        let date = "\(padded(day.year, 4))-\(padded(day.month, 2))-\(padded(day.day, 2))"
        let author = pack.draft.pack.preparedBy ?? settings.authors.first
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="\(XHTML.escaped(settings.language))">
            <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
            <dc:identifier id="id">urn:dossier:\(XHTML.escaped(pack.id)):\(date)</dc:identifier>
            <dc:title>\(XHTML.escaped(pack.title))</dc:title>
            <dc:language>\(XHTML.escaped(settings.language))</dc:language>
            \(author.map { "<dc:creator>\(XHTML.escaped($0))</dc:creator>\n" } ?? "")<dc:date>\(date)</dc:date>
            <meta property="dcterms:modified">\(date)T00:00:00Z</meta>
            </metadata>
            <manifest>
            <item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>
            <item id="pack" href="pack.xhtml" media-type="application/xhtml+xml"\(pack.hasDrawings ? " properties=\"svg\"" : "")/>
            <item id="style" href="pack.css" media-type="text/css"/>
            </manifest>
            <spine><itemref idref="pack"/></spine>
            </package>

            """
    }

    private static func navigation(_ pack: PrintedPack) -> String {
        let language = XHTML.escaped(pack.draft.corpus.settings.language)
        var out = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE html>
            <html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="\(language)" xml:lang="\(language)">
            <head><title>\(XHTML.escaped(pack.title))</title></head>
            <body><nav epub:type="toc"><h1>Contents</h1><ol>

            """
        for entry in pack.contents {
            out += "<li><a href=\"pack.xhtml#\(entry.id)\">\(XHTML.escaped(entry.title))</a>"
            if !entry.entries.isEmpty {
                out += "<ol>\n"
                for item in entry.entries { out += "<li><a href=\"pack.xhtml#\(item.id)\">\(XHTML.escaped(item.title))</a></li>\n" }
                out += "</ol>"
            }
            out += "</li>\n"
        }
        return out + "</ol></nav></body></html>\n"
    }

    /// Reading systems have their own type and page; only what carries meaning is said.
    private static let style = """
        h1, h2, h3, h4 { line-height: 1.2; }
        .meta, .kj-n, .kj-c, .address, .grade, dt, .thin { font-size: 0.85em; }
        .lead { font-size: 1.15em; }
        .kj li, .item, .np, .qa { margin-bottom: 1em; }
        .cc { width: 100%; table-layout: fixed; border-collapse: separate; border-spacing: 4px; }
        .cc td { padding: 0.5em; vertical-align: top; }
        .c { background-color: #eaf0f8; }
        .k { background-color: #f9efe6; }
        .cc .none { background-color: transparent; }
        dl, dd, .resp, .evidence { margin: 0 0 0 0.5em; padding: 0; }
        .resp, .evidence, .names, .key { list-style-type: none; }
        .resp li { border-left: 1px solid #84807a; padding-left: 0.6em; }
        mark { background-color: transparent; }
        mark.c a { text-decoration: underline; }
        mark.k a { border-bottom: 1px dashed #83350d; }
        .fn { font-size: 0.85em; }
        .fn:before { content: " [Note: "; }
        .fn:after { content: "] "; }
        .ent { color: inherit; text-decoration: none; }
        table.ev th, table.terms th, table.facts th { text-align: left; vertical-align: top; }
        .hash { font-size: 0.7em; }
        svg { max-width: 100%; height: auto; }

        """
}

/// HTML of our own making as XML: what HTML lets stay open is closed, drawings name their vocabulary.
enum XHTML {
    private static let void: Set<String> = ["meta", "br", "img", "wbr", "hr", "input"]

    static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;").replacing("\"", with: "&quot;")
    }

    /// The whole document, its style sheet beside it.
    static func document(_ html: [UInt8]) -> [UInt8] {
        var out = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE html>\n".utf8)
        var position = html.firstIndex(of: UInt8(ascii: ">")).map { $0 + 1 } ?? 0
        var isInDrawing = false
        while position < html.count {
            guard html[position] == UInt8(ascii: "<"), let end = tagEnd(html, from: position) else {
                out.append(html[position])
                position += 1
                continue
            }
            let tag = html[position...end]
            let name = String(decoding: tag.dropFirst().prefix { $0 != 0x20 && $0 != 0x3E && $0 != 0x2F && $0 != 0x0A }, as: UTF8.self)
            switch name {
            case "style":
                // Its end tag is the next one, since nothing in a style sheet may be taken for it.
                let rest = html[end...].firstRange(of: Array("</style>".utf8))?.upperBound ?? html.count
                out += "<link rel=\"stylesheet\" type=\"text/css\" href=\"pack.css\"/>".utf8
                position = rest
                continue
            case "html":
                let language = String(decoding: tag, as: UTF8.self).split(separator: "\"").dropFirst().first.map(String.init) ?? "en"
                out += "<html xmlns=\"http://www.w3.org/1999/xhtml\" lang=\"\(language)\" xml:lang=\"\(language)\">".utf8
            case "svg":
                isInDrawing = true
                out += "<svg xmlns=\"http://www.w3.org/2000/svg\"".utf8
                out += tag.dropFirst(4)
            // A drawing's links are those of the table beside it, and have no titles of their own.
            case "a" where isInDrawing, "" where isInDrawing && tag.starts(with: "</a".utf8): break
            case _ where void.contains(name) && html[end - 1] != UInt8(ascii: "/"):
                out += tag.dropLast()
                out += "/>".utf8
            default: out += tag
            }
            if name.isEmpty, tag.starts(with: "</svg".utf8) { isInDrawing = false }
            position = end + 1
        }
        return out
    }

    /// Where a tag ends: values of attributes may hold `>`.
    private static func tagEnd(_ html: [UInt8], from start: Int) -> Int? {
        var isQuoted = false
        for position in start..<html.count {
            switch html[position] {
            case UInt8(ascii: "\""): isQuoted.toggle()
            case UInt8(ascii: ">") where !isQuoted: return position
            default: break
            }
        }
        return nil
    }
}

/// A zip file whose files are stored as they are, without a time (APPNOTE 6.3.10, sections 4.3.7 to 4.3.16).
struct ZipFile {
    private var out: [UInt8] = []
    private var directory: [UInt8] = []
    private var count = 0

    mutating func add(_ name: String, _ bytes: [UInt8]) {
        let start = out.count
        let sum = bytes.withUnsafeBufferPointer { UInt32(truncatingIfNeeded: crc32(0, $0.baseAddress, UInt32($0.count))) }
        // Version 1.0, no flags, stored, 1 January 1980.
        var fields = Self.little(10, 2) + Self.little(0, 2) + Self.little(0, 2) + Self.little(0, 2) + Self.little(0x21, 2)
        fields += Self.little(Int(sum), 4) + Self.little(bytes.count, 4) + Self.little(bytes.count, 4)
        fields += Self.little(name.utf8.count, 2) + Self.little(0, 2)
        out += Self.little(0x0403_4B50, 4) + fields + Array(name.utf8) + bytes
        directory += Self.little(0x0201_4B50, 4) + Self.little(10, 2) + fields
        directory += Self.little(0, 2) + Self.little(0, 2) + Self.little(0, 2) + Self.little(0, 4) + Self.little(start, 4)
        directory += Array(name.utf8)
        count += 1
    }

    var finished: [UInt8] {
        var end = Self.little(0x0605_4B50, 4) + Self.little(0, 2) + Self.little(0, 2) + Self.little(count, 2) + Self.little(count, 2)
        end += Self.little(directory.count, 4) + Self.little(out.count, 4) + Self.little(0, 2)
        return out + directory + end
    }

    private static func little(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }
}
