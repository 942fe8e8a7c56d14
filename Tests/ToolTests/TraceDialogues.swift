// `build --trace`: a file that trace viewers open, and a site that is the same without it.

import Foundation
import TestKit
import Testing

struct TraceDialogues {
    private struct Trace: Decodable {
        struct Event: Decodable {
            struct Arguments: Decodable {
                var name: String?
                var first: Int?
                var items: Int?
            }

            var ph: String
            var name: String
            var cat: String?
            var pid: Int
            var tid: Int
            var ts: Double?
            var dur: Double?
            var args: Arguments
        }

        var traceEvents: [Event]
        var displayTimeUnit: String
    }

    private func traced(_ dossier: TestDossier, _ more: String..., status: Int32 = 0) throws -> [Trace.Event] {
        try dossier.written { (folder: URL) throws in
            let file = folder.appendingPathComponent("trace.json")
            #expect(try Tool.run(["build", "--quiet", "--source", folder.path, "--trace", file.path] + more).status == status)
            let trace = try JSONDecoder().decode(Trace.self, from: Data(contentsOf: file))
            #expect(trace.displayTimeUnit == "ms")
            return trace.traceEvents
        }
    }

    @Test func aTraceHoldsTheStagesOneAfterTheOther() throws {
        let events = try traced(.clean, "--compress")
        let stages = events.filter { $0.cat == "stage" }
        #expect(stages.map(\.name) == ["compare with the last build", "read", "link", "check", "render", "write"])
        var end = 0.0
        for stage in stages {
            let (start, time) = (try #require(stage.ts), try #require(stage.dur))
            #expect(stage.ph == "X" && stage.tid == 0)
            // To the third decimal.
            #expect(abs(start - end) < 0.01 && time >= 0)
            end = start + time
        }
    }

    @Test(arguments: ["1", "3"]) func chunksStandInTheirStageOnTheirWorkersRow(_ jobs: String) throws {
        let events = try traced(.clean, "--jobs", jobs)
        let stages = events.filter { $0.cat == "stage" }
        let chunks = events.filter { $0.cat == "chunk" }
        #expect(chunks.contains { $0.name == "render" })
        let names = Dictionary(uniqueKeysWithValues: events.filter { $0.ph == "M" }.map { ($0.tid, $0.args.name) })
        for chunk in chunks {
            let (start, time) = (try #require(chunk.ts), try #require(chunk.dur))
            let stage = try #require(stages.first { $0.name == chunk.name })
            #expect(start >= (stage.ts ?? 0) - 0.01 && start + time <= (stage.ts ?? 0) + (stage.dur ?? 0) + 0.01)
            #expect(chunk.ph == "X" && names[chunk.tid] == "worker \(chunk.tid)")
            #expect(chunk.tid <= Int(jobs) ?? 0)
            #expect(chunk.args.first != nil && chunk.args.items != nil)
        }
        // Every page is in one chunk of rendering.
        #expect(chunks.contains { $0.name == "render" && ($0.args.items ?? 0) >= 1 })
    }

    @Test func aBuildThatStopsLeavesItsTraceToo() throws {
        #expect(try traced(.broken, status: 1).contains { $0.name == "check" })
    }

    @Test func theSiteIsTheSameAndAnOldTraceIsReplaced() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            _ = try Tool.run("build", "--source", folder.path, "--output", folder.path + "/one")
            let file = folder.appendingPathComponent("trace.json")
            try Data("old".utf8).write(to: file)
            _ = try Tool.run("build", "--source", folder.path, "--output", folder.path + "/two", "--trace", file.path)
            let (one, two) = (folder.appendingPathComponent("one"), folder.appendingPathComponent("two"))
            #expect(try Tree(one).bytes == Tree(two).bytes)
            #expect(try Data(contentsOf: file).starts(with: Data("{".utf8)))
        }
    }

    @Test func aTraceThatCantBeWrittenIsTheMachinesFailure() throws {
        try TestDossier.clean.written { (folder: URL) throws in
            let answer = try Tool.run("build", "--source", folder.path, "--trace", folder.path + "/nowhere/trace.json")
            #expect(answer.status == 3)
            #expect(answer.error.contains("nowhere/trace.json: "))
        }
    }
}
