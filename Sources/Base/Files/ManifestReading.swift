// Reading a manifest byte by byte: a large site's has a hundred thousand lines, and each build begins with them.

import Glibc

extension Manifest {
    enum Kind {
        case input, output
    }

    /// The first line without its end, or nil.
    static func head(_ bytes: [UInt8]) -> (tool: String, options: String)? {
        let words = bytes.prefix { $0 != 0x0A }.split(separator: 0x20, omittingEmptySubsequences: false)
            .map { String(decoding: $0, as: UTF8.self) }
        guard words.count == 5, words[0] == "dossier", words[1] == "manifest", words[2] == "1" else { return nil }
        return (words[3], words[4])
    }

    /// The lines after the first, shared out: each part ends where a line does.
    static func parts(of bytes: [UInt8], count: Int) -> [Range<Int>] {
        var start = bytes.firstIndex(of: 0x0A) ?? bytes.count
        return (1...max(1, count)).map { part in
            let even = max(start, bytes.count / max(1, count) * part)
            let end = part >= count ? bytes.count : bytes[even...].firstIndex(of: 0x0A) ?? bytes.count
            defer { start = end }
            return start..<end
        }
    }

    /// Some of the lines after the first; nil when one of them is none of ours.
    static func entries(_ bytes: UnsafeBufferPointer<UInt8>) -> (inputs: [Entry], outputs: [Entry])? {
        var inputs: [Entry] = []
        var outputs: [Entry] = []
        var rest = bytes[...]
        while let line = line(&rest) {
            if line.isEmpty { continue }
            guard let (kind, entry) = entry(line) else { return nil }
            switch kind {
            case .input: inputs.append(entry)
            case .output: outputs.append(entry)
            }
        }
        return (inputs, outputs)
    }

    /// Takes a line off the front.
    private static func line(_ rest: inout Slice<UnsafeBufferPointer<UInt8>>) -> UnsafeBufferPointer<UInt8>? {
        let bytes = UnsafeBufferPointer(rebasing: rest)
        guard let start = bytes.baseAddress, !bytes.isEmpty else { return nil }
        guard let end = memchr(start, 0x0A, bytes.count) else {
            rest = rest.suffix(0)
            return bytes
        }
        let length = UnsafeRawPointer(end) - UnsafeRawPointer(start)
        rest = rest.dropFirst(length + 1)
        return UnsafeBufferPointer(start: start, count: length)
    }

    private static func entry(_ line: UnsafeBufferPointer<UInt8>) -> (Kind, Entry)? {
        guard let afterKind = line.firstIndex(of: 0x20) else { return nil }
        let kind: Kind
        switch afterKind {
        case 2 where line[0] == 0x69 && line[1] == 0x6E: kind = .input
        case 3 where line[0] == 0x6F && line[1] == 0x75 && line[2] == 0x74: kind = .output
        default: return nil
        }
        guard let afterHash = line[(afterKind + 1)...].firstIndex(of: 0x20), let afterSize = line[(afterHash + 1)...].firstIndex(of: 0x20),
            let size = number(line[(afterHash + 1)..<afterSize]), let path = path(UnsafeBufferPointer(rebasing: line[(afterSize + 1)...]))
        else { return nil }
        let digits = UnsafeBufferPointer(rebasing: line[(afterKind + 1)..<afterHash])
        let hash = Fingerprint(digits: digits)
        guard hash != nil || digits.elementsEqual(CollectionOfOne(0x2D)) else { return nil }
        // Outputs of the last build may be removed by the next: none may lie outside.
        guard kind == .input || OutputPath.isSafe(path) else { return nil }
        return (kind, Entry(path: path, hash: hash, size: size))
    }

    private static func number(_ digits: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
        guard (1...18).contains(digits.count) else { return nil }
        var number = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            number = number * 10 + Int(digit - 0x30)
        }
        return number
    }

    /// An input's name may hold any byte but `/` and zero; a line can't, so `\0a` stands for a line feed.
    private static func path(_ written: UnsafeBufferPointer<UInt8>) -> String? {
        guard let start = written.baseAddress, memchr(start, 0x5C, written.count) != nil else {
            return String(validating: written, as: UTF8.self)
        }
        var out: [UInt8] = []
        var rest = written[...]
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
