// The Atom feed of a dossier's editions (RFC 4287).

import Dossier
import EDTF
import Exporting

enum EditionFeed {
    /// The file, where the site has an address of its own: entries of a feed need one.
    static func download(_ settings: Settings) -> [Download] {
        settings.base.map { base in
            [
                Download(
                    path: "feed.xml", title: "Editions", purpose: "for feed readers", mediaType: "application/atom+xml",
                    bytes: Array(text(settings, base: base).utf8))
            ]
        } ?? []
    }

    static func text(_ settings: Settings, base: String) -> String {
        let title = XML.escaped(settings.title)
        let author = XML.escaped(settings.authors.first ?? settings.publisher ?? settings.title)
        let updated = settings.editions.map { stamp($0.date) }.max() ?? "1970-01-01T00:00:00Z"
        var out = """
            <?xml version="1.0" encoding="UTF-8"?>
            <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="\(XML.escaped(settings.language))">
              <title>\(title)</title>
              <id>\(XML.escaped(base))/</id>
              <link href="\(XML.escaped(base))/"/>
              <link rel="self" type="application/atom+xml" href="\(XML.escaped(base))/feed.xml"/>
              <author><name>\(author)</name></author>
              <updated>\(updated)</updated>

            """
        if let subtitle = settings.subtitle { out += "  <subtitle>\(XML.escaped(subtitle))</subtitle>\n" }
        var used: Set<String> = []
        for edition in settings.editions {
            var id = "\(base)/#edition-\(edition.date.description)"
            while !used.insert(id).inserted { id += "-2" }
            out += """
                  <entry>
                    <title>\(XML.escaped(edition.title))</title>
                    <id>\(XML.escaped(id))</id>
                    <link href="\(XML.escaped(base))/"/>
                    <updated>\(stamp(edition.date))</updated>
                    <summary>\(XML.escaped(edition.note ?? edition.title))</summary>
                  </entry>

                """
        }
        return out + "</feed>\n"
    }

    /// Atom knows instants only: the first possible day, at its beginning. The edition's title tells the date as it is.
    private static func stamp(_ date: DateExpression) -> String {
        let (year, month, day) = CalendarDay.civil(fromDays: date.earliest ?? date.latest ?? 0)
        func padded(_ number: Int, _ width: Int) -> String {
            let digits = String(max(0, number))
            return String(repeating: "0", count: max(0, width - digits.count)) + digits
        }
        return "\(padded(min(year, 9999), 4))-\(padded(month, 2))-\(padded(day, 2))T00:00:00Z"
    }
}
