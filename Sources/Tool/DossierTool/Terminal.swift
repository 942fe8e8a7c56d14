// What people at a terminal see while a verb runs.

import Glibc

enum Terminal {
    static var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

    /// To standard error; when nobody reads it there is nobody to tell.
    static func error(_ text: String) {
        _ = write(text, to: STDERR_FILENO)
    }

    /// To standard output. What the reader asked for and can't be given ends the verb: a full disk is the machine's failure, a reader
    /// that has gone away has read enough.
    static func output(_ text: String) {
        guard !write(text, to: STDOUT_FILENO) else { return }
        _exit(errno == EPIPE ? ExitStatus.clean.rawValue : ExitStatus.machineFailed.rawValue)
    }

    /// By POSIX, because Foundation's file handle crashes on a closed pipe.
    private static func write(_ text: String, to descriptor: Int32) -> Bool {
        var text = text
        return text.withUTF8 { buffer in
            var done = 0
            while done < buffer.count {
                let put = Glibc.write(descriptor, buffer.baseAddress.map { $0 + done }, buffer.count - done)
                if put < 0, errno == EINTR { continue }
                guard put > 0 else { return false }
                done += put
            }
            return true
        }
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
