// `[[page#id|shown]]`, embeds and `{#id}`.

import Dossier
import Testing

struct WikilinkTests {
    @Test(arguments: [
        ("[[minsk]]", "minsk", nil, nil), ("[[Ted Galen Carpenter]]", "Ted Galen Carpenter", nil, nil), ("[[a#b]]", "a", "b", nil),
        ("[[a|shown]]", "a", nil, "shown"), ("[[a#b|two words]]", "a", "b", "two words"), ("[[#b]]", "", "b", nil),
        ("[[ a # b | c ]]", "a", "b", "c"),
        ("[[a#]]", "a", nil, nil), ("[[a|]]", "a", nil, nil), ("[[a|b|c]]", "a", nil, "b|c"), ("[[Мінск]]", "Мінск", nil, nil),
        ("[[1945]]", "1945", nil, nil),
    ])
    func partsAreRead(_ text: String, _ page: String, _ fragment: String?, _ shown: String?) throws {
        let dossier = try TestDossier(text: "x \(text) y")
        let link = try #require(dossier.wikilinks.first)
        #expect(dossier.findings == [])
        #expect(link.page == page && link.fragment == fragment && link.shown == shown && !link.isEmbed)
        #expect(dossier.text(link.origin) == text)
    }

    @Test func anEmbedAndAWrappedLinkAreRead() throws {
        #expect(try TestDossier(text: "x ![[index#a]] y").wikilinks.map(\.isEmbed) == [true])
        #expect(try TestDossier(text: "x [[Ted\nGalen]] y").wikilinks.map(\.page) == ["Ted Galen"])
        #expect(try TestDossier(text: "> x [[Ted\n> Galen]] y").wikilinks.map(\.page) == ["Ted Galen"])
    }

    @Test func inATableTheBarMayBeEscaped() throws {
        let dossier = try TestDossier(text: "| a | b |\n|---|---|\n| [[x\\|y]] | [[z|w]] |")
        #expect(dossier.wikilinks.map(\.page) == ["x", "z"])
        #expect(dossier.wikilinks.map(\.shown) == ["y", "w"])
    }

    @Test(arguments: [
        ("x [[]]", "4:3 wikilink-syntax ‹[[]]›"), ("x [[ ]]", "4:3 wikilink-syntax ‹[[ ]]›"), ("x [[|a]]", "4:3 wikilink-syntax ‹[[|a]]›"),
        ("x [[#]]", "4:3 wikilink-syntax ‹[[#]]›"), ("x [[#|a]]", "4:3 wikilink-syntax ‹[[#|a]]›"), ("x [[a", "4:3 unclosed-bracket ‹[[›"),
        ("x [[a]", "4:3 unclosed-bracket ‹[[›"),
    ])
    func whatNamesNoPageIsFoundAtItsColumn(_ text: String, _ finding: String) throws {
        let dossier = try TestDossier(text: text)
        #expect(dossier.places == [finding])
        #expect(dossier.wikilinks.isEmpty)
    }

    @Test(arguments: ["`[[]]`", "\\[[]]", "    [[]]"])
    func inCodeAndBehindABackslashItIsText(_ text: String) throws {
        let dossier = try TestDossier(text: text)
        #expect(dossier.findings == [] && dossier.wikilinks.isEmpty)
    }

    @Test func identifiersAreSlugs() throws {
        #expect(try TestDossier(text: "x {#a-b} {#żółw}").findings == [])
        let dossier = try TestDossier(text: "x {#Two Words} y")
        #expect(dossier.places == ["4:5 id-syntax ‹Two Words›"])
        #expect(dossier.diagnostics.first?.fix?.replacement == "two-words")
        #expect(try TestDossier(text: "x {#} y").places == ["4:5 id-syntax ‹›"])
        #expect(try TestDossier(text: "x {#a y").places == ["4:3 unclosed-bracket ‹{#›"])
    }
}
