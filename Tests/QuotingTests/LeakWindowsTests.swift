// Runs of an article's words are noticed, chance is not, and the file says neither order nor anything that was quoted.

import Diagnostics
import Foundation
import Quoting
import SeededRandom
import Testing

struct LeakWindowsTests {
    private static let hash = String(repeating: "ab", count: 32)
    private static let article = InventedArticle(words: 700, vocabulary: 320, seed: 7)
    private static let words = TextWords(article.text)

    private func windows(_ known: [Range<Int>] = []) -> LeakWindows {
        LeakWindows(of: Self.words, textHash: Self.hash, known: known)
    }

    private func runs(_ text: String, limit: Int, site: Int = 100_000, sources: Int = 1) -> [LeakRun] {
        let index = LeakIndex(Array(repeating: windows(), count: sources))
        return index.runs(in: TextWords(text), windows: index.windowsNeeded(limit: limit, words: site))
    }

    @Test(arguments: [25, 30, 60])
    func aRunAboveTheLimitIsFoundAndOneOfTheLimitIsNot(limit: Int) {
        for start in stride(from: 0, to: 600, by: 97) {
            let before = "We say that \(start) "
            #expect(runs(before + Self.article.text(start..<(start + limit)) + " and more", limit: limit).isEmpty)
            let found = runs(before + Self.article.text(start..<(start + limit + 1)) + " and more", limit: limit)
            #expect(found.map(\.words) == [4..<(4 + limit + 1)], "at \(start)")
        }
    }

    @Test func underAShortLimitARunIsFoundFromTwentyFourWordsOn() {
        #expect(LeakIndex([windows()]).windowsNeeded(limit: 11, words: 500_000) + LeakWindows.length - 1 == 24)
        #expect(runs("Here " + Self.article.text(100..<124), limit: 11, site: 500_000).count == 1)
        #expect(runs("Here " + Self.article.text(100..<123), limit: 11, site: 500_000).isEmpty)
    }

    @Test(arguments: [(100_000, 5), (500_000, 5), (1_000_000, 100), (5_000_000, 10_000)])
    func aLimitOfTwentyFiveIsExactForSitesOfAnySize(words: Int, sources: Int) {
        #expect(LeakIndex(Array(repeating: windows(), count: sources)).windowsNeeded(limit: 25, words: words) == 7)
    }

