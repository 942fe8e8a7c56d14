// What of a pack's style depends on the pack and the paper: sizes of pages, running lines, the marking.

import Composing
import Dossier
import Mustache

struct PackStyle {
    let draft: PackDraft
    let paper: Paper?
    /// How many there are; nil where that is not known yet.
    let pages: Int?
    let isLoose: Bool

    /// The whole `<style>`.
    func markup(_ sheet: [UInt8]) -> Markup {
        var out = Markup(raw: "<style>\n")
        out.append(raw: Self.inert(sheet))
        out.append(raw: Self.inert(Array(rules.utf8)))
        out.append(raw: "</style>")
        return out
    }

    /// Nothing in a style sheet may end the element it stands in.
    private static func inert(_ bytes: [UInt8]) -> [UInt8] {
        Array(String(decoding: bytes, as: UTF8.self).replacing("</", with: "<\\/").utf8)
    }

    private var rules: String {
        var out = ""
        switch (paper, draft.pack.format) {
        case (let paper?, .cards): out += "@page{size:\(paper.cardSize)}\n"
        case (let paper?, .wall): out += "@page{size:\(paper.wallName)}\n"
        case (let paper?, _): out += "@page{size:\(paper.name)}\n@page land{size:\(paper.name) landscape}\n"
        case (nil, .cards): out += "@page{size:\(Paper.a4.cardSize)}\n"
        case (nil, .wall): out += "@page{size:\(Paper.a4.wallName)}\n"
        case (nil, _): out += "@page land{size:landscape}\n"
        }
        var foot = [draft.pack.title]
        if let edition = draft.edition { foot.append(edition.phrase(draft.composer.wording.dates)) }
        out += "@page{@bottom-left{content:\(Self.string(foot.joined(separator: ", ")))}}\n@page cover{@bottom-left{content:none}}\n"
        if paper != nil {
            out +=
                "@page{@bottom-center{content:counter(page) \" / \(pages.map(String.init) ?? "00")\"}}\n@page cover{@bottom-center{content:none}}\n"
        }
        switch draft.pack.format {
        case .brief: out += "@page{margin:24mm 19mm 19mm}\n"
        case .wall: out += "@page{margin:24mm 16mm 20mm}\n"
        case .cards:
            out += "@page{margin:15mm 9mm 13mm;@top-left{content:none}@bottom-center{content:none}@bottom-left{font-size:7pt}"
            out +=
                "@top-right{font-size:8.5pt;height:5mm;margin:4.5mm 0 5.5mm}@bottom-right{font-size:8.5pt;height:5mm;margin:3.5mm 0 4.5mm}}\n"
        case .pack: break
        }
        if let handling = draft.handling {
            let width = Double(handling.rawValue.utf8.count) * (draft.pack.format == .cards ? 1.95 : 2.75) + 3
            let box = "width:\(width)mm;content:\(Self.string(handling.rawValue));color:\(Self.colour(handling));background:#000"
            out += "@page{@top-right{\(box)}@bottom-right{\(box)}}\n.tlp,.tlp-bar b{color:\(Self.colour(handling));background:#000}\n"
        }
        if isLoose { out += "tr,li,p,div,dl,figure,section,h2,h3,h4{break-inside:auto!important;break-after:auto!important}\n" }
        return out
    }

    /// A CSS string (css-syntax-3, section 4.3.5): what could end it is escaped.
    static func string(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\", "<", ">", "&",
                _ where scalar.value < 0x20 || scalar.value == 0x7F:
                out += "\\" + String(scalar.value, radix: 16) + " "
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out + "\""
    }

    /// Of the words on black, as TLP 2.0 gives them (FIRST, August 2022).
    private static func colour(_ handling: Handling) -> String {
        switch handling {
        case .clear: "#ffffff"
        case .green: "#33ff00"
        case .amber, .amberStrict: "#ffc000"
        case .red: "#ff2b2b"
        }
    }

    /// Who may be given it, in the words of TLP 2.0.
    static func caveat(_ handling: Handling) -> String {
        switch handling {
        case .clear: "Disclosure is not limited."
        case .green: "Limited disclosure: recipients may share this within their community, not through publicly accessible channels."
        case .amber: "Limited disclosure: recipients may share this on a need-to-know basis within their organisation and its clients."
        case .amberStrict: "Limited disclosure: recipients may share this on a need-to-know basis within their organisation only."
        case .red: "Not for disclosure: for the eyes and ears of individual recipients only."
        }
    }
}
