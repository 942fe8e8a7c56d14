// What stands at a pack's end: acronyms, sources, what is told elsewhere, names, method, and what the paper was made from.

import CommonMark
import Composing
import Dossier
import Hashing
import Linking
import Mustache

extension PackDraft {
    // MARK: Acronyms

    /// The editors' own list, else what the names of the entities in the pack say.
    func acronyms(named entities: [Int]) -> PackPart? {
        if let own = text.acronyms { return PackPart(id: "acronyms", title: "Acronyms", classes: "part on", body: prose(own.blocks)) }
        var rows: [(short: String, long: String)] = []
        for index in entities {
            let entity = corpus.entities[index]
            let names = [entity.name] + entity.aliases.map(\.value)
            for short in names where Self.isAcronym(short) {
                let long = Self.isAcronym(entity.name) ? names.first { Self.initials(of: $0, spell: short) } : entity.name
                if let long, !rows.contains(where: { $0.short == short }) { rows.append((short, long)) }
            }
        }
        guard !rows.isEmpty else { return nil }
        rows.sort { $0.short < $1.short }
        var body = Markup(raw: "<table class=\"terms\"><tbody>\n")
        for row in rows {
            body.append(raw: "<tr><th scope=\"row\">")
            body.append(escaped: row.short)
            body.append(raw: "</th><td>")
            body.append(escaped: row.long)
            body.append(raw: "</td></tr>\n")
        }
        body.append(raw: "</tbody></table>\n")
        return PackPart(id: "acronyms", title: "Acronyms", classes: "part on", body: body)
    }

    private static func isAcronym(_ name: String) -> Bool {
        (2...8).contains(name.count) && name.unicodeScalars.allSatisfy { ("A"..."Z").contains($0) || ("0"..."9").contains($0) || $0 == "&" }
            && name.unicodeScalars.contains { ("A"..."Z").contains($0) }
    }

    private static func initials(of name: String, spell short: String) -> Bool {
        let initials = name.split { $0 == " " || $0 == "-" }.compactMap(\.first).filter(\.isUppercase)
        return String(initials) == short
    }

    // MARK: Sources

    /// The sources as a bibliography gives them (the elements and their order are those of the Chicago Manual of Style, 17th edition,
    /// section 14.23), each with its grade.
    func references(_ sources: [Int]) -> PackPart? {
        guard !sources.isEmpty else { return nil }
        var body = Markup(raw: "<ol class=\"sources\">\n")
        for index in sources {
            let source = corpus.sources[index]
            body.append(raw: "<li id=\"")
            body.append(escaped: PackAddresses.sourceID(composer.printedID(Target(.source(index))) ?? ""))
            body.append(raw: "\"><p>")
            if !source.authors.isEmpty { body.append(escaped: Self.sentence(composer.names(source.authors)) + " ") }
            body.append(escaped: "“\(source.title)\(source.title.last.map { "?!.".contains($0) } == true ? "" : ".")” ")
            if let publisher = source.publisher {
                body.append(raw: "<cite>")
                body.append(escaped: composer.partyName(publisher))
                body.append(raw: "</cite>, ")
            }
            body.append(escaped: (source.published?.value.phrase(composer.wording.dates) ?? "undated") + ".")
            for (address, label) in [(source.url, ""), (source.archived, "Archived: ")] {
                guard let address else { continue }
                body.append(escaped: " \(label)")
                body.append(raw: "<a href=\"")
                body.append(.address(address))
                body.append(raw: "\">")
                body.append(escaped: address)
                body.append(raw: "</a>.")
            }
            if let accessed = source.accessed {
                body.append(escaped: " Accessed \(accessed.value.phrase(composer.wording.dates)).")
            }
            body.append(raw: "</p><p class=\"meta\">")
            var notes = ["Here: \(source.short)"]
            if let standing = source.standing { notes.append(standing) }
            if let dated = source.publishedAs { notes.append("Date: \(dated)") }
            if let grade = source.reliability {
                notes.append("Reliability \(composer.wording.reliability(grade))" + (source.reliabilityNote.map { ": \($0)" } ?? ""))
            } else if let note = source.reliabilityNote {
                notes.append(note)
            }
            body.append(escaped: notes.map(Self.sentence).joined(separator: " "))
            body.append(raw: "</p></li>\n")
        }
        body.append(raw: "</ol>\n")
        return PackPart(id: "sources", title: "Sources", body: body)
    }

