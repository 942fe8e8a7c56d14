// Citations as people see them: chips in running text, and evidence with its words.

import Dossier
import Linking
import Mustache

extension Composer {
    /// Chips, one for each reference: the source's short name and the paragraph, linked to it.
    public func references(_ citations: [Citation]) -> Markup {
        var out = Markup()
        guard !citations.isEmpty else { return out }
        out.append(raw: "<span class=\"refs\">")
        for (index, citation) in citations.enumerated() {
            if index > 0 { out.append(raw: ", ") }
            out.append(chip(citation))
        }
        out.append(raw: "</span>")
        return out
    }

    /// The same in words alone, for inside a link.
    func referenceText(_ citations: [Citation]) -> String {
        citations.map { citation in
            let name = graph.resolver.source(citation.source).map { graph.corpus.sources[$0].short } ?? citation.source
            return unbroken(name) + printed(citation.locator)
        }.joined(separator: ", ")
    }

    func chip(_ citation: Citation) -> Markup {
        var out = Markup()
        let resolved = ResolvedCitation(citation: citation, source: graph.resolver.source(citation.source))
        guard let index = resolved.source, var target = resolved.target else {
            out.append(raw: "<span class=\"ref\">")
            out.append(escaped: citation.source)
            out.append(raw: "</span>")
            return out
        }
        let source = graph.corpus.sources[index]
        // A paragraph that isn't there is a finding; where its rule is off, the link still leads somewhere.
        if case .paragraph(let number) = target.place, number > source.paragraphs.count { target.place = .top }
        var title = "\(source.short), \(spoken(citation.locator))"
        for quotation in citation.quotations { title += ": “\(quotation.words)”" }
        if let grade = citation.grade { title += " (\(wording.credibility(grade)))" }
        out.append(raw: "<a class=\"ref\" href=\"")
        out.append(reference: target.code)
        guard medium == .screen else {
            out.append(raw: "\">")
            out.append(escaped: unbroken(source.short) + printed(citation.locator))
            out.append(raw: "</a>")
            return out
        }
        out.append(raw: "\" title=\"")
        out.append(escaped: title)
        // The link is called by what is seen, so that it can be spoken to; the title describes it (WCAG 2.5.3).
        out.append(raw: "\">")
        out.append(escaped: unbroken(source.short) + printed(citation.locator))
        out.append(raw: "</a>")
        return out
    }

    /// Evidence in a claim's record: each citation with its quotations, who speaks in them, and the report's grade.
    public func evidence(_ citations: [Citation]) -> Markup {
        var out = Markup(raw: "<ul class=\"evidence\">")
        for citation in citations {
            out.append(raw: "<li>")
            for quotation in citation.quotations {
                out.append(raw: "<q>")
                out.append(escaped: quotation.words)
                out.append(raw: "</q>")
                out.append(notes(quotation.notes))
                out.append(raw: " ")
            }
            out.append(chip(citation))
            if let grade = citation.grade {
                out.append(raw: " <span class=\"grade\">")
                out.append(escaped: wording.credibility(grade))
                out.append(raw: "</span>")
            }
            out.append(raw: "</li>")
        }
        out.append(raw: "</ul>")
        return out
    }

    private func notes(_ notes: [QuotationNote]) -> Markup {
        var out = Markup()
        for note in notes {
            switch note {
            case .speech(let party):
                out.append(raw: " <span class=\"grade\">said by ")
                out.append(self.party(party))
                out.append(raw: "</span>")
            case .scare: out.append(raw: " <span class=\"grade\">in the source’s own quotation marks</span>")
            case .name: out.append(raw: " <span class=\"grade\">a name</span>")
            case .extentUncertain: out.append(raw: " <span class=\"grade\">where the quotation ends is uncertain</span>")
            case .after, .before: break
            }
        }
        return out
    }

    /// A short name stays on one line with its paragraph; a title that stands in for one may break.
    private func unbroken(_ name: String) -> String {
        name.count <= 24 ? name.replacing(" ", with: "\u{A0}") : name
    }

    private func printed(_ locator: Locator?) -> String {
        switch locator {
        case .paragraph(let number): "\u{A0}¶\(number)"
        case .paragraphs(let range): "\u{A0}¶¶\(range.lowerBound)–\(range.upperBound)"
        case .unit(let name): ", \(name)"
        case nil: ""
        }
    }

    private func spoken(_ locator: Locator?) -> String {
        switch locator {
        case .paragraph(let number): "paragraph \(number)"
        case .paragraphs(let range): "paragraphs \(range.lowerBound) to \(range.upperBound)"
        case .unit(let name): name
        case nil: "as a whole"
        }
    }
}
