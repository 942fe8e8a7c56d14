// What people at a terminal see while a verb runs.

import Foundation

enum Terminal {
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    static func error(_ text: String) {
        FileHandle.standardError.write(Data(text.utf8))
    }

    static func output(_ text: String) {
        FileHandle.standardOutput.write(Data(text.utf8))
    }
}

/// One line on a terminal that says what a slow verb is at; nothing on a fast one.
final class ProgressLine: Sendable {
    private let isShown: Bool
    private let start = ContinuousClock.now

    init(quiet: Bool) {
        isShown = !quiet && Terminal.isTerminal
    }

    func say(_ stage: String) {
        guard isShown, ContinuousClock.now - start > .milliseconds(250) else { return }
        Terminal.error("\r\u{1B}[K\(stage) …")
    }

    func end() {
        guard isShown, ContinuousClock.now - start > .milliseconds(250) else { return }
        Terminal.error("\r\u{1B}[K")
    }
}
