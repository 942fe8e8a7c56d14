// A build in parts: each file is one part's, and parts in one folder leave each other alone.

import Files
import Foundation
import Testing

struct ShardTests {
    @Test(arguments: ["1/1", "1/4", "4/4", "10000/10000", "01/04"]) func aPartIsReadFromItsNumbers(_ text: String) throws {
        let shard = try #require(Shard(text))
        #expect(shard.number <= shard.count)
    }

    @Test(arguments: [
        "", "1", "/", "1/", "/4", "0/4", "5/4", "1/0", "-1/4", "+1/4", "1/4/2", "1 /4", "1/10001", "1/99999999999999999999", "a/b", "1/4\n",
        "1/٤", "2-of-4",
    ])
    func whatIsNoPartIsRefused(_ text: String) { #expect(Shard(text) == nil) }

    @Test(arguments: [1, 2, 4, 7]) func everyPlaceIsOnePartsAlone(_ count: Int) throws {
        let shards = try (1...count).map { try #require(Shard(number: $0, of: count)) }
        for index in 0..<100 { #expect(shards.count { $0.holds(index) } == 1) }
        #expect(shards.filter(\.isFirst) == [shards[0]])
    }

    // MARK: Writing

    private let temporary: TemporaryFolder
    private let folder: String

    init() throws {
        temporary = try TemporaryFolder()
        folder = temporary.path + "/public"
    }

    @discardableResult
    private func build(_ part: String?, _ files: [String: String]) throws -> WriteSummary {
        let list = files.sorted { $0.key < $1.key }.map { OutputFile(path: $0.key, bytes: Array($0.value.utf8)) }
        let outputs = list.map { Manifest.Entry(path: $0.path, bytes: $0.bytes) }
        return try StagedOutput(folder, shard: part.flatMap { Shard($0) }).replace(
            with: list, manifest: Manifest(tool: "t", options: part ?? "all", inputs: [], outputs: outputs))
    }

    private var built: [String] {
        temporary.everything.filter { $0.hasPrefix("public/") && !$0.hasSuffix("/") }.map { String($0.dropFirst(7)) }.sorted()
    }

    @Test func partsStandSideBySideEachWithItsManifest() throws {
        try build("1/2", ["a": "1"])
        try build("2/2", ["b/c": "2"])
        #expect(built == ["a", "b/c", "manifest-1-of-2", "manifest-2-of-2"])
        #expect(StagedOutput(folder).manifest() == nil)
        #expect(StagedOutput(folder).records.count == 2)
    }

    @Test func aPartRemovesNothing() throws {
        try build("1/2", ["a": "1", "old": "1"])
        try build("2/2", ["b": "2"])
        #expect(try build("1/2", ["a": "1"]) == WriteSummary(unchanged: 1))
        #expect(built.contains("old"))
        try build("2/2", ["b": "3"])
        #expect(temporary.text("public/b") == "3")
    }

    /// Where a page comes or goes, those after it change hands.
    @Test func aFileMayChangeHands() throws {
        try build("1/2", ["a": "1"])
        try build("2/2", ["b": "2"])
        try build("1/2", ["a": "1", "b": "new"])
        #expect(temporary.text("public/b") == "new")
    }

    @Test func aForeignFileInAPartsWayIsAnError() throws {
        try build("1/2", ["a": "1"])
        try temporary.write("mine", to: "public/b")
        #expect(throws: FileProblem.self) { try build("2/2", ["b": "2"]) }
        #expect(temporary.text("public/b") == "mine")
    }

    @Test func theWholeTakesThePartsPlace() throws {
        try build("1/2", ["a": "1", "old": "1"])
        try build("1/2", ["a": "1"])
        try build("2/2", ["b": "2"])
        #expect(try build(nil, ["a": "1", "b": "2"]) == WriteSummary(unchanged: 2, removed: 1))
        #expect(built == [".dossier-manifest", "a", "b"])
    }

    @Test func aWholeBuildThatPartsHaveWrittenOverIsNotComplete() throws {
        try build(nil, ["a": "1"])
        let whole = try #require(StagedOutput(folder).manifest())
        #expect(StagedOutput(folder).isComplete(whole))
        try build("1/2", ["a": "2"])
        #expect(!StagedOutput(folder).isComplete(whole))
        #expect(temporary.text("public/a") == "2")
    }

    @Test func aPageCantTakeTheNameOfAManifest() throws {
        #expect(throws: FileProblem.self) { try build(nil, ["manifest-1-of-2": "1"]) }
        try build(nil, ["manifest-3-of-2": "1", "manifest-1-of-2/index.html": "1"])
    }
}