    static func sentence(_ text: String) -> String {
        guard let last = text.last, !"?!.…".contains(last) else { return text }
        return text + "."
    }

    // MARK: What is told elsewhere

    func outside(_ targets: [Target], _ address: (Target) -> String) -> PackPart? {
        guard !targets.isEmpty else { return nil }
        var body = Markup(
            raw:
                "<p class=\"meta\">Referred to in this pack and not printed in it: an arrow with a number stands where each is named.</p>\n"
        )
        body.append(raw: "<ol class=\"outside\">\n")
        for (number, target) in targets.enumerated() {
            body.append(raw: "<li id=\"")
            body.append(escaped: PackAddresses.outsideID(number + 1))
            body.append(raw: "\">")
            body.append(escaped: composer.name(of: target))
            body.append(raw: " <span class=\"address\">")
            body.append(escaped: address(target))
            body.append(raw: "</span></li>\n")
        }
        body.append(raw: "</ol>\n")
        return PackPart(id: "outside", title: "Told elsewhere", classes: "part on", body: body)
    }

    // MARK: Names

    /// Every entity named in the pack, with its names, what it is, where it is told of, and the pages that name it.
    /// - Parameter pages: nil where there are no pages, empty where they are not known yet.
    func names(_ mentions: [Int: [String]], pages: SetPages?, _ address: (Target) -> String) -> PackPart? {
        guard !mentions.isEmpty else { return nil }
        let entities = mentions.keys.sorted { left, right in
            let (a, b) = (corpus.entities[left].name.lowercased(), corpus.entities[right].name.lowercased())
            return a == b ? left < right : a < b
        }
        var profiled: Set<Int> = []
        for case .profiles(let profiles) in plan.chapters { profiled.formUnion(profiles) }
        var body = Markup(raw: "<ul class=\"names\">\n")
        for index in entities {
            let entity = corpus.entities[index]
            let id = composer.printedID(Target(.entity(index))) ?? ""
            body.append(raw: "<li id=\"")
            body.append(escaped: PackAddresses.indexID(id))
            body.append(raw: "\"><b>")
            body.append(escaped: entity.name)
            body.append(raw: "</b>")
            if let native = entity.native.first, !profiled.contains(index) {
                body.append(raw: " <span lang=\"")
                body.append(escaped: native.language)
                body.append(raw: "\">")
                body.append(escaped: native.name)
                body.append(raw: "</span>")
            }
            body.append(raw: " <span class=\"meta\">")
            body.append(escaped: (entity.kind ?? composer.wording.type(entity.type)).lowercased())
            body.append(raw: "</span>")
            let places = mentions[index] ?? []
            if let pages {
                let numbers = (places + (profiled.contains(index) ? [id] : [])).compactMap { pages.pages[$0] }
                body.append(raw: " <span class=\"pages\">")
                body.append(escaped: pages.count == 0 ? PageNumbers.standIn(places) : PageNumbers.list(numbers))
                body.append(raw: "</span>")
            } else if let first = places.first {
                body.append(raw: " <a class=\"pages\" href=\"#")
                body.append(escaped: first)
                body.append(raw: "\">")
                body.append(escaped: places.count == 1 ? "named once" : "named \(places.count) times")
                body.append(raw: "</a>")
            }
            if !profiled.contains(index) {
                body.append(raw: " <span class=\"address\">")
                body.append(escaped: address(Target(.entity(index))))
                body.append(raw: "</span>")
            }
            body.append(raw: "</li>\n")
        }
        body.append(raw: "</ul>\n")
        return PackPart(id: "names", title: "Names", body: body)
    }

