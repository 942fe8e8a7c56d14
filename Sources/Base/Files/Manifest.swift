// What a finished build remembers of itself, so that the next one can do only what is needed.

/// The record a build leaves in its output folder: fingerprints of all it read, of the tool, of all it wrote.
///
/// As text: a first line `dossier manifest 1 TOOL OPTIONS`, then one line a file, `in|out HASH SIZE PATH`, in byte order
/// of the paths; in a path a backslash and two hexadecimal digits stand for a control character or a backslash.
public struct Manifest: Sendable, Hashable {
    public struct Entry: Sendable, Hashable {
        public var path: String
        public var hash: String
        public var size: Int

        public init(path: String, hash: String, size: Int) {
            self.path = path
            self.hash = hash
            self.size = size
        }

        public init(path: String, bytes: [UInt8]) {
            self.init(path: path, hash: Fingerprint(bytes).description, size: bytes.count)
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
        self.inputs = inputs.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        self.outputs = outputs.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// Nil when the bytes are no manifest of this version; a lost manifest costs only time.
    public init?(_ bytes: [UInt8]) {
        let lines = bytes.split(separator: 0x0A)
        guard let head = lines.first else { return nil }
        let words = head.split(separator: 0x20, omittingEmptySubsequences: false).map { String(decoding: $0, as: UTF8.self) }
        guard words.count == 5, words[0] == "dossier", words[1] == "manifest", words[2] == "1" else { return nil }
        var inputs: [Entry] = []
        var outputs: [Entry] = []
        for line in lines.dropFirst() {
            let parts = line.split(separator: 0x20, maxSplits: 3, omittingEmptySubsequences: false)
            guard parts.count == 4, let size = Int(String(decoding: parts[2], as: UTF8.self)) else { return nil }
            guard size >= 0, let path = Self.unescaped(parts[3]) else { return nil }
            let entry = Entry(path: path, hash: String(decoding: parts[1], as: UTF8.self), size: size)
            if parts[0].elementsEqual("in".utf8) {
                inputs.append(entry)
            } else {
                // Outputs of the last build may be removed by the next: none may lie outside.
                guard parts[0].elementsEqual("out".utf8), OutputPath.isSafe(path) else { return nil }
                outputs.append(entry)
            }
        }
        self.init(tool: words[3], options: words[4], inputs: inputs, outputs: outputs)
    }

    public var bytes: [UInt8] {
        var out: [UInt8] = Array("dossier manifest 1 \(tool) \(options)\n".utf8)
        for (kind, entries) in [("in", inputs), ("out", outputs)] {
            for entry in entries {
                out += "\(kind) \(entry.hash) \(entry.size) ".utf8
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

    private static let digits = Array("0123456789abcdef".utf8)

    /// An input's name may hold any byte but `/` and zero; a line can't, so `\0a` stands for a line feed.
    private static func unescaped(_ path: some Collection<UInt8>) -> String? {
        guard path.contains(0x5C) else { return String(validating: path, as: UTF8.self) }
        var out: [UInt8] = []
        var rest = path[...]
        while let byte = rest.popFirst() {
            guard byte == 0x5C else {
                out.append(byte)
                continue
            }
            guard let high = rest.popFirst().flatMap(digits.firstIndex(of:)), let low = rest.popFirst().flatMap(digits.firstIndex(of:))
            else { return nil }
            out.append(UInt8(high << 4 | low))
        }
        return String(validating: out, as: UTF8.self)
    }
}

/// Whether a relative path may be written below an output folder.
public enum OutputPath {
    /// No empty, `.` or `..` parts, no leading slash, no control characters, no part over 255 bytes.
    public static func isSafe(_ path: String) -> Bool {
        guard !path.isEmpty, path.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != 0x5C }) else { return false }
        return path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).allSatisfy { part in
            !part.isEmpty && part.count <= 255 && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
        }
    }
}
