// A page as a strict reader sees it: what the site's own HTML never does is a problem here, so nothing smuggled in passes for ours.

import Foundation

struct HTMLTag: Hashable {
    var name: String
    var attributes: [String: String]

    subscript(_ attribute: String) -> String? { attributes[attribute] }

    func hasClass(_ name: String) -> Bool {
        (self["class"] ?? "").split(separator: " ").contains { $0 == name }
    }
}

struct HTMLPage {
    enum Event: Hashable {
        case open(HTMLTag)
        case close(String)
        case text(String)
    }

    private(set) var events: [Event] = []
    /// What no page of ours holds: unquoted attributes, stray `<`, unknown references, tags that don't match.
    private(set) var problems: [String] = []

    private static let void: Set<String> = ["meta", "link", "img", "br", "hr", "input", "rect", "path", "circle", "line"]
    private let bytes: [UInt8]
    private var index = 0
    private var stack: [String] = []

    init(_ text: String) {
        bytes = Array(text.utf8)
        while index < bytes.count { next() }
        if !stack.isEmpty { problems.append("never closed: \(stack.joined(separator: " "))") }
    }

    var tags: [HTMLTag] { events.compactMap { if case .open(let tag) = $0 { tag } else { nil } } }

    var ids: [String] { tags.compactMap { $0["id"] } }

    /// Every address that a browser would open or load, in order.
    var addresses: [String] { tags.flatMap { tag in ["href", "src", "action", "data", "poster", "srcset"].compactMap { tag[$0] } } }

    /// All text, tags left out.
    var text: String { events.compactMap { if case .text(let text) = $0 { text } else { nil } }.joined() }

    /// The text without what stands in scripts.
    var textOutsideScripts: String {
        var isInScript = false
        var out = ""
        for event in events {
            switch event {
            case .open(let tag) where tag.name == "script": isInScript = true
            case .close("script"): isInScript = false
            case .text(let text) where !isInScript: out += text
            default: break
            }
        }
        return out
    }

    /// What stands inside the element of an id, its own tags left out.
    func inside(id: String) -> [Event] {
        inside { $0["id"] == id }
    }

    func inside(where isWanted: (HTMLTag) -> Bool) -> [Event] {
        guard let start = events.firstIndex(where: { if case .open(let tag) = $0 { isWanted(tag) } else { false } }) else { return [] }
        var depth = 0
        for end in events.index(after: start)..<events.count {
            switch events[end] {
            case .open(let tag): if !Self.void.contains(tag.name) { depth += 1 }
            case .close:
                if depth == 0 { return Array(events[(start + 1)..<end]) }
                depth -= 1
            case .text: break
            }
        }
        return []
    }

    // MARK: Reading

    private mutating func next() {
        guard bytes[index] == UInt8(ascii: "<") else {
            let start = index
            while index < bytes.count, bytes[index] != UInt8(ascii: "<") { index += 1 }
            events.append(.text(decoded(start..<index, "text")))
            return
        }
        if starts("<!doctype html>") {
            index += 15
        } else if starts("<!-- raw HTML omitted -->") {
            index += 25
        } else if starts("</") {
            index += 2
            let name = word()
            if name.isEmpty { problems.append("</ without a name at \(index)") }
            if !take(">") { problems.append("</\(name)> is not closed") }
            if stack.last == name { stack.removeLast() } else { problems.append("</\(name)> inside \(stack.last ?? "nothing")") }
            events.append(.close(name))
        } else {
            open()
        }
    }

    private mutating func open() {
        index += 1
        let name = word()
        guard !name.isEmpty else {
            problems.append(
                "a bare < at \(index): \(String(decoding: bytes[max(0, index - 30)..<min(bytes.count, index + 30)], as: UTF8.self))")
            return
        }
        var tag = HTMLTag(name: name, attributes: [:])
        var closesItself = false
        while index < bytes.count {
            let hadSpace = space()
            if take(">") { break }
            if starts("/>") {
                index += 2
                closesItself = true
                break
            }
            let attribute = word()
            guard !attribute.isEmpty, hadSpace else {
                problems.append(
                    "<\(name)> has something that is no attribute at \(index): \(String(decoding: bytes[index..<min(bytes.count, index + 30)], as: UTF8.self))"
                )
                index += 1
                continue
            }
            var value = ""
            if take("=") {
                guard take("\"") else {
                    problems.append("<\(name)> \(attribute)= without a quotation mark")
                    continue
                }
                let start = index
                while index < bytes.count, bytes[index] != UInt8(ascii: "\"") { index += 1 }
                value = decoded(start..<index, "\(name) \(attribute)")
                if bytes[start..<index].contains(where: { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: ">") }) {
                    problems.append("<\(name) \(attribute)> holds a raw bracket")
                }
                index += 1
            }
            if tag.attributes.updateValue(value, forKey: attribute) != nil { problems.append("<\(name)> has \(attribute) twice") }
        }
        if name == "a", stack.contains("a") { problems.append("a link in a link: \(tag["href"] ?? "")") }
        if ["p", "ul", "ol", "div", "blockquote", "table", "aside", "section"].contains(name), stack.last == "p" {
            problems.append("<\(name)> in a paragraph ends it")
        }
        events.append(.open(tag))
        if Self.void.contains(name) {
            if closesItself { return }
        } else if closesItself {
            problems.append("<\(name)/> closes nothing")
        } else {
            stack.append(name)
        }
    }

    private func starts(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        return index + count <= bytes.count && (0..<count).allSatisfy { bytes[index + $0] == text.utf8Start[$0] }
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
        index += 1
        return true
    }

    private mutating func space() -> Bool {
        let start = index
        while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x0A { index += 1 }
        return index > start
    }

    private mutating func word() -> String {
        let start = index
        while index < bytes.count,
            bytes[index] | 0x20 >= 0x61 && bytes[index] | 0x20 <= 0x7A || (0x30...0x39).contains(bytes[index]) || bytes[index] == 0x2D
        { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func decoded(_ range: Range<Int>, _ place: String) -> String {
        guard bytes[range].contains(UInt8(ascii: "&")) else { return String(decoding: bytes[range], as: UTF8.self) }
        var out = ""
        var rest = String(decoding: bytes[range], as: UTF8.self)[...]
        while let start = rest.firstIndex(of: "&") {
            out += rest[..<start]
            rest = rest[start...]
            guard let known = Self.references.first(where: { rest.hasPrefix($0.key) }) else {
                problems.append("\(place): an & that was not escaped: \(rest.prefix(12))")
                out += "&"
                rest = rest.dropFirst()
                continue
            }
            out += known.value
            rest = rest.dropFirst(known.key.count)
        }
        return out + rest
    }

    private static let references = ["&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'"]
}
