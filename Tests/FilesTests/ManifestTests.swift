// What a build remembers of itself, and what it refuses to believe.

import Files
import Testing

struct ManifestTests {
    private let manifest = Manifest(
        tool: "aa", options: "bb",
        inputs: [Manifest.Entry(path: "seeds/b c.md", bytes: [1]), Manifest.Entry(path: "content/ż.md", hash: "01", size: 0)],
        outputs: [Manifest.Entry(path: "z/index.html", hash: "02", size: 7), Manifest.Entry(path: "index.html", hash: "03", size: 8)])

    @Test func aManifestReadsBack() {
        #expect(Manifest(manifest.bytes) == manifest)
        let empty = Manifest(tool: "", options: "", inputs: [], outputs: [])
        #expect(Manifest(empty.bytes) == empty)
    }

    @Test func linesStandInByteOrderOfThePaths() {
        #expect(
            String(decoding: manifest.bytes, as: UTF8.self) == """
                dossier manifest 1 aa bb
                in 01 0 content/ż.md
                in \(Fingerprint([1])) 1 seeds/b c.md
                out 03 8 index.html
                out 02 7 z/index.html

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
        "", "dossier manifest 2 a b\n", "dossier manifest 1 a\n", "dossier manifest 1 a b c\n", "dossier manifest 1 a b\nout 01 3 ../x\n",
        "dossier manifest 1 a b\nout 01 3 /etc/passwd\n", "dossier manifest 1 a b\nout 01 3 a/../../x\n",
        "dossier manifest 1 a b\nout 01 3 a//b\n",
        "dossier manifest 1 a b\nout 01 3 ./a\n", "dossier manifest 1 a b\nout 01 3 \n", "dossier manifest 1 a b\nout 01 x a\n",
        "dossier manifest 1 a b\nout 01 -1 a\n", "dossier manifest 1 a b\nout 01 a\n", "dossier manifest 1 a b\nwhat 01 3 a\n",
        "dossier manifest 1 a b\nout 01 3 a\\2f..\\2f..\\2fb\n", "dossier manifest 1 a b\nin 01 3 a\\zz\n",
        "dossier manifest 1 a b\nin 01 3 a\\0",
        "something else entirely",
    ])
    func aHostileManifestIsNone(_ text: String) {
        #expect(Manifest(Array(text.utf8)) == nil)
    }

    @Test(arguments: ["a", "a/b.html", "ż/ó 1.html", "a..b", "...", ".well-known/x"])
    func safePathsAreSafe(_ path: String) {
        #expect(OutputPath.isSafe(path))
    }

    @Test(arguments: [
        "", "/", "/a", "a/", "a//b", ".", "..", "../a", "a/..", "a/./b", "a\u{0}b", "a\nb", "a\\b", "a\u{7F}",
        String(repeating: "a", count: 256),
    ])
    func unsafePathsAreNot(_ path: String) {
        #expect(!OutputPath.isSafe(path))
    }
}
