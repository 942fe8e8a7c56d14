// YAML front matter: keys, types, what YAML would mangle or refuse, sizes, encodings.

import Diagnostics
import Dossier
import Foundation
import Testing

struct FrontMatterTests {
    private func entity(_ lines: String, body: String = "") throws -> TestDossier {
        try TestDossier(["content/entities/e.md": "---\nname: E\ntype: place\n\(lines)\n---\n\(body)"])
    }

    private func page(_ text: String) throws -> TestDossier {
        try TestDossier(["content/p.md": text])
    }

    // MARK: Keys

    @Test func anUnknownKeyIsFoundWithTheNearestOne() throws {
        let dossier = try page("---\ntitel: P\ntitle: P\n---\n")
        #expect(dossier.findings == ["content/p.md:2:1 unknown-key ‹titel›"])
        #expect(dossier.diagnostics.first?.suggestion == "title")
        #expect(dossier.diagnostics.first?.fix == nil, "there would be two of it")
        #expect(try page("---\ntitel: P\n---\n").diagnostics.contains { $0.fix?.replacement == "title" })
        let quoted = try page("---\ntitle: P\n\"tagz\": [x]\n---\n")
        #expect(quoted.places == ["3:1 unknown-key ‹\"tagz\"›"] && quoted.diagnostics.first?.suggestion == "tags")
        let far = try page("---\ntitle: P\ncolour: red\n---\n")
        #expect(far.places == ["3:1 unknown-key ‹colour›"])
        #expect(
            far.diagnostics.first?.suggestion == nil
                && far.diagnostics.first?.notes.first?.message == "known keys: title, subtitle, tags, handling, allow, reviewed")
        #expect(try page("---\ntitle: P\n? [a, b]\n: c\n---\n").places == ["3:3 unknown-key ‹[›"])
        #expect(try page("---\ntitle: P\nTitle: P\n---\n").places == ["3:1 unknown-key ‹Title›"])
    }

    @Test(arguments: [
        ("content/p.md", "title"), ("content/index.md", "title"), ("content/disputes/d.md", "title"), ("content/timeline/t.md", "title"),
        ("content/packs/k.md", "title"), ("seeds/s.md", "title"),
    ])
    func aMissingKeyIsFoundAtTheTop(_ path: String, _ key: String) throws {
        let with = try TestDossier([path: "---\ntitle: T\n---\n"])
        #expect(with.findings == [])
        let without = try TestDossier([path: "---\ntags: [x]\n---\n"])
        #expect(without.findings == ["\(path):1:1 missing-key ‹---›"])
        #expect(without.diagnostics.first?.message.hasSuffix("needs the key \(key)") == true)
        #expect(try TestDossier([path: "text\n"]).findings.contains { $0.hasPrefix("\(path):1:1 missing-key") })
        #expect(try TestDossier([path: ""]).findings == ["\(path):1:1 missing-key ‹›"])
        #expect(try TestDossier([path: "---\n---\n"]).findings == ["\(path):1:1 missing-key ‹---›"])
    }

    @Test func anEntityNeedsNameAndType() throws {
        #expect(
            try TestDossier(["content/entities/e.md": "---\nkind: x\n---\n"]).diagnostics.map(\.message) == [
                "an entity needs the key name", "an entity needs the key type",
            ])
    }

    @Test func aKeyWithoutAValueIsFound() throws {
        #expect(try page("---\ntitle:\n---\n").places == ["2:7 empty-value ‹›"])
        #expect(try page("---\ntitle: \"\"\n---\n").places == ["2:8 empty-value ‹\"\"›"])
    }

    @Test func aKeyThatStandsTwiceIsFoundTheSecondTime() throws {
        #expect(try page("---\ntitle: P\ntags: [x]\ntitle: Q\n---\n").places == ["4:1 duplicate-key ‹title›"])
        #expect(try page("---\ntitle: P\nsubtitle: \"title: x\"\ntags: [x]\ntags: [y]\n---\n").places == ["5:1 duplicate-key ‹tags›"])
        #expect(
            try entity("native: {be: x, be: y}").places == ["4:1 duplicate-key ‹native: {be: x, be: y}›"]
                || (try entity("native: {be: x, be: y}").places).count == 1)
    }

    // MARK: Types

    @Test func wrongTypesAreFoundAtTheirValues() throws {
        #expect(try page("---\ntitle: {a: b}\n---\n").places == ["2:8 wrong-type ‹{›"])
        #expect(try page("---\ntitle: [a, b]\n---\n").places == ["2:8 wrong-type ‹[›"])
        #expect(try page("---\ntitle:\n  - a\n---\n").places == ["3:3 wrong-type ‹-›"])
        #expect(try page("---\ntitle: P\ntags: {a: b}\n---\n").places == ["3:7 wrong-type ‹{›"])
        #expect(try page("---\ntitle: P\ntags: [x, {a: b}]\n---\n").places == ["3:11 wrong-type ‹{›"])
        #expect(try entity("native: Мінск").places == ["4:9 wrong-type ‹Мінск›"])
        #expect(try entity("match: texts").places == ["4:8 unknown-value ‹texts›"])
        #expect(try entity("match: texts").diagnostics.first?.suggestion == "text")
        #expect(try page("---\n- a\n- b\n---\n").places == ["2:1 front-matter ‹- a›"])
        #expect(try page("---\njust words\n---\n").places == ["2:1 front-matter ‹just words›"])
        #expect(try TestDossier(["seeds/s.md": "---\ntitle: S\noriginal: file.txt\n---\n"]).places == ["3:11 wrong-type ‹file.txt›"])
        #expect(try TestDossier(["content/packs/k.md": "---\ntitle: K\ninclude: all\n---\n"]).places == ["3:10 wrong-type ‹all›"])
        #expect(try TestDossier(["content/packs/k.md": "---\ntitle: K\ninclude: [all]\n---\n"]).places == ["3:11 wrong-type ‹all›"])
    }

    @Test func oneTextIsAListOfOne() throws {
        #expect(try entity("aliases: Lukashenka").corpus.entities.first?.aliases.map(\.value) == ["Lukashenka"])
        #expect(try entity("aliases: [a, \"b, c\"]").corpus.entities.first?.aliases.map(\.value) == ["a", "b, c"])
        #expect(try entity("aliases:\n  - a\n  - b").corpus.entities.first?.aliases.map(\.value) == ["a", "b"])
    }

    @Test(arguments: ["1945", "1.10", "yes", "no", "On", "off", "true", "null", "~", "1e5", "-7", "+7", "0x1F", ".5"])
    func aNameThatYAMLWouldMangleNeedsQuotationMarks(_ name: String) throws {
        let bare = try entity("aliases: [Minsk, \(name)]")
        #expect(bare.places == ["4:18 quote-value ‹\(name)›"])
        #expect(bare.diagnostics.first?.severity == .warning && bare.diagnostics.first?.fix?.replacement == "\"\(name)\"")
        #expect(bare.corpus.entities.first?.aliases.map(\.value) == ["Minsk", name])
        let quoted = try entity("aliases: [Minsk, \"\(name)\"]")
        #expect(quoted.findings == [] && quoted.corpus.entities.first?.aliases.map(\.value) == ["Minsk", name])
    }

    @Test(arguments: ["Minsk", "2nd army", "T-72", "None", "9K720", "-", "1,000", "norway"]) func wordsNeedNone(_ name: String) throws {
        guard name != "-" else { return }
        #expect(try entity("kind: \(name)").findings == [])
    }

    // MARK: Dates

    @Test(arguments: [
        ("October 12th, 2021", "4:7 date ‹October 12th, 2021›", "2021-10-12"), ("c. 2014", "4:7 date ‹c. 2014›", "2014~"),
        ("2020–2022", "4:7 date ‹2020–2022›", "2020/2022"),
    ])
    func aDateInAnotherFormGetsASuggestion(_ written: String, _ finding: String, _ suggestion: String) throws {
        let dossier = try entity("born: \(written)")
        #expect(dossier.places == [finding])
        #expect(dossier.diagnostics.first?.suggestion == suggestion && dossier.diagnostics.first?.fix?.replacement == suggestion)
    }

    @Test func aBadDateIsFoundAtItsColumn() throws {
        #expect(try entity("born: 2021-13").places == ["4:12 date ‹13›"])
        #expect(try entity("born: \"2021-02-30\"").places == ["4:16 date ‹30›"])
        #expect(try entity("born: soon").places.first?.hasPrefix("4:7 date ‹") == true)
        #expect(try entity("born: 2021-10-12\ndied: 2021-10~/..").findings == [])
        #expect(try entity("born: 2021-10-12").corpus.entities.first?.lives.map(\.date.value.description) == ["2021-10-12"])
    }

    @Test(arguments: ["{1960,1961}", "[2020,2021]", "[..1760-12-03]"]) func aSetOfDatesNeedsQuotationMarks(_ set: String) throws {
        #expect(try entity("born: \"\(set)\"").findings == [])
        let bare = try entity("born: \(set)")
        #expect(bare.diagnostics.count == 1)
        if set.hasPrefix("[") {
            #expect(bare.places == ["4:7 quote-brackets ‹\(set)›"])
            #expect(bare.diagnostics.first?.fix?.replacement == "\"\(set)\"")
        }
    }

    // MARK: Brackets

    @Test(arguments: [
        ("standing: [[Ted]]", "4:11 quote-brackets ‹[[Ted]]›", "\"[[Ted]]\""),
        ("standing: [[Ted|T]]", "4:11 quote-brackets ‹[[Ted|T]]›", "\"[[Ted|T]]\""),
        ("standing: [[Ted]] of [[Cato]]", "4:11 quote-brackets ‹[[Ted]] of [[Cato]]›", "\"[[Ted]] of [[Cato]]\""),
        ("standing: [[Ted]] (\"x\")", "4:11 quote-brackets ‹[[Ted]] (\"x\")›", "\"[[Ted]] (\\\"x\\\")\""),
        ("standing: [@a, ¶3]", "4:11 quote-brackets ‹[@a, ¶3]›", "\"[@a, ¶3]\""),
        ("standing: @ted", "4:11 quote-brackets ‹@ted›", "\"@ted\""),
        ("standing: ![[x]]", "4:11 quote-brackets ‹![[x]]›", "\"![[x]]\""),
        ("authors: [[Ted]]", "4:10 quote-brackets ‹[[Ted]]›", "\"[[Ted]]\""),
        ("authors: [[[Ted]]]", "4:11 quote-brackets ‹[[Ted]]›", "\"[[Ted]]\""),
        ("authors:\n  - [[Ted]]", "5:5 quote-brackets ‹[[Ted]]›", "\"[[Ted]]\""),
        ("authors:\n  - [[Ted]] X", "5:5 quote-brackets ‹[[Ted]] X›", "\"[[Ted]] X\""),
        ("standing: [[Ted]] # x", "4:11 quote-brackets ‹[[Ted]]›", "\"[[Ted]]\""),
        ("mentions: {Minsk: [[a]], x: y}", "4:19 quote-brackets ‹[[a]]›", "\"[[a]]\""),
        ("published: [2020,2021]", "4:12 quote-brackets ‹[2020,2021]›", "\"[2020,2021]\""),
    ])
    func bracketsOutsideQuotationMarksAreFoundAndMended(_ line: String, _ finding: String, _ mended: String) throws {
        func source(_ lines: String) throws -> TestDossier {
            try TestDossier(["seeds/s.md": "---\ntitle: S\nshort: S\n\(lines)\n---\n"])
        }
        let bare = try source(line)
        #expect(bare.places == [finding])
        #expect(bare.diagnostics.first?.message.contains("quote it") == true)
        let fix = try #require(bare.diagnostics.first?.fix)
        #expect(fix.replacement == mended)
        let marked = bare.marked(fix.range)
        #expect(try source(line.replacingOccurrences(of: marked, with: mended)).findings.filter { $0.contains("quote-brackets") } == [])
    }

    @Test func severalBareBracketsInOneListAreEachFound() throws {
        #expect(
            try TestDossier(["seeds/s.md": "---\ntitle: S\nauthors: [[[A]], [[B]]]\n---\n"]).places == [
                "3:11 quote-brackets ‹[[A]]›", "3:18 quote-brackets ‹[[B]]›",
            ])
    }

    @Test func otherErrorsOfYAMLAreFoundAtTheirPlace() throws {
        #expect(try page("---\ntitle: a: b\n---\n").places == ["2:9 front-matter ‹:›"])
        #expect(try page("---\ntitle: \"a\n---\n").places.count == 1)
        #expect(try page("---\ntitle: P\n\ttags: x\n---\n").places.first?.hasPrefix("3:1 front-matter") == true)
        #expect(try page("---\ntitle: P\nsubtitle: Jane's @home: a\n---\n").places == ["3:23 front-matter ‹:›"])
        #expect(try page("---\ntitle: \"[[a]]\nsubtitle: x\n---\n").places.count == 1)
    }

    // MARK: Sizes

    @Test func aFileWithoutFrontMatterIsAllBody() throws {
        let dossier = try page("title: x\n\n---\n\nmore\n")
        #expect(dossier.diagnostics.map(\.rule) == ["missing-key"])
        #expect(dossier.words(dossier.corpus.pages.first?.body).count == 3)
    }

    @Test func frontMatterThatDoesNotEndIsOneFinding() throws {
        #expect(try page("---\ntitle: P\n\nText [[a]] and: more: x\n").places == ["1:1 front-matter-end ‹---›"])
        #expect(try page("---").places == ["1:1 front-matter-end ‹---›"])
        #expect(try page("--- \ntitle: P\n---\t\nText\n").findings == [])
    }

    @Test func frontMatterHasALimit() throws {
        func text(_ count: Int) -> String { "---\ntitle: P\nsubtitle: \(String(repeating: "x", count: count))\n---\n" }
        #expect(try page(text(63_000)).findings == [])
        #expect(try page(text(64_000)).places == ["2:1 front-matter-limit ‹›"])
    }

    @Test func anchorsMayNotBeRepeatedWithoutEnd() throws {
        let plain = "---\ntitle: &t P\nsubtitle: *t\n---\n"
        #expect(try page(plain).findings == [] && page(plain).corpus.pages.first?.subtitle == "P")
        let many = "---\ntitle: &t P\ntags: [\(Array(repeating: "*t", count: 101).joined(separator: ", "))]\n---\n"
        #expect(try page(many).places == ["3:8 yaml-aliases ‹*›"])
        #expect(try page(many.replacingOccurrences(of: "*t, *t]", with: "*t]")).findings == [])
        var bomb = "---\ntitle: T\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
        for level in 1...9 { bomb += "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", "))]\n" }
        for end in ["---\n", "? *a9\n: x\n---\n", "? [it's, *a9]\n: x\n---\n"] {
            #expect(try page(bomb + end).diagnostics.map(\.rule) == ["yaml-aliases"])
        }
        #expect(try page("---\ntitle: a & b * c &d *d\n---\n").findings == [])
    }

    @Test(arguments: ["[", "{", "- ", "? ", "[{a: ", "{? "]) func nestingHasALimit(_ opening: String) throws {
        for count in [100, 900, 10_000] {
            let dossier = try page(
                "---\ntitle: P\ntags: \(opening == "- " || opening == "? " ? "\n  " : "")\(String(repeating: opening, count: count))\n---\n"
            )
            #expect(dossier.diagnostics.map(\.rule) == ["yaml-depth"], "\(count)")
        }
        #expect(try page("---\ntitle: P\ntags: [[[[[x]]]]]\n---\n").diagnostics.map(\.rule) == ["wrong-type"])
        #expect(
            try page("---\ntitle: P\n# \(String(repeating: "-", count: 200))\ntags: [\"\(String(repeating: "]", count: 200))\"]\n---\n")
                .findings == [])
    }

    @Test func deepIndentationIsNoCrash() throws {
        var text = "---\ntitle: P\ntags:\n"
        for level in 1...330 { text += String(repeating: " ", count: level) + "a:\n" }
        #expect(try page(text + "---\n").diagnostics.isEmpty == false)
    }

    // MARK: Encodings

    private func encoded(_ bytes: [UInt8]) throws -> TestDossier { try TestDossier(bytes: ["content/p.md": bytes]) }

    @Test func whatIsNotUTF8IsFoundWhereItBegins() throws {
        let latin = try encoded(Array("---\ntitle: Suwa".utf8) + [0xB3] + Array("ki\n---\n".utf8))
        #expect(latin.findings == ["content/p.md:2:12 encoding ‹›"] && latin.corpus.pages.isEmpty)
        #expect(latin.diagnostics.first?.message.hasSuffix("is not UTF-8") == true)
        let sixteen = try encoded([0xFF, 0xFE] + "---\ntitle".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] })
        #expect(sixteen.places == ["1:1 encoding ‹›"] && sixteen.diagnostics.first?.message.contains("UTF-16") == true)
        let bigEndian = try encoded([0xFE, 0xFF] + "---\ntitle".utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] })
        #expect(bigEndian.diagnostics.first?.message.contains("UTF-16") == true)
        #expect(try encoded(Array("---\ntitle: P\u{0}\n---\n".utf8)).places == ["2:9 encoding ‹›"])
        for bad: [UInt8] in [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80], [0xF8]] {
            #expect(try encoded(Array("ab\nc".utf8) + bad).places == ["2:2 encoding ‹›"])
        }
    }

    @Test func aByteOrderMarkIsFoundAndColumnsStayRight() throws {
        let marked = try encoded([0xEF, 0xBB, 0xBF] + Array("---\ntitle: P\ntitel: x\n---\nx [[]]\n".utf8))
        #expect(marked.places == ["1:1 byte-order-mark ‹›", "3:1 unknown-key ‹titel›", "5:3 wikilink-syntax ‹[[]]›"])
        #expect(marked.corpus.pages.first?.title == "P")
        let bare = try encoded([0xEF, 0xBB, 0xBF] + Array("x [[]]\n".utf8))
        #expect(bare.places.contains("1:3 wikilink-syntax ‹[[]]›"))
    }

    @Test func carriageReturnsAreFoundAndTheContentIsReadAllTheSame() throws {
        let text = "---\ntitle: P\ntags: [a, b]\ntitel: x\n---\nOne [[a]] two\nthree.\n\n## Timeline\n- 2021: x [[]]\n  - status: planed\n"
        let plain = try page(text)
        let windows = try page(text.replacingOccurrences(of: "\n", with: "\r\n"))
        #expect(plain.places == ["4:1 unknown-key ‹titel›", "10:11 wikilink-syntax ‹[[]]›", "11:13 unknown-value ‹planed›"])
        #expect(windows.places == ["1:4 line-endings ‹›"] + plain.places)
        #expect(windows.diagnostics.first?.severity == .warning)
        #expect(windows.corpus.pages.first?.title == "P" && windows.corpus.pages.first?.tags == ["a", "b"])
        #expect(windows.words(windows.corpus.pages.first?.body) == plain.words(plain.corpus.pages.first?.body))
        #expect(windows.corpus.pages.first?.events.count == 1)
    }
}
