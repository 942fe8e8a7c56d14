// Pages are called something else → what their old and new names mean: looked for in the texts that can hold them, and in no others.

import Diagnostics
import Dossier
import Glibc
import Quoting
import Workers

/// What becomes of names with a patch; nothing, most of the time.
struct Renaming {
    /// A passage of an unchanged file, which names others now.
    struct Found: Sendable {
        var place: Int
        var passage: Passage
        var ambiguous: [AmbiguousMention]
    }

    let resolver: Resolver
    let names: NameTable
    let found: [Found]
    private let bareResolver: Resolver
    private let isSame: Bool

    /// - Returns: nil where a name has changed that a link asks for or that can't be looked for quickly.
    init?(_ patch: CorpusPatch, after last: borrowing KeptLinking.Last, workers: Workers) {
        var (resolver, bareResolver) = (last.graph.resolver, last.bareResolver)
        var words: Set<String> = []
        var isSame = true
        for file in patch.files {
            guard let page = file.noun.page(at: file.place), let before = last.graph.corpus.noun(like: file.noun, at: file.place) else {
                return nil
            }
            switch (file.noun, before) {
            case (.timeline(let now), .timeline(let then)): if now.title != then.title { return nil }
            case (.source(let now), .source(let then)):
                // A name that means something in one source is a name everywhere, and hides shorter ones in it.
                let (meant, before) = (now.meanings.map(MeantName.init), then.meanings.map(MeantName.init))
                // Of two for one place the first counts, so their order does, too.
                if meant != before {
                    isSame = false
                    words.formUnion((meant + before).map(\.name))
                }
            case (.entity(let now), .entity(let then)) where now.match != then.match: return nil
            default: break
            }
            guard let now = PageNames(file.noun), let then = PageNames(before), now != then else { continue }
            if case .entity(let entity) = file.noun {
                guard entity.match != .insensitive else { return nil }
                if entity.match == .text { words.formUnion(Set(now.all).symmetricDifference(then.all)) }
            }
            guard !last.bareResolver.asked.holds(anyOf: (now.all + then.all).map(Resolver.key)) else { return nil }
            isSame = false
            resolver.rename(page, from: then, to: now)
            bareResolver.rename(page, from: then, to: now)
        }
        // Whatever is asked while files are linked is asked by links.
        resolver.asked = last.bareResolver.asked
        isSame = isSame && words.isEmpty
        (self.resolver, self.bareResolver, self.isSame) = (resolver, bareResolver, isSame)
        // Titles and short names are asked for by links, and never looked for in texts.
        guard !words.isEmpty else {
            (names, found) = (last.names, [])
            return
        }
        let (corpus, links) = (last.graph.corpus, resolver)
        var named = corpus
        patch.applyNouns(to: &named)
        let names = NameTable(named) { links.entity($0) }
        self.names = names
        guard let probes = Probes(words) else { return nil }
        let changed = Set(patch.files.map(\.number))
        let files = Set(workers.map(corpus.files) { probes.mayHold($0.text.bytes) }.enumerated().filter(\.element).map(\.offset))
        let passages = last.graph.passages
        let asked = passages.indices.filter { files.contains(passages[$0].file) && !changed.contains(passages[$0].file) }
        let linked = workers.map(asked) { place in
            var passage = passages[place]
            let ambiguous = PassageLinking.findNames(in: &passage, corpus: corpus, resolver: links, table: names)
            return Found(place: place, passage: passage, ambiguous: ambiguous)
        }
        // Whom an event names may make it another.
        for one in linked where one.passage.role == .event && one.passage.entities != passages[one.place].entities { return nil }
        let ambiguous = last.ambiguous
        found = linked.filter {
            $0.passage.mentions != passages[$0.place].mentions || $0.passage.entities != passages[$0.place].entities
                || $0.ambiguous != ambiguous[$0.place]
        }
    }

    func apply(to last: inout KeptLinking.Last) {
        guard !isSame else { return }
        last.bareResolver = bareResolver
        last.names = names
        last.naming = PageNaming(last.graph.corpus)
        last.graph.resolver = resolver
        last.graph.resolver.asked = .none
    }
}

/// Looks through a file's bytes for words that it can't lack if a text of it holds one of some names.
private struct Probes: Sendable {
    /// Of each name its longest run of ASCII letters and digits.
    private let words: [[UInt8]]
    /// The fewest letters of a run that is worth to be looked for.
    private static let least = 3

    /// - Returns: nil where a name has no such run.
    init?(_ names: Set<String>) {
        words = names.map { name in
            // Composed, as nearly all texts are; of a decomposed one the letter before an accent stands there, too.
            Folding.fold(name).utf8.split { !Self.isWord($0) }.max { $0.count < $1.count }.map(Array.init) ?? []
        }
        guard words.allSatisfy({ $0.count >= Self.least }) else { return nil }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    func mayHold(_ bytes: [UInt8]) -> Bool {
        bytes.withUnsafeBytes { text in
            guard let start = text.baseAddress else { return false }
            return words.contains { Self.holds($0, start, text.count) } || Self.hidesLetters(start, text.count)
        }
    }

    private static func holds(_ word: [UInt8], _ text: UnsafeRawPointer, _ count: Int) -> Bool {
        has(word[0], text, count) { place, left in left >= word.count && memcmp(place, word, word.count) == 0 }
    }

    /// Whether letters of a word may be written in another way, or with something invisible between them (`Folding`): as a character
    /// reference, a soft hyphen, a mark of direction, a Kelvin sign.
    private static func hidesLetters(_ text: UnsafeRawPointer, _ count: Int) -> Bool {
        has(UInt8(ascii: "&"), text, count) { place, left in
            left > 1 && (place.byte(1) == UInt8(ascii: "#") || isWord(place.byte(1)))
        } || has(0xC2, text, count) { place, left in left > 1 && place.byte(1) == 0xAD }
            || has(0xE2, text, count) { place, left in
                guard left > 2 else { return false }
                let (second, third) = (place.byte(1), place.byte(2))
                return second == 0x80 && ((0x8B...0x8F).contains(third) || (0xAA...0xAE).contains(third)) || second == 0x81
                    || second == 0x84
            } || has(0xEF, text, count) { place, left in left > 1 && place.byte(1) == 0xBB }
    }

    /// Whether a byte stands anywhere in a text where what follows is as it must be.
    private static func has(
        _ byte: UInt8, _ text: UnsafeRawPointer, _ count: Int, _ isMeant: (_ place: UnsafeRawPointer, _ left: Int) -> Bool
    ) -> Bool {
        var (place, left) = (text, count)
        while left > 0, let next = memchr(place, Int32(byte), left) {
            let found = UnsafeRawPointer(next)
            left -= found - place
            if isMeant(found, left) { return true }
            left -= 1
            place = found + 1
        }
        return false
    }
}

extension UnsafeRawPointer {
    fileprivate func byte(_ offset: Int) -> UInt8 { load(fromByteOffset: offset, as: UInt8.self) }
}
