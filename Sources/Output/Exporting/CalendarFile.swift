// `timeline.ics`: the events as all-day entries of a calendar (RFC 5545).

import Dossier
import EDTF
import Hashing
import Linking

/// Writes iCalendar. A calendar knows days only, so an event known to a month or year is an entry over the whole of it, whose title says
/// how exactly its date is known; `X-EDTF` carries the date as it is. What has no first or last day (`1999/..`) has no place in a calendar:
/// it is left out, and `X-DOSSIER-LEFT-OUT` says how many there are.
struct CalendarFile {
    static let name = "timeline.ics"
    /// Octets of a content line without its line end (section 3.1).
    private static let lineLimit = 75

    private let context: ExportContext
    private let stamp: String
    private let domain: String
    private var out: [UInt8] = []
    private var identifiers: Set<String> = []

    static func bytes(_ context: ExportContext) -> [UInt8] {
        var file = CalendarFile(context)
        file.write()
        return file.out
    }

    private init(_ context: ExportContext) {
        self.context = context
        stamp = (ExportContext.basicDay(context.editionDay) ?? "19700101") + "T000000Z"
        let settings = context.settings
        // Without an address of its own a site is told from others by its title.
        let address = settings.base.map { $0.split(separator: "/").dropFirst().joined(separator: ".").lowercased() }
        domain = address ?? "\(Slug.make(settings.title)).invalid"
    }

    private mutating func write() {
        let graph = context.graph
        let settings = context.settings
        line("BEGIN", "VCALENDAR")
        line("VERSION", "2.0")
        line("PRODID", "-//Dossier//timeline 1//EN")
        line("METHOD", "PUBLISH")
        line("X-WR-CALNAME", Self.escaped(settings.title))
        line("X-WR-CALDESC", Self.escaped([settings.subtitle, settings.handling?.rawValue].compactMap { $0 }.joined(separator: ". ")))
        let placed = graph.events.indices.filter { days(of: graph.events[$0].event.date.value) != nil }
        line("X-DOSSIER-LEFT-OUT", String(graph.events.count - placed.count))
        for index in placed { event(index) }
        line("END", "VCALENDAR")
    }

    /// The first day, and of several the day after the last; nil where either is open, or lies between dates that are known.
    private func days(of date: DateExpression) -> (first: String, after: String?)? {
        guard !date.isSet || date.isOneOf, let first = date.earliest, let last = date.latest, let start = ExportContext.basicDay(first)
        else { return nil }
        // An entry of one day needs no end (section 3.6.1).
        if first == last { return (start, nil) }
        return ExportContext.basicDay(last + 1).map { (start, $0) }
    }

    private mutating func event(_ index: Int) {
        let linked = context.graph.events[index]
        let event = linked.event
        let date = event.date.value
        guard let days = days(of: date) else { return }
        let sentence = context.graph.plainText(event.sentence)
        let words = date.phrase(context.dates)
        let isExact = date.htmlDateTime != nil && date.precision == .day
        line("BEGIN", "VEVENT")
        line("UID", identifier(linked, sentence))
        line("DTSTAMP", stamp)
        line("DTSTART;VALUE=DATE", days.first)
        if let after = days.after { line("DTEND;VALUE=DATE", after) }
        line("SUMMARY", Self.escaped(isExact ? sentence : "\(sentence) [date known: \(words)]"))
        line("DESCRIPTION", Self.escaped(description(linked, words)))
        if let lane = event.lane { line("CATEGORIES", Self.escaped(lane)) }
        // "Tentative" is all a calendar can say of what is alleged, planned or disputed, or of a date that is a guess.
        if event.status != nil || date.isUncertain || date.isApproximate || date.isOneOf { line("STATUS", "TENTATIVE") }
        // Nobody is busy with history.
        line("TRANSP", "TRANSPARENT")
        if context.settings.base != nil { line("URL", context.addresses.address(of: Target(.timeline, .event(index)))) }
        line("X-EDTF", Self.escaped(date.description))
        line("END", "VEVENT")
    }

    private func description(_ linked: LinkedEvent, _ words: String) -> String {
        let graph = context.graph
        var parts = ["Date as its source gives it: \(words)."]
        if let status = linked.event.status { parts.append("Status: \(status.rawValue).") }
        if let inferred = linked.event.inferred { parts.append("Inferred: \(inferred).") }
        let sources = linked.citations.map { cited in
            let name = cited.source.map { graph.corpus.sources[$0].short } ?? cited.citation.source
            return name + (cited.citation.locator.map { ", \($0.canonical)" } ?? "")
        }
        if !sources.isEmpty { parts.append("Sources: \(sources.joined(separator: "; ")).") }
        return parts.joined(separator: " ")
    }

    /// The same for the same event in every edition (section 3.8.4.7): of its id where it has one, else of its date and words.
    private mutating func identifier(_ linked: LinkedEvent, _ sentence: String) -> String {
        let date = linked.event.date.value.description
        let own = linked.event.id.map { _ in linked.anchor } ?? SHA256.hex(SHA256.digest(Array("\(date)\n\(sentence)".utf8)).prefix(12))
        var name = own
        var number = 1
        while !identifiers.insert(name).inserted {
            number += 1
            name = "\(own)-\(number)"
        }
        return "\(name)@\(domain)"
    }

    /// TEXT (section 3.3.11).
    private static func escaped(_ text: String) -> String {
        var out = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\\", ";", ",":
                out += "\\"
                out.unicodeScalars.append(scalar)
            case "\n": out += "\\n"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F: out += " "
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }

    /// A content line, folded between characters (section 3.1).
    private mutating func line(_ name: String, _ value: String) {
        var room = Self.lineLimit
        for scalar in "\(name):\(value)".unicodeScalars {
            let bytes = UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
            if bytes.count > room {
                out += [0x0D, 0x0A, 0x20]
                room = Self.lineLimit - 1
            }
            out += bytes
            room -= bytes.count
        }
        out += [0x0D, 0x0A]
    }
}