    @Test func severalRunsAndSourcesAreToldApart() {
        let other = InventedArticle(words: 500, vocabulary: 320, seed: 8)
        let index = LeakIndex([windows(), nil, LeakWindows(of: TextWords(other.text), textHash: Self.hash, known: [])])
        #expect(index.sources == 2)
        let text = Self.article.text(10..<50) + " between them " + other.text(200..<260) + " again " + Self.article.text(300..<340)
        #expect(
            index.runs(in: TextWords(text), windows: 7) == [
                LeakRun(source: 0, words: 0..<40), LeakRun(source: 2, words: 42..<102), LeakRun(source: 0, words: 103..<143),
            ])
    }

    /// Wherever a run begins and ends in a text: nothing may turn it away because it stands at an edge.
    @Test(arguments: [1, 2, 3, 4, 7])
    func aRunIsFoundAtEveryPlace(windows: Int) {
        let index = LeakIndex(Array(repeating: self.windows(), count: 3))
        let length = LeakWindows.length - 1 + windows
        let run = Self.article.text(100..<(100 + length))
        for before in 0...8 {
            for after in 0...8 {
                let text = (0..<before).map { "vor\($0) " }.joined() + run + (0..<after).map { " nach\($0)" }.joined()
                let found = index.runs(in: TextWords(text), windows: windows)
                let holding = found.filter { $0.words.lowerBound <= before && $0.words.upperBound >= before + length }
                #expect(holding.map(\.source) == [0, 1, 2], "\(before) words before, \(after) behind")
            }
        }
    }

    /// With so many articles several share a bit, and there are several words of bits.
    @Test(arguments: [1, 70, 6000])
    func amongManySourcesEachLongRunIsFoundAndNoShortOne(sources: Int) {
        var random = SeededGenerator(for: "runs among many sources")
        let texts = (0..<sources).map { _ in (0..<45).map { _ in "w\(random.next() % 9000)" } }
        let index = LeakIndex(texts.map { LeakWindows(of: TextWords($0.joined(separator: " ")), textHash: Self.hash, known: []) })
        let windows = index.windowsNeeded(limit: 11, words: 100_000)
        let shortest = windows + LeakWindows.length - 1
        var page: [String] = []
        var expected: [LeakRun] = []
        for round in 0..<120 {
            page += (0..<Int(random.next() % 12)).map { _ in "own\(random.next() % 500)" }
            let source = Int(random.next() % UInt64(sources))
            let length = shortest - 2 + Int(random.next() % 9)
            let start = Int(random.next() % UInt64(45 - length + 1))
            if length >= shortest { expected.append(LeakRun(source: source, words: page.count..<(page.count + length))) }
            page += texts[source][start..<(start + length)]
            page.append("end\(round)")
        }
        let found = index.runs(in: TextWords(page.joined(separator: " ")), windows: windows)
        func holds(_ run: LeakRun, _ other: LeakRun) -> Bool {
            run.source == other.source && run.words.lowerBound <= other.words.lowerBound && run.words.upperBound >= other.words.upperBound
        }
        for run in expected { #expect(found.contains { holds($0, run) }, "\(run)") }
        // A window beside a run matches by chance once in a hundred times or less, and then a run that is one word too short is found.
        #expect(found.count { one in !expected.contains { holds(one, $0) } } <= 8)
        #expect(found.count { one in expected.contains { holds(one, $0) && $0 != one } } <= 12)
    }

    @Test func wordsChangedOrLeftOutEndARun() {
        var copied = Self.article.words[100..<130].map { $0 }
        copied[15] = "otherwise"
        #expect(runs(copied.joined(separator: " "), limit: 11).isEmpty)
    }

    @Test func chanceIsNotTakenForALeak() {
        var random = SeededGenerator(for: "chance is not taken for a leak")
        let set = windows()
        let index = LeakIndex(Array(repeating: set, count: 40))
        // The article's own words in another order: as like it as a text can be.
        var hits = 0
        let count = 200_000
        let text = (0..<count).map { _ in Self.article.words.randomElement(using: &random) ?? "" }.joined(separator: " ")
        let words = TextWords(text)
        hits = index.runs(in: words, windows: 1).reduce(0) { $0 + $1.words.count - LeakWindows.length + 1 }
        let rate = Double(hits) / Double(count * 40)
        #expect(rate > 1.0 / 300 && rate < 1.0 / 110, "one window in \(1 / rate)")
        #expect(index.runs(in: words, windows: index.windowsNeeded(limit: 11, words: count)).isEmpty)
    }

    @Test func wordsThatGoRoundInACircleAreNoRun() {
        var random = SeededGenerator(for: "words that go round in a circle")
        let sets = (0..<900).map { _ in
            let text = (0..<300).map { _ in "w\(random.next() % 5000)" }.joined(separator: " ")
            return LeakWindows(of: TextWords(text), textHash: Self.hash, known: [])
        }
        let index = LeakIndex(sets)
        let windows = index.windowsNeeded(limit: 25, words: 100_000)
        // So many articles match the window by chance that a hundred in a row of it would accuse several.
        let circle = TextWords(String(repeating: "events in the year ", count: 60))
        #expect(!index.runs(in: circle, windows: 1).isEmpty && index.runs(in: circle, windows: windows).isEmpty)
        // An article's sentence that comes again after thirty words is found with all it says.
        let sentence = Self.article.text(0..<30)
        let again = LeakWindows(of: TextWords("\(sentence) \(sentence)"), textHash: Self.hash, known: [])
        let found = LeakIndex([again]).runs(in: TextWords("\(sentence) \(sentence)"), windows: 7)
        #expect(found.map(\.words) == [0..<60] && found.map(\.windows) == [30])
    }

    @Test func whatIsQuotedLeavesNoWindowThatItNearlyFills() {
        let quoted = Self.words.place(of: 200..<217)
        let (all, less) = (windows(), windows([quoted]))
        // Windows that hold sixteen or seventeen of the words.
        #expect(less.values.count < all.values.count && less.values.count >= all.values.count - 6)
        let index = LeakIndex([less])
        let before = TextWords(Self.article.text(175..<217))
        #expect(index.runs(in: before, windows: 5).map(\.words) == [0..<40])
        let everything = LeakWindows(of: Self.words, textHash: Self.hash, known: [0..<Self.article.text.utf8.count])
        #expect(everything.values.isEmpty && LeakIndex([everything]).isEmpty)
    }

    @Test func aTitleInTheTextIsKnown() {
        let title = Self.article.text(300..<312)
        let without = LeakWindows(of: Self.words, textHash: Self.hash, known: [], titles: [title, "Never there", ""])
        #expect(without == windows([Self.words.place(of: 300..<312)]))
    }

    @Test func textsOfAnyLengthHaveWindows() {
        for count in [0, 1, 19, 20, 21] {
            let words = TextWords(Self.article.text(0..<count))
            let set = LeakWindows(of: words, textHash: Self.hash, known: [])
            // Two values of a tiny set may be the same by chance.
            #expect(set.values.isEmpty == (count < 20) && set.values.count <= max(0, count - 19))
            #expect(LeakIndex([set]).runs(in: words, windows: 1).count == (count < 20 ? 0 : 1))
        }
    }

    // MARK: The file

    private func parsed(_ text: String) -> (windows: LeakWindows?, findings: [String]) {
        var diagnostics: [Diagnostic] = []
        let windows = LeakWindows.parse(SourceText(path: "w", text: text), diagnostics: &diagnostics)
        return (windows, diagnostics.map { "\($0.range?.start.line ?? 0):\($0.range?.start.column ?? 0) \($0.message)" })
    }

    @Test func theFileIsReadBack() {
        let set = windows()
        let text = String(decoding: set.file, as: UTF8.self)
        #expect(text.hasPrefix("dossier-windows 1 20 \(set.bits) \(set.values.count) \(Self.hash)\n"))
        #expect(text.hasSuffix("\n") && text.split(separator: "\n").allSatisfy { $0.utf8.count < 120 })
        #expect(parsed(text).windows == set && parsed(text).findings.isEmpty)
        #expect(windows().file == set.file)
        let none = LeakWindows(of: TextWords(""), textHash: Self.hash, known: [])
        #expect(parsed(String(decoding: none.file, as: UTF8.self)).windows == none)
    }

    @Test func theFileTellsNoOrder() {
        let reversed = LeakWindows(of: TextWords(Self.article.text), textHash: Self.hash, known: [])
        #expect(reversed.values == reversed.values.sorted())
    }

    @Test(arguments: [
        ("", "1:1 this file does not begin"), ("dossier-windows 2 20 9 1 H\n001\n", "1:1 this file does not begin"),
        ("dossier-windows 1 12 9 1 H\n001\n", "1:1 windows of 12 words"), ("dossier-windows 1 20 64 1 H\n001\n", "1:1 64 bits or"),
        ("dossier-windows 1 20 9 -1 H\n", "1:1 9 bits or -1"), ("dossier-windows 1 20 9 99 H\n", "1:1 99 values are too many"),
        ("dossier-windows 1 20 9 1 abc\n001\n", "1:1 abc is no SHA-256"),
        ("dossier-windows 1 20 9 2 H\n001\n", "1:1 there are 1 values where 2"),
        ("dossier-windows 1 20 9 2 H\n001 0g2\n", "2:6 here a value of 3 hex"),
        ("dossier-windows 1 20 9 2 H\n002 001\n", "2:5 this value does not follow"),
        ("dossier-windows 1 20 9 2 H\n001 001\n", "2:5 this value does not follow"),
        ("dossier-windows 1 20 9 1 H\nfff\n", "2:1 this value has more"),
        ("dossier-windows 1 20 9 1 H\n001", "2:1 here a value of 3 digits"), ("dossier-windows 1 20 9 1 H\r\n001\n", "1:1 "),
        ("dossier-windows 1 20 9 0 H\n\n", "2:1 here a value of 3 digits"),
    ])
    func aDamagedFileIsAnErrorAtItsPlace(text: String, finding: String) {
        let found = parsed(text.replacing(" H", with: " " + Self.hash))
        #expect(found.windows == nil || finding == "1:1 ")
        if finding != "1:1 " { #expect(found.findings.count == 1 && found.findings[0].hasPrefix(finding), "\(found.findings)") }
    }

    /// A digit that keeps the order, a value that is taken out with its count: nothing but the sum tells.
    @Test func whatKeepsTheFormIsNoticedToo() throws {
        let whole = String(decoding: windows().file, as: UTF8.self)
        let lines = whole.split(separator: "\n").map(String.init)
        let last = try #require(lines.last)
        #expect(last.wholeMatch(of: #/check [0-9a-f]{16}/#) != nil)
        var fewer = windows()
        fewer.values.removeFirst()
        let emptied = String(decoding: fewer.file, as: UTF8.self).split(separator: "\n").dropLast().joined(separator: "\n")
        for text in [
            "\(emptied)\n\(last)\n", whole.replacing(Self.hash, with: String(repeating: "cd", count: 32)),
            whole.replacing(last, with: "check 0123456789abcdef"), whole + "\n", whole.replacing(last + "\n", with: last),
        ] {
            let found = parsed(text)
            #expect(found.windows == nil && found.findings.count == 1, "\(found.findings)")
        }
        let missing = parsed(lines.dropLast().map { $0 + "\n" }.joined())
        #expect(missing.windows == nil && missing.findings[0].hasPrefix("\(lines.count):1 after the values a line `check`"))
    }

    @Test func anyDamageIsEndured() {
        var random = SeededGenerator(for: "any damage is endured")
        let whole = windows().file
        for _ in 0..<400 {
            var bytes = whole
            for _ in 0..<Int.random(in: 1...3, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0...2, using: &random) {
                case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
                case 1: bytes.remove(at: place)
                default: bytes.removeLast(Int.random(in: 0..<bytes.count, using: &random))
                }
                if bytes.isEmpty { break }
            }
            var diagnostics: [Diagnostic] = []
            let read = LeakWindows.parse(SourceText(path: "w", bytes: bytes), diagnostics: &diagnostics)
            #expect((read == nil) == !diagnostics.isEmpty)
        }
    }
}
