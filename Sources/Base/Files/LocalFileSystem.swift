// Which file systems tell of every change in a file's times: those that only this machine writes to.

import Glibc

/// A file server has a clock of its own, and a machine may remember for a while what a file's times were; folders shared with a host or
/// kept by a program do as they like. Only systems known to do neither are named here.
enum LocalFileSystem {
    private static let known: Set<Substring> = ["ext2", "ext3", "ext4", "xfs", "btrfs", "f2fs", "zfs", "bcachefs", "tmpfs", "overlay"]

    /// The device a folder is on, as in `FileStamp`; nil where its file system is none of the known ones.
    static func device(of path: String) -> UInt64? {
        var status = stat()
        guard stat(path, &status) == 0, let proc = try? Folder("/proc/self"), let mounts = try? proc.read("mountinfo") else { return nil }
        let device = UInt64(status.st_dev)
        let types = types(of: device, in: String(decoding: mounts, as: UTF8.self))
        return !types.isEmpty && types.isSubset(of: known) ? device : nil
    }

    /// What is mounted from a device, wherever: what hides what needn't be asked then. A part of Btrfs has another number than its mount, and
    /// isn't found.
    /// - Parameter mounts: as in proc(5), `/proc/pid/mountinfo`.
    static func types(of device: UInt64, in mounts: String) -> Set<Substring> {
        // As glibc's makedev(3) puts both into one number.
        let (major, minor) = (device >> 8 & 0xFFF | device >> 32 & ~0xFFF, device & 0xFF | device >> 12 & 0xFFFF_FF00)
        let number = "\(major):\(minor)"
        var types: Set<Substring> = []
        for line in mounts.split(separator: "\n") {
            let words = line.split(separator: " ")
            guard words.count > 4, words[2] == number, let dash = words.dropFirst(6).firstIndex(of: "-"), dash + 1 < words.endIndex else {
                continue
            }
            types.insert(words[dash + 1])
        }
        return types
    }
}