    // MARK: Method

    var method: PackPart {
        let wanted: Set<String> = ["Argument", "Status", "Confidence", "Grades", "Dates", "Handling"]
        var body = Markup(
            raw:
                "<p>Every statement here is cited to a numbered paragraph of a source. A machine compares each quotation with the article it is taken from; one that is not there stops the pack. What the editors conclude is marked as theirs.</p>\n"
        )
        body.append(raw: "<div class=\"scales\">\n")
        for group in composer.wording.glossary where wanted.contains(group.anchor) {
            body.append(raw: "<section class=\"scale\"><h4>")
            body.append(escaped: group.title)
            body.append(raw: "</h4>\n")
            if let preface = group.preface {
                body.append(raw: "<p class=\"meta\">")
                body.append(escaped: preface)
                body.append(raw: "</p>\n")
            }
            body.append(raw: "<table class=\"terms\"><tbody>\n")
            for term in group.terms {
                body.append(raw: "<tr><th scope=\"row\">")
                body.append(escaped: term.term)
                body.append(raw: "</th><td>")
                body.append(escaped: term.meaning)
                body.append(raw: "</td></tr>\n")
            }
            body.append(raw: "</tbody></table></section>\n")
        }
        body.append(raw: "</div>\n")
        return PackPart(id: "method", title: "Method and scales", body: body)
    }

    // MARK: Colophon

    func colophon(_ sources: [Int], tool: String) -> PackPart {
        var body = Markup(raw: "<p>")
        body.append(
            escaped:
                "Made by \(tool) from \(composer.wording.count(corpus.files.count, "file", "files")) of the dossier “\(corpus.settings.title)”"
                + (edition.map { ", edition of \($0.phrase(composer.wording.dates))" } ?? "")
                + ". The same files give the same bytes; another fingerprint is another edition.")
        body.append(raw: "</p>\n<table class=\"hashes\"><tbody>\n")
        func row(_ label: String, _ what: String, _ hash: String) {
            body.append(raw: "<tr><th scope=\"row\">")
            body.append(escaped: label)
            body.append(raw: "</th><td>")
            body.append(escaped: what)
            body.append(raw: "</td><td class=\"hash\">")
            body.append(escaped: String(hash.prefix(32)))
            body.append(raw: "<br>")
            body.append(escaped: String(hash.dropFirst(32)))
            body.append(raw: "</td></tr>\n")
        }
        row("This edition", "SHA-256 of the list of its files, as sha256sum writes it, sorted by path", fingerprint)
        for index in sources {
            guard let original = corpus.sources[index].original, !original.sha256.isEmpty else { continue }
            row(corpus.sources[index].short, "SHA-256 of \(original.file)", original.sha256)
        }
        body.append(raw: "</tbody></table>\n")
        var imprint: [String] = []
        if !corpus.settings.authors.isEmpty { imprint.append(composer.wording.list(corpus.settings.authors)) }
        if let publisher = corpus.settings.publisher, !corpus.settings.authors.contains(publisher) { imprint.append(publisher) }
        if let license = corpus.settings.license { imprint.append("Licence: \(license)") }
        if let base = corpus.settings.base { imprint.append(base) }
        if !imprint.isEmpty {
            body.append(raw: "<p class=\"meta\">")
            body.append(escaped: imprint.map(Self.sentence).joined(separator: " "))
            body.append(raw: "</p>\n")
        }
        return PackPart(id: "colophon", title: "Colophon", classes: "part on", body: body)
    }

    /// One figure for all files of the dossier: whoever has them can reckon it with sha256sum.
    private var fingerprint: String {
        let lines = corpus.files.map(\.text).sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
            .map { "\(SHA256.hex(of: $0.bytes))  \($0.path)\n" }
        return SHA256.hex(of: Array(lines.joined().utf8))
    }
}
