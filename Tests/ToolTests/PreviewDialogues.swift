// `dossier serve` and `dossier why`, as they are typed.

import Foundation
import Glibc
import TestKit
import Testing

@Suite(.serialized) struct PreviewDialogues {
    /// The port of a server's own address, which is all it says on standard output.
    private func port(_ output: Pipe) throws -> String {
        var line = ""
        while !line.hasSuffix("\n") {
            let byte = output.fileHandleForReading.readData(ofLength: 1)
            try #require(!byte.isEmpty, "the server ended before it said its address")
            line += String(decoding: byte, as: UTF8.self)
        }
        let prefix = "http://localhost:"
        try #require(line.hasPrefix(prefix) && line.hasSuffix("/\n"), "\(line)")
        return String(line.dropFirst(prefix.count).dropLast(2))
    }

    @Test(arguments: [SIGINT, SIGTERM]) func aServerEndsAtOnceWhenItIsAskedTo(_ signal: Int32) throws {
        try TestDossier.clean.written { folder in
            let (process, output, _) = try Tool.start(["serve", "--port", "0"], in: folder)
            #expect(Int(try port(output)) ?? 0 > 0)
            kill(process.processIdentifier, signal)
            process.waitUntilExit()
            #expect(process.terminationReason == .exit)
            #expect(process.terminationStatus == 130)
            // Nothing is written.
            #expect(try Tree(folder).paths.allSatisfy { !$0.hasPrefix("public") })
        }
    }

    @Test func aTakenPortIsTheNextOneOrNone() throws {
        try TestDossier.clean.written { folder in
            let (process, output, _) = try Tool.start(["serve", "--port", "0"], in: folder)
            defer {
                process.terminate()
                process.waitUntilExit()
            }
            let taken = try port(output)
            let strict = try Tool.run("serve", "--port", taken, "--strict-port", in: folder)
            #expect(strict.status == 2)
            #expect(strict.error.contains("port \(taken)"))
            let (second, next, _) = try Tool.start(["serve", "--port", taken], in: folder)
            defer {
                second.terminate()
                second.waitUntilExit()
            }
            #expect(Int(try port(next)) ?? 0 > Int(taken) ?? .max)
        }
    }

    @Test func whatIsNoFolderIsMisuse() throws {
        #expect(try Tool.run("serve", "--source", "/nowhere").status == 2)
        #expect(try Tool.run("serve", "--port", "70000").status == 2)
    }

    @Test func whyNamesWhatAPageReads() throws {
        try TestDossier.clean.written { folder in
            let page = try Tool.run("why", "entities/nato/", in: folder)
            #expect(page.status == 0)
            let lines = page.output.split(separator: "\n").map(String.init)
            for line in ["settings", "template entity", "entity nato", "source s", "dispute d", "backlinks of entity nato"] {
                #expect(lines.contains(line), "\(line)")
            }
            for name in ["NATO", "nato", "/entities/nato/", "entities/nato"] {
                #expect(try Tool.run("why", name, in: folder).output == page.output, "\(name)")
            }
            let wrong = try Tool.run("why", "entities/natto", in: folder)
            #expect(wrong.status == 2 && wrong.output.isEmpty)
        }
    }
}
