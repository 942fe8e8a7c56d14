// sitemap.xml (sitemaps.org, protocol 0.9), for a site that knows its address.

import Dossier
import Linking

enum SitemapXML {
    static func text(_ map: SiteMap, base: String) -> String {
        var out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        for page in map.pages where page.page != .notFound {
            out += "  <url><loc>\(XML.escaped("\(base)/\(map.path(page))"))</loc></url>\n"
        }
        return out + "</urlset>\n"
    }
}

enum XML {
    /// Text for between tags and in attributes; control characters that XML 1.0 has no place for are left out.
    static func escaped(_ text: String) -> String {
        // Most texts are written as they are; 0xEF begins U+FFFE and U+FFFF.
        let asIs = text.utf8.allSatisfy { byte in
            switch byte {
            case 0x22, 0x26, 0x27, 0x3C, 0x3E, 0xEF: false
            default: byte >= 0x20
            }
        }
        if asIs { return text }
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": out += "&amp;"
            case "<": out += "&lt;"
            case ">": out += "&gt;"
            case "\"": out += "&quot;"
            case "'": out += "&#39;"
            case _ where scalar.value < 0x20 && scalar != "\n" && scalar != "\t", "\u{FFFE}", "\u{FFFF}": break
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
