// The command line: one file per verb; what all verbs share stands here.

import ArgumentParser
import Diagnostics
import Files
import Foundation
import Workers

@main
struct DossierCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "dossier",
        abstract: "Makes a cross-linked site of an annotated dossier: who says what, on what evidence, and who disputes it.",
        discussion: "Exit status: 0 clean, 1 findings, 2 misuse, 3 the machine failed (disk, permission), 130 interrupted.",
        version: Version.text,
        subcommands: [
            Build.self, Serve.self, PackCommand.self, Why.self, Check.self, Explain.self, Import.self, Verify.self, Renumber.self,
            ReportCommand.self,
            Refs.self,
            New.self,
        ])

    /// ArgumentParser leaves with 64 on misuse; this tool promises 2 (the house's rule 9).
    static func main() {
        signal(SIGPIPE, SIG_IGN)
        signal(SIGINT) { _ in _exit(130) }
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            let status = exitCode(for: error).rawValue
            guard status == ExitCode.validationFailure.rawValue else { exit(withError: error) }
            Terminal.error(fullMessage(for: error) + "\n")
            _exit(ExitStatus.misuse.rawValue)
        }
    }
}

enum Version {
    static let text = "0.1.0"
}

/// How a verb ends (the house's rule 9).
enum ExitStatus: Int32 {
    case clean = 0
    case findings = 1
    case misuse = 2
    case machineFailed = 3

    var code: ExitCode { ExitCode(rawValue) }
}

/// When colours are used.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never
}

/// Options of every verb that reads a dossier.
struct ReadingOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The dossier's folder.", valueName: "dir"))
    var source = "."

    @Option(help: ArgumentHelp("Where the site is written; public below the dossier's folder otherwise.", valueName: "dir"))
    var output: String?

    @Flag(help: "Let warnings fail the build too.")
    var strict = false

    @Option(help: ArgumentHelp("Threads; one for each core otherwise. The output never depends on it.", valueName: "n"))
    var jobs: Int?

    @Flag(help: "Print nothing but findings.")
    var quiet = false

    @Option(help: ArgumentHelp("Colours: auto, always or never.", valueName: "when"))
    var color = ColorChoice.auto

    func validate() throws {
        if let jobs, jobs < 1 || jobs > 1024 { throw ValidationError("--jobs takes a number from 1 to 1024") }
    }

    var workers: Workers { Workers(jobs ?? ProcessInfo.processInfo.activeProcessorCount) }

    /// The colours of a terminal, unless NO_COLOR says no (no-color.org).
    var usesColor: Bool {
        switch color {
        case .always: true
        case .never: false
        case .auto: Terminal.isTerminal && ProcessInfo.processInfo.environment["NO_COLOR"]?.isEmpty != false
        }
    }

    func folder() throws -> Folder {
        do {
            return try Folder(source)
        } catch {
            Terminal.error("dossier: \(source): \(error.message)\n")
            // What is named is no folder: that is the caller's mistake, all else the machine's.
            switch error.kind {
            case .missing, .special, .directory, .obstacle: throw ExitStatus.misuse.code
            default: throw ExitStatus.machineFailed.code
            }
        }
    }
}
