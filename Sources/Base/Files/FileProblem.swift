// What can be wrong with a file before its content is looked at, in words for people.

import Diagnostics
import Glibc

/// Why a file could not be read or written.
public struct FileProblem: Error, Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        case missing, denied, directory
        case special(String)
        case tooLarge(Int)
        case leadsOutside, linkedFolder, badName
        case system(Int32)
        /// A path that would lead out of its folder, or that no file system and manifest can hold.
        case unsafePath
        /// What stands where a build has to write.
        case obstacle(String)
        /// The file is not the one that was read any more.
        case changed
    }

    public var path: String
    public var kind: Kind

    public init(_ path: String, _ kind: Kind) {
        self.path = path
        self.kind = kind
    }

    init(_ path: String, errno code: Int32) {
        switch code {
        case ENOENT: self.init(path, .missing)
        case EACCES, EPERM: self.init(path, .denied)
        case ELOOP: self.init(path, .leadsOutside)
        case EISDIR: self.init(path, .directory)
        case ENXIO: self.init(path, .special("a socket or pipe"))
        default: self.init(path, .system(code))
        }
    }

    /// One sentence without the path and without a full stop.
    public var message: String {
        switch kind {
        case .missing: "there is no such file"
        case .denied: "this file cannot be read: permission denied"
        case .directory: "this is a folder, not a file"
        case .special(let what): "this is \(what), not a file; it was not read"
        case .tooLarge(let limit): "this file is larger than \(limit < 1_000_000 ? "\(limit) bytes" : "\(limit / 1_000_000) MB"); split it"
        case .leadsOutside: "this symbolic link leads out of the dossier or nowhere; it was not followed"
        case .linkedFolder: "this symbolic link leads to a folder; its files are read where they stand, not here"
        case .badName: "this file's name is not UTF-8; rename it"
        case .unsafePath: "this path is not one below the folder; nothing was read or written"
        case .changed: "this file was changed while its findings were looked for; nothing was written"
        case .obstacle(let what): "here is \(what); nothing was written"
        case .system(let code): "the system says: \(String(cString: strerror(code)))"
        }
    }

    public var diagnostic: Diagnostic {
        switch kind {
        case .leadsOutside, .linkedFolder:
            Diagnostic(.warning, rule: "symbolic-link", message, at: SourceRange(path: path))
        default: Diagnostic(.error, rule: "unreadable-file", message, at: SourceRange(path: path))
        }
    }
}
