// A source's quotations as a W3C Web Annotation collection (Web Annotation Data Model, Recommendation of 23 February 2017), in JSON-LD.

import Composing
import Dossier
import Hashing
import Linking
import Mustache
import Quoting

/// `sources/<id>/annotations.jsonld`: one annotation for each quotation. It holds no words of the article but those quoted.
struct AnnotationFile {
    static let name = "annotations.jsonld"
    /// Statements longer than this are left to the page that is linked.
    private static let longStatement = 300

    private let source: Int
    private let annotations: [AnnotationSets.Annotated]
    private let composer: Composer
    private let addresses: AddressWriter

    init(source: Int, _ sets: AnnotationSets, _ composer: Composer, _ addresses: AddressWriter) {
        self.source = source
        annotations = sets[source]
        self.composer = composer
        self.addresses = addresses
    }

    private var settings: Settings { composer.graph.corpus.settings }
    private var record: Source { composer.graph.corpus.sources[source] }

    /// An AnnotationCollection with its one AnnotationPage inside it (sections 5.1 and 5.2).
    var bytes: [UInt8] {
        let collection = name(of: "collection", SHA256.hex(of: Array("dossier-annotations 1\n\(record.id)".utf8)), fragment: nil)
        let page = name(of: "page-1", SHA256.hex(of: Array("dossier-annotations 1 page\n\(record.id)".utf8)), fragment: "page-1")
        return object([
            ("@context", "http://www.w3.org/ns/anno.jsonld"), ("id", .string(collection)), ("type", "AnnotationCollection"),
            ("label", .string("Quotations from \(record.short)")), ("total", .int(annotations.count)),
            (
                "first",
                object([
                    ("id", .string(page)), ("type", "AnnotationPage"), ("partOf", .string(collection)), ("startIndex", 0),
                    ("items", .array(annotations.map(annotation))),
                ])
            ), ("last", .string(page)),
        ]).bytes + [0x0A]
    }

    /// Below the site's address; without one a UUID of version 8 made of a hash (RFC 9562, section 5.8), since an annotation needs an IRI that
    /// stays the same wherever the file is kept.
    private func name(of what: String, _ hash: String, fragment: String?) -> String {
        if let base = settings.base {
            return "\(base)/sources/\(SiteMap.encoded(record.id))/\(Self.name)" + (fragment.map { "#" + $0 } ?? "")
        }
        var digits = Array(hash.utf8.prefix(32))
        guard digits.count == 32 else { return "urn:uuid:00000000-0000-8000-8000-000000000000" }
        digits[12] = UInt8(ascii: "8")
        digits[16] = UInt8(ascii: "8")
        let parts = [0..<8, 8..<12, 12..<16, 16..<20, 20..<32].map { String(decoding: digits[$0], as: UTF8.self) }
        return "urn:uuid:" + parts.joined(separator: "-")
    }

    // MARK: One annotation

    private func annotation(_ annotated: AnnotationSets.Annotated) -> JSONValue {
        let bodies = bodies(annotated)
        let targets = targets(annotated)
        // Of the vocabulary's motivations (section 3.3.5) "linking" is what a citation does: it ties the words to a page that builds on them.
        // "Describing" is said of the body that tells in our words what they show, "classifying" of the kind of words they are. Words that no
        // published page builds on are only marked: "highlighting".
        let isLinked = annotated.uses.contains { composer.isPublished($0.target) }
        var members: [(String, JSONValue)] = [
            ("id", .string(name(of: "annotation", annotated.key, fragment: "q-\(annotated.key)"))), ("type", "Annotation"),
            ("motivation", isLinked ? "linking" : "highlighting"),
        ]
        if !bodies.isEmpty { members.append(("body", .array(bodies))) }
        // The parts of a quotation with words left out are so many targets, each of which every body is about (section 3.2.1): a range would
        // take in what was left out, and a refinement looks inside the part before.
        members.append(("target", targets.count == 1 ? targets[0] : .array(targets)))
        return object(members)
    }

