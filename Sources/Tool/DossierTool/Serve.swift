// `dossier serve`: the dossier in a browser while it is written.

import ArgumentParser
import Diagnostics
import Files
import Foundation
import Linking
import Previewing
import Processes
import Publishing
import Theme
import Watching

struct Serve: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Shows a dossier in a browser while it is written.",
        discussion: """
            Serves the site on 127.0.0.1 from memory; nothing is written. What is saved shows at once in every open page, which keeps \
            its place. Findings that would stop a build are shown over the last good page. Ends with Ctrl-C. Exit status: 2 misuse, \
            3 the machine failed, 130 interrupted.
            """)

    @OptionGroup var options: ReadingOptions

    @Option(help: ArgumentHelp("The port; where it is taken, the next free one.", valueName: "n"))
    var port: UInt16 = 8000

    @Flag(help: "Fail where the port is taken.")
    var strictPort = false

    @Flag(help: "Open the first page in the system's browser.")
    var open = false

    @Flag(help: "Look for changes twice a second, for network drives, where the system doesn't tell of them.")
    var poll = false

    func run() throws {
        // A server has nothing to put in order: it ends at once, whoever asks it to.
        signal(SIGTERM) { _ in _exit(130) }
        let folder = try options.folder()
        let live = try LiveDossier(PreviewSources.inputs(folder, workers: options.workers))
        let isStrict = options.strict
        let terminal = PreviewTerminal(quiet: options.quiet, color: options.usesColor)
        let preview: Preview
        do {
            preview = try Preview(
                live, port: port, mayMove: !strictPort && port != 0,
                stops: { $0.severity == .error || isStrict && $0.severity == .warning }, notice: { terminal.show($0) })
        } catch {
            Terminal.error("dossier: \(error.message)\n")
            throw (error.isPortTaken && strictPort ? ExitStatus.misuse : .machineFailed).code
        }
        try watch(live, preview)
        let address = "http://localhost:\(preview.port)/"
        Terminal.output(address + "\n")
        if open { Self.openBrowser(address) }
        Task {
            do {
                try await preview.run()
            } catch {
                Terminal.error("dossier: \(error.localizedDescription)\n")
                _exit(ExitStatus.machineFailed.rawValue)
            }
        }
        dispatchMain()
    }

    /// Changes are taken in by a thread of their own.
    private func watch(_ live: LiveDossier, _ preview: Preview) throws {
        let watched = live.watched
        let watch: any FolderWatch
        do {
            do {
                watch = poll ? try PollingWatch(watched) : try KernelWatch(watched)
            } catch  where !poll {
                Terminal.error("note: \(error.message); changes are looked for twice a second instead, as with --poll\n")
                watch = try PollingWatch(watched)
            }
        } catch {
            Terminal.error("dossier: \(error.message)\n")
            throw ExitStatus.machineFailed.code
        }
        Thread.detachNewThread {
            while let changes = watch.next() { preview.take(changes) }
        }
    }

    /// What can't be opened is no failure: the address has been printed.
    private static func openBrowser(_ address: String) {
        let folders = ProcessInfo.processInfo.environment["PATH"]?.split(separator: ":").map(String.init) ?? []
        guard let opener = Program(named: "xdg-open", in: folders) else {
            Terminal.error("note: there is no xdg-open to open a browser with\n")
            return
        }
        Thread.detachNewThread { _ = try? opener.run([address], input: [], outputLimit: 65_536, seconds: 30) }
    }
}
