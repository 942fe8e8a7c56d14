// The one place where another program is run: no shell, no inherited environment, nothing waited for longer than was said.

import Glibc

/// A program on this machine, found by name in the folders it is looked for in.
public struct Program: Sendable {
    public let path: String

    /// What a program said before it ended by itself.
    public struct Answer: Sendable {
        /// Its exit status.
        public var status: Int32
        public var output: [UInt8]
        /// The beginning of what it wrote to standard error, bad UTF-8 repaired.
        public var complaint: String
    }

    /// - Parameter folders: absolute paths, searched in order; others are passed over, since a relative one depends on where we stand.
    public init?(named name: String, in folders: [String]) {
        guard !name.isEmpty, !name.contains("/") else { return nil }
        for folder in folders where folder.hasPrefix("/") {
            let candidate = folder + "/" + name
            var status = stat()
            if stat(candidate, &status) == 0, status.st_mode & S_IFMT == S_IFREG, access(candidate, X_OK) == 0 {
                path = candidate
                return
            }
        }
        return nil
    }

    /// Runs the program with `input` on its standard input, and waits for its end.
    ///
    /// - Parameters:
    ///   - environment: `NAME=value`, beside a fixed locale and search path.
    ///   - outputLimit: bytes of standard output; more ends the program.
    ///   - seconds: how long it may take; longer ends it, and whatever it started.
    public func run(
        _ arguments: [String], environment: [String] = [], input: [UInt8], outputLimit: Int, seconds: Int
    ) throws(ProgramProblem) -> Answer {
        let stdin = try Self.file(holding: input)
        defer { fclose(stdin) }
        let (outRead, outWrite) = try Self.pipe()
        defer { close(outRead) }
        let (errorRead, errorWrite): (Int32, Int32)
        do {
            (errorRead, errorWrite) = try Self.pipe()
        } catch {
            close(outWrite)
            throw error
        }
        defer { close(errorRead) }
        let started = start(arguments, environment, fileno(stdin), outWrite, errorWrite)
        close(outWrite)
        close(errorWrite)
        let child: pid_t
        switch started {
        case .success(let pid): child = pid
        case .failure(let problem): throw problem
        }
        var output: [UInt8] = []
        var complaint: [UInt8] = []
        let problem = Self.collect(
            outRead, &output, limit: outputLimit, errorRead, &complaint, deadline: .now.advanced(by: .seconds(seconds)), seconds: seconds)
        // Its own process group: what it started ends with it.
        if problem != nil { kill(-child, SIGKILL) }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        if let problem { throw problem }
        guard status & 0x7F == 0 else { throw ProgramProblem(.signal(status & 0x7F)) }
        return Answer(
            status: (status >> 8) & 0xFF, output: output, complaint: String(decoding: complaint.prefix(Self.complaintLimit), as: UTF8.self))
    }

    /// Bytes of standard error that are kept; the rest is read and forgotten.
    private static let complaintLimit = 4_000

    private func start(
        _ arguments: [String], _ settings: [String], _ stdin: Int32, _ stdout: Int32, _ stderr: Int32
    ) -> Result<pid_t, ProgramProblem> {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_adddup2(&actions, stdin, 0)
        posix_spawn_file_actions_adddup2(&actions, stdout, 1)
        posix_spawn_file_actions_adddup2(&actions, stderr, 2)
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        var (none, all) = (sigset_t(), sigset_t())
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
        // A fixed locale: numbers and messages come the same everywhere.
        var environment: [UnsafeMutablePointer<CChar>?] = (["LC_ALL=C.UTF-8", "PATH=/usr/bin:/bin"] + settings).map { (word: String) in
            strdup(word)
        }
        words.append(nil)
        environment.append(nil)
        defer { for word in words + environment { free(word) } }
        var child: pid_t = 0
        let code = posix_spawn(&child, path, &actions, &attributes, words, environment)
        return code == 0 ? .success(child) : .failure(ProgramProblem(.system(code)))
    }

    /// Reads both ends until they close; nil, or why it stopped.
    private static func collect(
        _ out: Int32, _ output: inout [UInt8], limit: Int, _ error: Int32, _ complaint: inout [UInt8],
        deadline: ContinuousClock.Instant, seconds: Int
    ) -> ProgramProblem? {
        var open: Set<Int32> = [out, error]
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !open.isEmpty {
            let left = ContinuousClock.now.duration(to: deadline)
            guard left > .zero else { return ProgramProblem(.tooSlow(seconds)) }
            var waiting = open.map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
            let ready = poll(&waiting, nfds_t(waiting.count), Int32(min(left.components.seconds * 1000 + 100, 60_000)))
            if ready < 0, errno != EINTR { return ProgramProblem(.system(errno)) }
            for entry in waiting where ready > 0 && entry.revents != 0 {
                let got = read(entry.fd, &buffer, buffer.count)
                if got < 0, errno == EINTR { continue }
                if got <= 0 {
                    open.remove(entry.fd)
                } else if entry.fd == out {
                    output += buffer[0..<got]
                    if output.count > limit { return ProgramProblem(.tooMuch(limit)) }
                } else if complaint.count < complaintLimit {
                    complaint += buffer[0..<got]
                }
            }
        }
        return nil
    }

    /// The input as a file without a name: a program that stops reading can't block us, and one that seeks may.
    private static func file(holding bytes: [UInt8]) throws(ProgramProblem) -> UnsafeMutablePointer<FILE> {
        guard let file = tmpfile() else { throw ProgramProblem(.system(errno)) }
        let descriptor = fileno(file)
        var done = 0
        while done < bytes.count {
            let put = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress.map { $0 + done }, bytes.count - done) }
            if put < 0, errno == EINTR { continue }
            guard put > 0 else {
                let code = errno
                fclose(file)
                throw ProgramProblem(.system(code))
            }
            done += put
        }
        lseek(descriptor, 0, SEEK_SET)
        return file
    }

    /// Closed in whatever else is started: a second program must not hold the first one's ends open.
    private static func pipe() throws(ProgramProblem) -> (read: Int32, write: Int32) {
        var ends: [Int32] = [0, 0]
        guard Glibc.pipe(&ends) == 0 else { throw ProgramProblem(.system(errno)) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        return (ends[0], ends[1])
    }
}

/// Why a program gave no answer.
public struct ProgramProblem: Error, Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// Seconds.
        case tooSlow(Int)
        /// Bytes.
        case tooMuch(Int)
        /// The signal that ended it.
        case signal(Int32)
        /// What the system said, as `errno`.
        case system(Int32)
    }

    public var kind: Kind

    init(_ kind: Kind) {
        self.kind = kind
    }

    /// What the program did, without its name and without a full stop.
    public var message: String {
        switch kind {
        case .tooSlow(let seconds): "took longer than \(seconds) seconds and was stopped"
        case .tooMuch(let limit): "wrote more than \(limit / 1_000_000) MB and was stopped"
        case .signal(let number): "was ended by signal \(number)"
        case .system(let code): "could not be run; the system says: \(String(cString: strerror(code)))"
        }
    }
}
