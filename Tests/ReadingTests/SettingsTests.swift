// `dossier.yml`.

import Diagnostics
import Dossier
import Testing

struct SettingsTests {
    private func settings(_ text: String, rules: [String] = ["unanswered", "uncited"]) throws -> TestDossier {
        try TestDossier(["dossier.yml": text], rules: rules)
    }

    private func with(_ line: String) throws -> TestDossier { try settings("format: 1\ntitle: T\n\(line)\n") }

    @Test func everyKeyIsRead() throws {
        let dossier = try settings(
            """
            format: 1
            title: "Belarus: a dossier"
            subtitle: S
            language: en-GB
            base: https://example.org/dossier//
            handling: TLP:GREEN
            authors: [A, "B, C"]
            publisher: P
            license: CC BY 4.0
            quotation-limit: 11
            editions:
              - date: 2026-11-21
                title: Second
                note: More
              - {date: 2026-10}
            rules: {unanswered: off, uncited: warning}
            relations: {sponsors: sponsored by}
            """)
        #expect(dossier.findings == [])
        let settings = dossier.corpus.settings
        #expect(settings.title == "Belarus: a dossier" && settings.subtitle == "S" && settings.language == "en-GB")
        #expect(settings.base == "https://example.org/dossier" && settings.handling == .green && settings.authors == ["A", "B, C"])
        #expect(settings.publisher == "P" && settings.license == "CC BY 4.0" && settings.quotationLimit == 11)
        #expect(settings.editions.map(\.date.description) == ["2026-11-21", "2026-10"] && settings.editions.map(\.note) == ["More", nil])
        #expect(settings.editions.first?.title == "Second" && settings.editions.last?.title.isEmpty == false)
        #expect(settings.rules["unanswered"] == .some(nil) && settings.rules["uncited"] == .warning)
        #expect(settings.relations == [RelationKind("sponsors", inverse: "sponsored by")])
    }

    @Test func withoutThemThereAreDefaults() throws {
        let settings = try settings("format: 1\ntitle: T\n").corpus.settings
        #expect(
            settings.language == "en" && settings.base == nil && settings.quotationLimit == 25 && settings.editions.isEmpty
                && settings.rules.isEmpty)
    }

    @Test(arguments: [
        ("base: example.org", "3:7 address ‹example.org›"), ("base: https://", "3:7 address ‹https://›"),
        ("base: ftp://x", "3:7 address ‹ftp://x›"),
        ("base: https://x.org?a", "3:7 address ‹https://x.org?a›"), ("base: \"https://x.org/a b\"", "3:8 address ‹https://x.org/a b›"),
        ("base: https:///path", "3:7 address ‹https:///path›"), ("language: english!", "3:11 language ‹english!›"),
        ("language: e", "3:11 language ‹e›"),
        ("language: en-", "3:11 language ‹en-›"), ("handling: TLP:WHITE", "3:11 unknown-value ‹TLP:WHITE›"),
        ("quotation-limit: none", "3:18 wrong-type ‹none›"),
        ("quotation-limit: 0", "3:18 wrong-type ‹0›"), ("rules: {unanswred: off}", "3:9 unknown-key ‹unanswred›"),
        ("rules: {uncited: never}", "3:18 unknown-value ‹never›"), ("rules: off", "3:8 wrong-type ‹off›"),
        ("relations: [a]", "3:12 wrong-type ‹[›"),
        ("editions: 2026", "3:11 wrong-type ‹2026›"), ("editions: [2026]", "3:12 wrong-type ‹2026›"),
        ("editions:\n  - title: x", "4:5 missing-key ‹t›"),
        ("editions:\n  - date: 2026-13", "4:16 date ‹13›"), ("editions:\n  - date: 2026\n    titel: x", "5:5 unknown-key ‹titel›"),
        ("colour: x", "3:1 unknown-key ‹colour›"),
        ("theme: {accent: teal}", "3:9 unknown-key ‹accent›"), ("titel: x", "3:1 unknown-key ‹titel›"),
        ("title: U", "3:1 duplicate-key ‹title›"),
    ])
    func aBadValueIsFoundAtItsPlace(_ line: String, _ finding: String) throws {
        #expect(try with(line).findings == ["dossier.yml:" + finding])
    }

    @Test func editionsStandNewestFirst() throws {
        let dossier = try with("editions:\n  - date: 2026-10\n  - date: 2026-11")
        #expect(dossier.places == ["5:11 editions-order ‹2026-11›"] && dossier.diagnostics.first?.severity == .warning)
        #expect(dossier.corpus.settings.editions.count == 2)
    }

    @Test func anotherLanguageIsReadWithANote() throws {
        for language in ["pl", "no", "pt-BR"] {
            let dossier = try with("language: \(language)")
            #expect(dossier.diagnostics.map(\.severity) == [.note] && dossier.corpus.settings.language == language)
        }
    }

    @Test func aNearRuleIsOffered() throws {
        #expect(try with("rules: {unanswred: off}").diagnostics.first?.suggestion == "unanswered")
        for severity in Severity.allCases {
            #expect(try with("rules: {uncited: \(severity.rawValue)}").corpus.settings.rules["uncited"] == severity)
        }
    }

    @Test func formatAndTitleAreRequired() throws {
        #expect(try settings("title: T\n").findings == ["dossier.yml:1:1 missing-key ‹›"])
        #expect(try settings("format: 1\n").findings == ["dossier.yml:1:1 missing-key ‹›"])
        #expect(try settings("").diagnostics.map(\.rule) == ["missing-key", "missing-key"])
        #expect(try settings("format: 2\ntitle: T\n").findings == ["dossier.yml:1:1 format ‹format›"])
        #expect(try settings("format: one\ntitle: T\n").findings == ["dossier.yml:1:9 wrong-type ‹one›"])
        #expect(try settings("- a\n").findings == ["dossier.yml:1:1 front-matter ‹- a›"])
    }

    @Test func encodingsAreCheckedHereToo() throws {
        let dossier = try TestDossier(bytes: ["dossier.yml": [0xEF, 0xBB, 0xBF] + Array("format: 1\r\ntitle: T\r\ntitel: x\r\n".utf8)])
        #expect(dossier.places == ["1:1 byte-order-mark ‹›", "1:10 line-endings ‹›", "3:1 unknown-key ‹titel›"])
        #expect(dossier.corpus.settings.title == "T")
        let marked = try TestDossier(bytes: ["dossier.yml": [0xEF, 0xBB, 0xBF] + Array("titel: x\nformat: 1\ntitle: T\n".utf8)])
        #expect(marked.places == ["1:1 unknown-key ‹titel›", "1:1 byte-order-mark ‹›"])
        #expect(try TestDossier(bytes: ["dossier.yml": [0xFF]]).places == ["1:1 encoding ‹›"])
    }
}
