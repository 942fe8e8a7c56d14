// HTML → PDF, by WeasyPrint: run as a program, told nothing but the HTML, and allowed to fetch nothing.

import Processes

/// A WeasyPrint on this machine.
public struct Typesetter: Sendable {
    /// The version that packs are made for.
    public static let wantedVersion = 70

    private let program: Program
    /// As it calls itself: "70.0".
    public let version: String

    /// Finds `weasyprint` and asks it for its version; nil where there is none that answers.
    /// - Parameter folders: absolute paths, searched in order.
    public init?(in folders: [String]) {
        self.init(Program(named: "weasyprint", in: folders))
    }

    /// - Parameter path: of the program itself.
    public init?(path: String) {
        let parts = path.split(separator: "/", omittingEmptySubsequences: false)
        guard path.hasPrefix("/"), let name = parts.last else { return nil }
        self.init(Program(named: String(name), in: [parts.dropLast().joined(separator: "/")]))
    }

    private init?(_ program: Program?) {
        guard let program, let answer = try? program.run(["--version"], input: [], outputLimit: 10_000, seconds: 60), answer.status == 0,
            let word = String(decoding: answer.output, as: UTF8.self).split(whereSeparator: \.isWhitespace).last
        else { return nil }
        self.program = program
        version = String(word)
    }

    private var major: Int { version.split(separator: ".").first.flatMap { Int($0) } ?? 0 }

    /// What is lost with an older one; nil where nothing is.
    public var loss: String? {
        major < Self.wantedVersion
            ? "WeasyPrint \(version) tags less and ignores grids; \(Self.wantedVersion) sets packs as they are meant" : nil
    }

    public struct Problem: Error, Sendable {
        public var message: String
    }

    /// Sets a page description.
    /// - Parameters:
    ///   - epoch: what is written as the time of creation wherever one must be, in seconds since 1970.
    ///   - isDraft: whether only its pages are asked for.
    public func set(_ html: [UInt8], epoch: Int, isDraft: Bool) throws(Problem) -> [UInt8] {
        // Tags take a quarter of the time and move nothing.
        var arguments = ["--encoding", "utf-8"] + (isDraft ? [] : ["--pdf-variant", "pdf/ua-1"])
        if major >= 68 { arguments += ["--allowed-protocols", "data"] }
        let answer: Program.Answer
        do throws(ProgramProblem) {
            answer = try program.run(
                arguments + ["-", "-"], environment: ["SOURCE_DATE_EPOCH=\(epoch)"], input: html, outputLimit: 500_000_000, seconds: 900)
        } catch {
            throw Problem(message: "weasyprint \(error.message)")
        }
        guard answer.status == 0, answer.output.starts(with: "%PDF-".utf8) else {
            let words = answer.complaint.split(separator: "\n").last.map(String.init) ?? "it gave no reason"
            throw Problem(message: "weasyprint ended with status \(answer.status): \(words)")
        }
        return answer.output
    }
}
