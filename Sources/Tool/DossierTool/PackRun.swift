// Packs on their way to disk: which must be set again, setting them side by side, and writing all of them at once.

import Diagnostics
import Files
import Foundation
import Printing
import Workers

/// One run of `dossier pack`.
struct PackRun: Sendable {
    /// What came of it.
    struct Outcome {
        var lines: [String] = []
        var summary = ""
        var findings: [Diagnostic] = []
        /// Why the machine failed; nothing is written then.
        var failure: String?
    }

    private enum Made: Sendable {
        case set(OutputFile, pages: Int)
        /// Unchanged since the last run.
        case kept(OutputFile)
        case refused(Diagnostic)
        case failed(String)
    }

    private struct Job: Sendable {
        var pack: PrintedPack
        var paper: Paper
        var name: String { "\(pack.id)-\(paper.rawValue).pdf" }
    }

    var output: String
    var packs: [PrintedPack]
    var papers: [Paper]
    var typesetter: Typesetter?
    /// Whether files of packs that are not among these stay.
    var keepsOthers: Bool
    var workers: Workers

    /// - Parameter say: told what is going on.
    func make(_ say: @escaping @Sendable (String) -> Void) -> Outcome {
        var outcome = Outcome()
        let staged = StagedOutput(output)
        let last = staged.manifest().flatMap { staged.isComplete($0) ? $0 : nil }
        let folder = try? Folder(output)
        // What sets the pages is as much an input as what they say.
        let tool = typesetter.map { "weasyprint-\($0.version)" } ?? last?.tool ?? "-"
        var files: [OutputFile] = []
        var inputs: [Manifest.Entry] = []
        say("Composing")
        let written = workers.map(packs) { pack in
            [OutputFile(path: "\(pack.id).html", bytes: pack.html(nil)), OutputFile(path: "\(pack.id).epub", bytes: EPUB.bytes(pack))]
        }
        files += written.joined().filter { !$0.bytes.isEmpty }
        let jobs = typesetter == nil ? [] : packs.flatMap { pack in papers.map { Job(pack: pack, paper: $0) } }
        say("Setting \(jobs.count) files")
        let made = workers.map(jobs) { job -> (Manifest.Entry, Made) in
            let first = job.pack.html(job.paper)
            let entry = Self.entry(job, first)
            if let last, last.tool == tool, last.inputs.contains(entry), last.outputs.contains(where: { $0.path == job.name }),
                let bytes = try? folder?.read(job.name, limit: .max)
            {
                return (entry, .kept(OutputFile(path: job.name, bytes: bytes)))
            }
            say("Setting \(job.name)")
            return (entry, set(job, first))
        }
        for (entry, result) in made {
            switch result {
            case .set(let file, let pages):
                files.append(file)
                inputs.append(entry)
                outcome.lines.append("\(file.path): \(pages == 1 ? "1 page" : "\(pages) pages"), \(file.bytes.count / 1000) KB")
            case .kept(let file):
                files.append(file)
                inputs.append(entry)
            case .refused(let finding): outcome.findings.append(finding)
            case .failed(let message): outcome.failure = message
            }
        }
        guard outcome.failure == nil else { return outcome }
        // What this run doesn't make stays where it still says the same: packs and papers that were not asked for, PDF where nothing sets one.
        if let last, let folder {
            let made = Set(files.map(\.path))
            let unasked = packs.flatMap { pack in Paper.allCases.map { Job(pack: pack, paper: $0) } }.filter { !made.contains($0.name) }
            let current = Set(unasked.filter { last.inputs.contains(Self.entry($0, $0.pack.html($0.paper))) }.map(\.name))
            let ours = Set(unasked.map(\.name))
            for entry in last.outputs where !made.contains(entry.path) {
                guard ours.contains(entry.path) ? current.contains(entry.path) : keepsOthers,
                    let bytes = try? folder.read(entry.path, limit: .max)
                else { continue }
                files.append(OutputFile(path: entry.path, bytes: bytes))
                inputs += last.inputs.filter { $0.path == entry.path }
            }
        }
        do throws(FileProblem) {
            _ = try staged.replace(
                with: files,
                manifest: Manifest(
                    tool: tool, options: "packs", inputs: inputs, outputs: files.map { Manifest.Entry(path: $0.path, bytes: $0.bytes) }),
                workers: workers)
        } catch {
            outcome.failure = "\(error.path): \(error.message)"
            return outcome
        }
        let kept = made.count { if case .kept = $0.1 { true } else { false } }
        outcome.summary =
            "\(packs.count == 1 ? "1 pack" : "\(packs.count) packs") → \(output): \(outcome.lines.count) PDF set, \(kept) unchanged"
        return outcome
    }

    /// What a PDF is made of, in one figure.
    private static func entry(_ job: Job, _ html: [UInt8]) -> Manifest.Entry { Manifest.Entry(path: job.name, bytes: html) }

    /// First with stand-ins for page numbers, then with the numbers, until all that is printed is true.
    /// A number of another width may move a line, and that a page: then the numbers are printed anew.
    private static let attempts = 6

    /// What WeasyPrint can't hold together on pages, it sets where pages may break anywhere.
    private func set(_ job: Job, _ first: [UInt8]) -> Made {
        let made = set(job, first, isLoose: false)
        guard case .failed = made else { return made }
        return set(job, job.pack.html(job.paper, isLoose: true), isLoose: true)
    }

    private func set(_ job: Job, _ first: [UInt8], isLoose: Bool) -> Made {
        guard let typesetter else { return .failed("nothing sets PDF") }
        do throws(Typesetter.Problem) {
            var pages = SetPages(try typesetter.set(first, epoch: job.pack.epoch, isDraft: true))
            guard pages.count > 0 else { return .failed("\(job.name): weasyprint wrote a PDF whose pages can't be read") }
            if let finding = job.pack.finding(pages: pages, paper: job.paper) { return .refused(finding) }
            for _ in 0..<Self.attempts {
                let bytes = try typesetter.set(
                    job.pack.html(job.paper, pages: pages, isLoose: isLoose), epoch: job.pack.epoch, isDraft: false)
                let now = SetPages(bytes)
                if now == pages || !job.pack.needsPageNumbers { return .set(OutputFile(path: job.name, bytes: bytes), pages: now.count) }
                pages = now
            }
            return .failed("\(job.name): its page numbers did not settle in \(Self.attempts) settings")
        } catch {
            return .failed("\(job.name): \(error.message)")
        }
    }
}