    private func bodies(_ annotated: AnnotationSets.Annotated) -> [JSONValue] {
        var bodies: [JSONValue] = []
        for use in annotated.uses where composer.isPublished(use.target) {
            bodies.append(
                object([("type", "SpecificResource"), ("source", .string(addresses.written(use.target))), ("purpose", "linking")]))
            guard let statement = statement(use), statement.count <= Self.longStatement, !statement.isEmpty else { continue }
            bodies.append(
                object([
                    ("type", "TextualBody"), ("value", .string(statement)), ("format", "text/plain"),
                    ("language", .string(settings.language)),
                    ("purpose", "describing"),
                ]))
        }
        if let kind = annotated.entry?.kind, kind != .plain {
            bodies.append(object([("type", "TextualBody"), ("value", .string(word(kind))), ("purpose", "classifying")]))
        }
        return bodies
    }

    private func word(_ kind: QuotedKind) -> String {
        switch kind {
        case .plain: ""
        case .speech: "speech"
        case .scare: "scare quotes"
        case .name: "name"
        }
    }

    /// A claim's statement, an event's or a judgement's sentence; running text has none of its own.
    private func statement(_ use: AnnotationSets.Use) -> String? {
        let graph = composer.graph
        switch use.target.place {
        case .claim(let index): return composer.plainText(graph.claims[index].claim.statement)
        case .event(let index): return composer.plainText(graph.events[index].event.sentence)
        case .judgement(let index): return composer.plainText(graph.judgements[index].judgement.sentence)
        default: return nil
        }
    }

    // MARK: The target

    private func targets(_ annotated: AnnotationSets.Annotated) -> [JSONValue] {
        let parts = QuotationSelector.writtenParts(of: annotated.words.words)
        let spans = annotated.entry.map(\.spans) ?? []
        // A prefix is the text immediately before (section 4.2.4). What an author notes to settle a doubt stands somewhere before, and without
        // the text nobody knows how far off: it is no prefix. Which occurrence is meant the position says.
        return parts.enumerated().map { index, part in
            var selectors = [object([("type", "TextQuoteSelector"), ("exact", .string(part))])]
            // Code points of the text whose hash the target names (sections 4.2.4 and 4.2.5).
            if spans.count == parts.count {
                selectors.append(
                    object([
                        ("type", "TextPositionSelector"), ("start", .int(spans[index].lowerBound)), ("end", .int(spans[index].upperBound)),
                    ]))
            }
            return object([
                ("type", "SpecificResource"), ("source", resource), ("selector", selectors.count == 1 ? selectors[0] : .array(selectors)),
            ])
        }
    }

    /// The article: by its address where it has one, and always by the hash of the text that positions are counted in (RFC 6920, `ni`).
    private var resource: JSONValue {
        let text = record.original.flatMap { HashName.ni(sha256: $0.textHash) }
        guard let url = record.url else { return .string(text ?? addresses.written(Target(.source(source)))) }
        var members: [(String, JSONValue)] = [("id", .string(url)), ("type", "Text")]
        if let language = record.language { members.append(("language", .string(language))) }
        if let text { members.append(("canonical", .string(text))) }
        return object(members)
    }

    private func object(_ members: [(String, JSONValue)]) -> JSONValue {
        .object(members.map { JSONValue.Member($0.0, $0.1) })
    }
}

/// Names of things by their hash (RFC 6920).
enum HashName {
    /// `ni:///sha-256;` and the digest in base64url without padding; nil for what is no SHA-256.
    static func ni(sha256 hex: String) -> String? {
        let digits = hex.compactMap(\.hexDigitValue)
        guard digits.count == 64, hex.utf8.count == 64 else { return nil }
        let bytes = stride(from: 0, to: 64, by: 2).map { UInt32(digits[$0] << 4 | digits[$0 + 1]) }
        let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_")
        var out = "ni:///sha-256;"
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            var value: UInt32 = 0
            for (index, byte) in group.enumerated() { value |= byte << UInt32(16 - index * 8) }
            for index in 0...group.count { out.append(alphabet[Int(value >> UInt32(18 - index * 6)) & 63]) }
        }
        return out
    }
}
