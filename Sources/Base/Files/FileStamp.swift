// What the system says of a file that isn't opened: while all of it stays the same, so does the content, but for what is written through mapped memory.

import Glibc

/// Which file it is, how large, and when it was last touched.
///
/// Content can be put in place with an old time of modification (`cp -p`, `touch -r`, `rsync -t`), but nobody can choose the time of the
/// last change of a file's record (ctime): the system sets it.
public struct FileStamp: Sendable, Hashable {
    public var device: UInt64
    public var inode: UInt64
    /// In bytes.
    public var size: Int64
    /// When the content was last written, as far as the file says; nanoseconds since 1970.
    public var modified: Int64
    /// When the content, the name or the rights were last changed; nanoseconds since 1970.
    public var changed: Int64

    public init(device: UInt64, inode: UInt64, size: Int64, modified: Int64, changed: Int64) {
        self.device = device
        self.inode = inode
        self.size = size
        self.modified = modified
        self.changed = changed
    }

    init(_ status: stat) {
        self.init(
            device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
            modified: Self.nanoseconds(status.st_mtim), changed: Self.nanoseconds(status.st_ctim))
    }

    /// What the machine's clock shows, in nanoseconds since 1970.
    public static func now() -> Int64 {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return nanoseconds(time)
    }

    /// Times no clock reaches are cut: a stamp is only compared.
    private static func nanoseconds(_ time: timespec) -> Int64 {
        Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
    }

    /// How long after its last change a file may be taken for settled. A file that is written to again at once may keep its times, since
    /// clocks of file systems tick every few milliseconds, those of old ones every one or two seconds.
    static let settling: Int64 = 2_000_000_000

    func isSettled(at moment: Int64) -> Bool {
        let (bound, overflow) = moment.subtractingReportingOverflow(Self.settling)
        return !overflow && changed < bound && modified < bound
    }
}
