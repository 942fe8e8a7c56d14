// Files inside a file: `data:` addresses (RFC 2397), so that a pack asks nobody for anything.

import Foundation

enum DataAddress {
    static func bytes(_ content: [UInt8], type: String) -> [UInt8] {
        Array("data:\(type);base64,".utf8) + base64(content)
    }

    /// The type of a picture by the ending of its name; nil for what is no picture.
    static func pictureType(of path: String) -> String? {
        let ending = path.split(separator: ".").last.map { $0.lowercased() }
        return switch ending {
        case "png": "image/png"
        case "jpg", "jpeg": "image/jpeg"
        case "gif": "image/gif"
        case "webp": "image/webp"
        case "svg": "image/svg+xml"
        default: nil
        }
    }

    private static let digits = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)

    /// RFC 4648, section 4.
    static func base64(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity((bytes.count + 2) / 3 * 4)
        var place = 0
        while place < bytes.count {
            let left = bytes.count - place
            let group = Int(bytes[place]) << 16 | (left > 1 ? Int(bytes[place + 1]) << 8 : 0) | (left > 2 ? Int(bytes[place + 2]) : 0)
            out.append(digits[group >> 18])
            out.append(digits[group >> 12 & 63])
            out.append(left > 1 ? digits[group >> 6 & 63] : UInt8(ascii: "="))
            out.append(left > 2 ? digits[group & 63] : UInt8(ascii: "="))
            place += 3
        }
        return out
    }
}

/// The site's fonts inside the style sheet.
enum FontFaces {
    /// `fonts.css` with each file it names written into it; empty where there is none.
    static func css(_ fonts: [String: [UInt8]]) -> [UInt8] {
        guard let sheet = fonts["fonts.css"] else { return [] }
        var text = String(decoding: sheet, as: UTF8.self)
        for (name, bytes) in fonts.sorted(by: { $0.key < $1.key }) where name.hasSuffix(".woff2") {
            text = text.replacing(
                "url(\(name))", with: "url(\(String(decoding: DataAddress.bytes(bytes, type: "font/woff2"), as: UTF8.self)))")
        }
        return Array(named(text).utf8)
    }

    /// Under names of their own: an installed font of the same name might be another version, and the paper would tell the machine. Each
    /// further file of the same face has a name with a number: the typesetter takes two files of one name for one, and mixes their letters.
    private static func named(_ sheet: String) -> String {
        var out = ""
        var counts: [String: Int] = [:]
        for (number, face) in sheet.split(separator: "@font-face", omittingEmptySubsequences: false).enumerated() {
            var face = String(face)
            if number > 0 {
                out += "@font-face"
                for (name, own) in [("Inter", "Dossier Sans"), ("Vollkorn", "Dossier Serif")] where face.contains("font-family: \(name);") {
                    let kind = ["font-weight:", "font-style:"].map { key in
                        face.range(of: key).map { String(face[$0.upperBound...].prefix { $0 != ";" }) } ?? ""
                    }
                    counts["\(own) \(kind)", default: 0] += 1
                    let count = counts["\(own) \(kind)"] ?? 1
                    face = face.replacing("font-family: \(name);", with: "font-family: \"\(own)\(count > 1 ? " \(count)" : "")\";")
                }
            }
            out += face
        }
        return out
    }
}
