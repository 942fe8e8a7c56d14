// Names in a digest looked for once more, letter by letter and straight from the file, as FORMATS.md words the rules:
// slow, and without any code of the tool's own search.

import Dossier
import Foundation

/// What every name of a corpus means, for looking at each place of a text in turn.
struct NaiveNames {
    private struct Name {
        var letters: [Character]
        var entities: Set<String>
        var foldsCase: Bool
    }

    private var names: [Name] = []
    private var ids: [String: String] = [:]
    private let meanings: [String: [NameMeaning]]

    init(_ corpus: Corpus) {
        var found: [String: (Set<String>, Bool)] = [:]
        for entity in corpus.entities {
            ids[entity.id] = entity.id
            for name in [entity.name] + entity.aliases.map(\.value) {
                ids[Self.fold(name).lowercased()] = entity.id
                guard entity.match != .linkOnly else { continue }
                let key = Self.fold(name)
                found[key] = ((found[key]?.0 ?? []).union([entity.id]), entity.match == .insensitive)
            }
        }
        for source in corpus.sources {
            for meaning in source.meanings where found[Self.fold(meaning.name)] == nil { found[Self.fold(meaning.name)] = ([], false) }
        }
        names = found.map { Name(letters: Array($0.key), entities: $0.value.0, foldsCase: $0.value.1) }
        meanings = Dictionary(uniqueKeysWithValues: corpus.sources.map { ($0.id, $0.meanings) })
    }

    /// Ids of the entities linked in a text, in order. Brackets of Markdown and of the two forms are looked through.
    func entities(in markdown: String, source: String, paragraph: Int?) -> [String] {
        var out: [String] = []
        var counts: [String: Int] = [:]
        for piece in Self.pieces(markdown) {
            switch piece {
            case .wikilink(let page):
                if let id = ids[page] ?? ids[Self.fold(page).lowercased()] { out.append(id) }
            case .text(let text):
                let letters = Array(Self.fold(text))
                var index = 0
                while index < letters.count {
                    guard index == 0 || !(Self.isWord(letters[index - 1]) && Self.isWord(letters[index])),
                        let name = longest(in: letters, at: index)
                    else {
                        index += 1
                        continue
                    }
                    let key = String(name.letters)
                    counts[key, default: 0] += 1
                    if let id = meaning(key, source, paragraph, counts[key] ?? 0) ?? (name.entities.count == 1 ? name.entities.first : nil)
                    {
                        out.append(id)
                    }
                    index += name.letters.count
                }
            }
        }
        return out
    }

    private func longest(in letters: [Character], at index: Int) -> Name? {
        var best: Name?
        for name in names where name.letters.count > (best?.letters.count ?? 0) && index + name.letters.count <= letters.count {
            let end = index + name.letters.count
            let found = letters[index..<end]
            let same = name.foldsCase ? String(found).lowercased() == String(name.letters).lowercased() : found.elementsEqual(name.letters)
            guard same, end == letters.count || !(Self.isWord(letters[end]) && Self.isWord(letters[end - 1])) else { continue }
            best = name
        }
        return best
    }

    private func meaning(_ name: String, _ source: String, _ paragraph: Int?, _ occurrence: Int) -> String? {
        let fitting = (meanings[source] ?? []).filter {
            Self.fold($0.name) == name && ($0.paragraph == nil || $0.paragraph == paragraph)
                && ($0.occurrence == nil || $0.occurrence == occurrence)
        }
        let exact = fitting.first { $0.paragraph != nil && $0.occurrence != nil } ?? fitting.first { $0.paragraph != nil } ?? fitting.first
        return exact.flatMap { ids[$0.entity] ?? ids[Self.fold($0.entity).lowercased()] }
    }

    private static func isWord(_ letter: Character) -> Bool { letter.isLetter || letter.isNumber || letter == "_" }

    private static func fold(_ text: String) -> String {
        var out = text.precomposedStringWithCanonicalMapping
        for (typed, plain) in [("’", "'"), ("‘", "'"), ("“", "\""), ("”", "\""), ("–", "-"), ("—", "-"), ("\u{A0}", " "), ("\n", " ")] {
            out = out.replacingOccurrences(of: typed, with: plain)
        }
        return out.replacingOccurrences(of: " +", with: " ", options: .regularExpression)
    }

    private enum Piece {
        case text(String)
        case wikilink(String)
    }

    private static func pieces(_ markdown: String) -> [Piece] {
        var text = markdown
        // What can hold no mention becomes a mark that no name has.
        for pattern in ["\\[@[^\\]]*\\]", "\\[\\^[^\\]]*\\]", "`[^`]*`", "\\[\\[[^\\]]*#[^\\]]*\\]\\]", "\\[[^\\[\\]]*\\]\\([^)]*\\)"] {
            text = text.replacingOccurrences(of: pattern, with: "\u{1}", options: .regularExpression)
        }
        text = text.replacingOccurrences(of: "[*_]", with: "\u{2}", options: .regularExpression)
        var out: [Piece] = []
        var rest = text[...]
        while let start = rest.range(of: "[["), let end = rest[start.upperBound...].range(of: "]]") {
            out.append(.text(String(rest[..<start.lowerBound])))
            out.append(
                .wikilink(String(rest[start.upperBound..<end.lowerBound].split(separator: "|", omittingEmptySubsequences: false)[0])))
            rest = rest[end.upperBound...]
        }
        return out + [.text(String(rest))]
    }
}

/// A source's file cut by hand: its paragraphs and its notes.
struct NaiveDigest {
    var paragraphs: [Int: String] = [:]
    /// In the order of the file, their labels with them.
    var notes: [(label: String, text: String)] = []

    init(_ file: String) {
        let body = file.components(separatedBy: "\n---\n").dropFirst().joined(separator: "\n---\n")
        var current: Int?
        for line in body.components(separatedBy: "\n") {
            if line.hasPrefix("¶"), let number = Int(line.dropFirst().prefix { $0.isNumber }) {
                current = number
                paragraphs[number, default: ""] += line.dropFirst(1 + String(number).count) + "\n"
            } else if line.hasPrefix("[^"), let close = line.range(of: "]:") {
                current = nil
                notes.append((String(line.dropFirst(2).prefix { $0 != "]" }), String(line[close.upperBound...]) + "\n"))
            } else if let current {
                paragraphs[current, default: ""] += line + "\n"
            } else if !notes.isEmpty {
                notes[notes.count - 1].text += line + "\n"
            }
        }
    }
}
