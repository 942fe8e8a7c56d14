// What a finished build remembers of itself, so that the next one can do only what is needed.

import Workers

/// The record a build leaves in its output folder: fingerprints of all it read, of the tool, of all it wrote.
///
/// As text: a first line `dossier manifest 1 TOOL OPTIONS`, then one line a file, `in|out HASH SIZE PATH`, in byte order
/// of the paths; in a path a backslash and two hexadecimal digits stand for a control character or a backslash.
public struct Manifest: Sendable, Hashable {
    public struct Entry: Sendable, Hashable {
        public var path: String
        /// Nil for a file that a build owns and didn't make.
        public var hash: Fingerprint?
        /// In bytes.
        public var size: Int

        public init(path: String, hash: Fingerprint?, size: Int) {
            self.path = path
            self.hash = hash
            self.size = size
        }

        public init(path: String, bytes: [UInt8]) {
            self.init(path: path, hash: Fingerprint(bytes), size: bytes.count)
        }

        public static func == (a: Entry, b: Entry) -> Bool {
            a.hash == b.hash && a.size == b.size && a.path.hasSameBytes(as: b.path)
        }
    }

    /// Fingerprint of the program that wrote it.
    public var tool: String
    /// Fingerprint of the options that change the output.
    public var options: String
    public var inputs: [Entry]
    public var outputs: [Entry]

    public static let fileName = ".dossier-manifest"

    public init(tool: String, options: String, inputs: [Entry], outputs: [Entry]) {
        self.tool = tool
        self.options = options
        self.inputs = inputs.sorted { $0.path.precedesInBytes($1.path) }
        self.outputs = outputs.sorted { $0.path.precedesInBytes($1.path) }
    }

    /// Nil when the bytes are no manifest of this version; a lost manifest costs only time.
    public init?(_ bytes: [UInt8], workers: Workers = Workers(1)) {
        guard let head = Self.head(bytes) else { return nil }
        let parts = workers.map(Self.parts(of: bytes, count: workers.count)) { part in
            bytes.withUnsafeBufferPointer { Self.entries(UnsafeBufferPointer(rebasing: $0[part])) }
        }
        guard !parts.contains(where: { $0 == nil }) else { return nil }
        self.init(
            tool: head.tool, options: head.options, inputs: parts.flatMap { $0?.inputs ?? [] }, outputs: parts.flatMap { $0?.outputs ?? [] }
        )
    }

    public var bytes: [UInt8] {
        var out: [UInt8] = Array("dossier manifest 1 \(tool) \(options)\n".utf8)
        for (kind, entries) in [("in", inputs), ("out", outputs)] {
            for entry in entries {
                out += "\(kind) \(entry.hash?.description ?? "-") \(entry.size) ".utf8
                for byte in entry.path.utf8 {
                    if byte < 0x20 || byte == 0x5C || byte == 0x7F {
                        out += [0x5C, Self.digits[Int(byte >> 4)], Self.digits[Int(byte & 15)]]
                    } else {
                        out.append(byte)
                    }
                }
                out.append(0x0A)
            }
        }
        return out
    }

    static let digits = Array("0123456789abcdef".utf8)
}

/// Whether a relative path may be written below an output folder.
public enum OutputPath {
    /// No empty, `.` or `..` parts, no leading slash, no control characters, no part over 255 bytes.
    public static func isSafe(_ path: String) -> Bool {
        var path = path
        return path.withUTF8 { bytes in
            // Where the part began, and whether it has been dots alone so far.
            var start = 0
            var isDots = true
            func endsWell(at end: Int) -> Bool { (1...255).contains(end - start) && !(isDots && end - start <= 2) }
            for (place, byte) in bytes.enumerated() {
                switch byte {
                case UInt8(ascii: "/"):
                    guard endsWell(at: place) else { return false }
                    start = place + 1
                    isDots = true
                case UInt8(ascii: "."): break
                case 0x00..<0x20, 0x7F, 0x5C: return false
                default: isDots = false
                }
            }
            return endsWell(at: bytes.count)
        }
    }
}
