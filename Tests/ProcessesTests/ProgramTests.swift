// Other programs are run without a shell, and for no longer than was said.

import Processes
import Testing

struct ProgramTests {
    private func program(_ name: String) throws -> Program { try #require(Program(named: name, in: ["/usr/bin", "/bin"])) }

    @Test func inputGoesInAndOutputComesOut() throws {
        let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0) }
        let answer = try program("cat").run([], input: bytes, outputLimit: 1_000_000, seconds: 20)
        #expect(answer.output == bytes)
        #expect(answer.status == 0)
    }

    @Test func argumentsAreNoShellsWords() throws {
        let answer = try program("echo").run(["$HOME `id`; *"], input: [], outputLimit: 1_000, seconds: 20)
        #expect(answer.output == Array("$HOME `id`; *\n".utf8))
    }

    @Test func nothingIsInherited() throws {
        let answer = try program("env").run([], input: [], outputLimit: 1_000, seconds: 20)
        #expect(String(decoding: answer.output, as: UTF8.self) == "LC_ALL=C.UTF-8\nPATH=/usr/bin:/bin\n")
    }

    @Test func statusAndComplaintAreTold() throws {
        let answer = try program("cat").run(["/no/such/file"], input: [], outputLimit: 1_000, seconds: 20)
        #expect(answer.status == 1)
        #expect(answer.complaint.contains("/no/such/file"))
    }

    @Test func tooMuchAndTooSlowAreStopped() throws {
        do {
            _ = try program("yes").run([], input: [], outputLimit: 1_000_000, seconds: 20)
            Issue.record("it ended")
        } catch let problem as ProgramProblem {
            #expect(problem.kind == .tooMuch(1_000_000))
        }
        do {
            _ = try program("sleep").run(["60"], input: [], outputLimit: 1_000, seconds: 1)
            Issue.record("it ended")
        } catch let problem as ProgramProblem {
            #expect(problem.kind == .tooSlow(1))
        }
    }

    @Test(arguments: ["no-such-program", "", "../bin/cat", "/bin/cat"])
    func whatIsNotThereIsNotFound(name: String) {
        #expect(Program(named: name, in: ["/usr/bin", "relative"]) == nil)
    }
}
