// What a preview says to whoever sits at the terminal.

import Diagnostics
import Previewing
import Synchronization

final class PreviewTerminal: Sendable {
    private let isQuiet: Bool
    private let color: Bool
    private let hadFindings = Mutex(false)

    init(quiet: Bool, color: Bool) {
        isQuiet = quiet
        self.color = color
    }

    func show(_ notice: Preview.Notice) {
        switch notice {
        case .changed(let paths, let pages):
            guard !isQuiet, let first = paths.first else { return }
            let files = paths.count == 1 ? first : "\(first) and \(paths.count - 1) more"
            Terminal.error("\(files)\(pages.isEmpty ? "" : ": " + pages.joined(separator: ", "))\n")
        case .findings(let findings):
            let had = hadFindings.withLock { had in
                defer { had = !findings.isEmpty }
                return had
            }
            guard !findings.isEmpty else {
                if had { Terminal.error("No findings any more\n") }
                return
            }
            Terminal.error(TextReport(color: color).text(findings) + "\(FindingCount.text(findings))\n")
        }
    }
}
