// What a build remembers of itself, and what it refuses to believe.

import Files
import Testing
import Workers

struct ManifestTests {
    private let manifest = Manifest(
        tool: "aa", options: "bb",
        inputs: [
            Manifest.Entry(path: "seeds/b c.md", bytes: [1]), Manifest.Entry(path: "content/ż.md", hash: Fingerprint(value: 1), size: 0),
        ],
        outputs: [
            Manifest.Entry(path: "z/index.html", hash: Fingerprint(value: 0xFEDC_BA98_7654_3210), size: 7),
            Manifest.Entry(path: "index.html", hash: nil, size: 8),
        ])

    @Test func aManifestReadsBack() {
        #expect(Manifest(manifest.bytes) == manifest)
        let empty = Manifest(tool: "", options: "", inputs: [], outputs: [])
        #expect(Manifest(empty.bytes) == empty)
    }

    @Test func linesStandInByteOrderOfThePaths() {
        #expect(
            String(decoding: manifest.bytes, as: UTF8.self) == """
                dossier manifest 1 aa bb
                in 0000000000000001 0 content/ż.md
                in \(Fingerprint([1])) 1 seeds/b c.md
                out - 8 index.html
                out fedcba9876543210 7 z/index.html

                """)
    }

    @Test func anyNameOfAnInputReadsBack() {
        let odd = Manifest(
            tool: "a", options: "b", inputs: ["a\nout - 0 x", "b\\c", "d\u{7F}\t", "\\0a"].map { Manifest.Entry(path: $0, bytes: []) },
            outputs: [])
        #expect(Manifest(odd.bytes) == odd)
        #expect(odd.bytes.count { $0 == 0x0A } == 5)
    }

    @Test(arguments: [
        "in - 3 a", "out - 3 a", "in 0123456789abcdef 0 ", "out - 999999999999999999 a b", "in - 3 a\\0a", "", "\n\nin - 3 a",
    ])
    func aLineOfOursIsRead(_ line: String) {
        #expect(Manifest(Array("dossier manifest 1 a b\n\(line)\n".utf8)) != nil)
    }

    @Test(arguments: [
        "out - 3 ../x", "out - 3 /etc/passwd", "out - 3 a/../../x", "out - 3 a//b", "out - 3 ./a", "out - 3 ", "out - 3 a\\2f..\\2f..\\2fb",
        "out - x a", "out - -1 a", "out - +1 a", "out -  a", "out - 1000000000000000000 a", "out - a", "out -", "out", "in", "in ",
        "what - 3 a", "i - 3 a", "inn - 3 a", "oux - 3 a", " - 3 a", "in - 3 a\\zz", "in - 3 a\\0", "in 01 3 a", "in 0123456789abcdeg 3 a",
        "in 0123456789ABCDEF 3 a", "in 0123456789abcdef0 3 a", "in  3 a", "in -- 3 a",
    ])
    func aHostileLineMakesItNone(_ line: String) {
        let text = "dossier manifest 1 a b\nin - 3 a\n\(line)\nin - 3 b\n"
        for workers in [1, 2, 5, 100] { #expect(Manifest(Array(text.utf8), workers: Workers(workers)) == nil) }
    }

    @Test(arguments: ["", "dossier manifest 2 a b\n", "dossier manifest 1 a\n", "dossier manifest 1 a b c\n", "something else entirely"])
    func anotherHeadMakesItNone(_ text: String) {
        #expect(Manifest(Array(text.utf8)) == nil)
    }

    @Test func aPathThatIsNotUTF8MakesItNone() {
        #expect(Manifest(Array("dossier manifest 1 a b\nin - 3 a".utf8) + [0xFF, 0x0A]) == nil)
    }

    @Test func anAccentWrittenApartIsAnotherFile() {
        #expect(Manifest.Entry(path: "\u{E9}.md", bytes: []) != Manifest.Entry(path: "e\u{301}.md", bytes: []))
        #expect(Manifest.Entry(path: "\u{E9}.md", bytes: []) == Manifest.Entry(path: "\u{E9}.md", bytes: []))
    }

    @Test func howManyReadItDoesNotShow() {
        let many = Manifest(
            tool: "t", options: "o", inputs: (0..<50).map { Manifest.Entry(path: "in \($0)", bytes: [UInt8($0)]) },
            outputs: (0..<70).map { Manifest.Entry(path: "out \($0)", bytes: [UInt8($0)]) })
        for workers in [1, 2, 3, 7, 64, 1000] {
            #expect(Manifest(many.bytes, workers: Workers(workers)) == many, "\(workers)")
            #expect(Manifest(manifest.bytes, workers: Workers(workers)) == manifest, "\(workers)")
            // Without its last line feed.
            #expect(Manifest(Array(many.bytes.dropLast()), workers: Workers(workers)) == many, "\(workers)")
        }
    }

    @Test(arguments: [
        "a", "a/b.html", "ż/ó 1.html", "a..b", "...", ".well-known/x", ".../a", "a/.b./c", String(repeating: "a", count: 255),
    ])
    func safePathsAreSafe(_ path: String) {
        #expect(OutputPath.isSafe(path))
    }

    @Test(arguments: [
        "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/..", "a/.", "a/./b", "a/../b", "a\u{0}b", "a\nb", "a\\b", "a\u{7F}",
        String(repeating: "a", count: 256),
    ])
    func unsafePathsAreNot(_ path: String) {
        #expect(!OutputPath.isSafe(path))
    }
}
