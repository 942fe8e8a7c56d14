// A source in `dossier.json`: its record, and what we say of each paragraph. Of the article's own words nothing.

import Dossier
import Linking
import Mustache

extension ExportContext {
    func source(_ index: Int) -> JSONValue {
        let source = corpus.sources[index]
        let linked = graph.sources[index]
        return .object {
            $0.set("id", source.id)
            $0.set("address", addresses.path(of: Target(.source(index))))
            $0.set("title", source.title)
            $0.set("short", source.short)
            $0.set("authors", source.authors.map(json))
            $0.set("standing", source.standing)
            $0.set("publisher", source.publisher.map(json))
            $0.set("published", source.published.map { json($0.value) })
            $0.set("published-as", source.publishedAs)
            $0.set("kind", source.kind?.rawValue)
            $0.set("language", source.language)
            $0.set("url", source.url)
            $0.set("archived", source.archived)
            $0.set("accessed", source.accessed.map { json($0.value) })
            $0.set("reliability", source.reliability?.rawValue)
            $0.set("reliability-note", source.reliabilityNote)
            $0.set("rights", source.rights.rawValue)
            $0.set("handling", source.handling?.value.rawValue)
            $0.set("tags", source.tags)
            $0.set("reviewed", source.reviewed)
            $0.set("original", source.original.map(original))
            $0.set("paragraphs", source.paragraphs.map { paragraph($0, index, linked) })
            $0.set("notes", zip(source.notes, linked.notes).map(note))
        }
    }

    private func original(_ original: Original) -> JSONValue {
        .object {
            $0.set("file", original.file)
            $0.set("sha256", original.sha256)
            $0.set("text-sha256", original.textSHA256)
            $0.set("imported", original.imported.map { json($0.value) })
        }
    }

    private func paragraph(_ paragraph: Paragraph, _ source: Int, _ linked: LinkedSource) -> JSONValue {
        let number = paragraph.number
        let passage = linked.paragraphs.indices.contains(number - 1) ? linked.paragraphs[number - 1] : nil
        return .object {
            $0.set("number", .int(number))
            $0.set("locator", Locator.paragraph(number).canonical)
            $0.set("address", addresses.path(of: Target(.source(source), .paragraph(number))))
            guard let passage else { return }
            $0.set("digest", graph.plainProse(passage))
            $0.set("mentions", mentions(passage))
            $0.set("reports", claims(in: passage).map(reference))
        }
    }

    private func note(_ note: MarginNote, _ passage: Int) -> JSONValue {
        .object {
            $0.set("label", note.label)
            $0.set("text", graph.plainProse(passage))
            $0.set("mentions", mentions(passage))
        }
    }

    /// Whom a passage names, with the names it uses, or links to.
    private func mentions(_ passage: Int) -> [JSONValue] {
        let passage = graph.passages[passage]
        guard corpus.files.indices.contains(passage.file) else { return [] }
        let bytes = corpus.files[passage.file].text.bytes
        var names: [Int: [String]] = [:]
        for mention in passage.mentions {
            let start = mention.text + mention.range.lowerBound
            let end = min(start + mention.range.count, bytes.count)
            guard start >= 0, start < end else { continue }
            let name = String(decoding: bytes[start..<end], as: UTF8.self).evenlySpaced()
            // A paragraph uses a handful of names.
            if names[mention.entity]?.contains(name) != true { names[mention.entity, default: []].append(name) }
        }
        return passage.entities.map { entity in
            .object {
                $0.set("entity", corpus.entities[entity].id)
                $0.set("as", names[entity] ?? [])
            }
        }
    }

    /// The claims a passage links to, each once.
    private func claims(in passage: Int) -> [Int] {
        var seen: Set<Int> = []
        return graph.passages[passage].links.compactMap { link in
            guard case .claim(let claim) = link.target.place, seen.insert(claim).inserted else { return nil }
            return claim
        }
    }
}
