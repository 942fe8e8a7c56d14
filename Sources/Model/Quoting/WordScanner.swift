// Bytes → words, in one pass: ten million words a second count here, so ASCII is looked up in a table and nothing is allocated for it.

import Foundation

/// Reads the words of one file.
struct WordScanner {
    /// The running text.
    private var main = TextWords()
    /// What stands in it without being read on with it.
    private var asides: [TextWords] = []

    let bytes: UnsafeBufferPointer<UInt8>
    let dialect: TextDialect
    /// What each byte is to a word of the dialect.
    private let table: UnsafeBufferPointer<UInt8>
    private let shortest: Int
    var offset = 0
    private var end: Int

    /// The word that is being read: folded bytes, lower case as far as a table knows it.
    private var word: [UInt8] = []
    private var wordStart = 0
    private var wordEnd = 0
    /// Whether the word holds what only the whole folding knows.
    private var needsFolding = false
    private var isApostrophePending = false

    /// Elements that are being read apart, innermost last: the words before each, its name and how deep it is nested in itself.
    private var open: [(before: TextWords, name: ShortName, depth: Int)] = []
    private var pool: [TextWords] = []

    private init(_ bytes: UnsafeBufferPointer<UInt8>, _ dialect: TextDialect, _ table: UnsafeBufferPointer<UInt8>, shortest: Int) {
        self.bytes = bytes
        self.dialect = dialect
        self.table = table
        self.shortest = shortest
        end = bytes.count
        word.reserveCapacity(64)
        // Markup takes about half of a page, and a word with what follows it six bytes.
        main.reserveCapacity(bytes.count / 10)
    }

    /// - Returns: the running text, and what was read apart from it.
    static func words(of bytes: [UInt8], _ dialect: TextDialect, shortest: Int) -> (main: TextWords, asides: [TextWords]) {
        bytes.withUnsafeBufferPointer { bytes in
            dialect.table.withUnsafeBufferPointer { table in
                var scanner = WordScanner(bytes, dialect, table, shortest: shortest)
                scanner.scan()
                return (scanner.main, scanner.asides)
            }
        }
    }

    private mutating func scan() {
        if dialect == .markdown { listNumber() }
        scan(to: bytes.count)
        endWord()
        while !open.isEmpty { endAside() }
    }

    private mutating func scan(to limit: Int) {
        let before = end
        end = limit
        defer { end = before }
        let (bytes, table) = (bytes, table)
        while offset < limit {
            let byte = bytes[offset]
            let entry = table[Int(byte)]
            if entry > 3 {
                var after = offset + 1
                while after < limit, table[Int(bytes[after])] > 3 { after += 1 }
                // Most words are letters of ASCII between separators: these are never copied.
                if word.isEmpty, after == limit || table[Int(bytes[after])] == ByteClass.separator {
                    isApostrophePending = false
                    main.append(WordHash.hash(ascii: bytes, offset..<after), offset, after)
                    // What separates once is passed over with the word.
                    after += after < limit ? 1 : 0
                } else {
                    beginWord()
                    for place in offset..<after { word.append(table[Int(bytes[place])]) }
                    wordEnd = after
                }
                offset = after
                continue
            }
            switch entry {
            case ByteClass.apostrophe:
                apostrophe()
                offset += 1
            case ByteClass.beyond: scalar()
            case ByteClass.markup: markup(byte)
            default:
                endWord()
                offset += 1
            }
        }
    }

    // MARK: Words

    private mutating func beginWord() {
        if word.isEmpty { wordStart = offset }
        isApostrophePending = false
    }

    private mutating func apostrophe() {
        // One after another is a quotation mark, not inside a word.
        if isApostrophePending { endWord() } else if !word.isEmpty { isApostrophePending = true }
    }

    mutating func endWord() {
        isApostrophePending = false
        guard !word.isEmpty else { return }
        if needsFolding {
            word = Array(Folding.fold(String(decoding: word, as: UTF8.self)).lowercased().utf8)
            needsFolding = false
        }
        main.append(WordHash.hash(word), wordStart, wordEnd)
        word.removeAll(keepingCapacity: true)
    }

    /// One scalar beyond ASCII; a byte that begins none separates.
    private mutating func scalar() {
        guard let (value, length) = decoded(at: offset) else {
            endWord()
            offset += 1
            return
        }
        read(value, length: length)
    }

    /// Takes one scalar, however it was written.
    private mutating func read(_ value: UInt32, length: Int) {
        defer { offset += length }
        if value < 0x80 {
            let entry = TextDialect.plain.table[Int(value)]
            if entry == ByteClass.apostrophe { return apostrophe() }
            guard entry > 3 else { return endWord() }
            beginWord()
            word.append(entry)
            wordEnd = offset + length
            return
        }
        switch ScalarClass.of(value) {
        case ScalarClass.separator: endWord()
        case ScalarClass.nothing: break
        case ScalarClass.apostrophe: apostrophe()
        case ScalarClass.alone:
            endWord()
            beginWord()
            append(value)
            wordEnd = offset + length
            needsFolding = true
            endWord()
        case ScalarClass.rare:
            beginWord()
            append(value)
            wordEnd = offset + length
            needsFolding = true
        case let lower:
            beginWord()
            append(lower)
            wordEnd = offset + length
        }
    }

    private mutating func append(_ value: UInt32) {
        if let scalar = Unicode.Scalar(value), let encoded = UTF8.encode(scalar) { word.append(contentsOf: encoded) }
    }

    private func decoded(at place: Int) -> (UInt32, Int)? {
        func tail(_ index: Int) -> UInt32? {
            place + index < bytes.count && bytes[place + index] & 0xC0 == 0x80 ? UInt32(bytes[place + index] & 0x3F) : nil
        }
        let first = UInt32(bytes[place])
        switch first {
        case 0xC2...0xDF:
            guard let a = tail(1) else { return nil }
            return ((first & 0x1F) << 6 | a, 2)
        case 0xE0...0xEF:
            guard let a = tail(1), let b = tail(2) else { return nil }
            return ((first & 0x0F) << 12 | a << 6 | b, 3)
        case 0xF0...0xF4:
            guard let a = tail(1), let b = tail(2), let c = tail(3) else { return nil }
            return ((first & 0x07) << 18 | a << 12 | b << 6 | c, 4)
        default: return nil
        }
    }

    // MARK: What is read apart

    /// Reads a stretch apart from the words around it, and goes on after it.
    mutating func aside(_ range: Range<Int>) {
        defer { offset = range.upperBound }
        guard isLongEnough(range), open.count < 64 else { return }
        let (resumedStart, resumedEnd, resumed, folding) = (wordStart, wordEnd, word, needsFolding)
        word.removeAll(keepingCapacity: true)
        needsFolding = false
        beginAside(ShortName())
        let depth = open.count
        offset = range.lowerBound
        scan(to: range.upperBound)
        endWord()
        while open.count >= depth { endAside() }
        (wordStart, wordEnd, word, needsFolding) = (resumedStart, resumedEnd, resumed, folding)
    }

    /// So many words need at least so many letters and the spaces between them.
    private func isLongEnough(_ range: Range<Int>) -> Bool { range.count >= shortest * 2 - 1 }

    private mutating func beginAside(_ name: ShortName) {
        open.append((main, name, 1))
        main = pool.popLast() ?? TextWords()
    }

    private mutating func endAside() {
        guard let last = open.popLast() else { return }
        if main.count >= shortest, main.count > 0 {
            asides.append(main)
        } else {
            main.removeAll()
            pool.append(main)
        }
        main = last.before
    }

    // MARK: Markup

    private mutating func markup(_ byte: UInt8) {
        switch (byte, dialect) {
        case (0x3C, _): tag()
        case (0x26, _): entity()
        case (0x5C, .json): jsonEscape()
        case (0x5C, _):
            // Before punctuation it only says that the punctuation is text.
            if !isPunctuation(at(offset + 1)) { endWord() }
            offset += 1
            if offset < end, isPunctuation(at(offset)), at(offset) != 0x27 {
                endWord()
                offset += 1
            }
        case (0x2A, _): offset += 1
        case (0x5B, _): bracket()
        case (0x5D, _): closingBracket()
        case (0x7B, _):
            endWord()
            if at(offset + 1) == 0x23, let close = find(0x7D, from: offset, within: 300) {
                aside((offset + 1)..<(close + 1))
            } else {
                offset += 1
            }
        case (0x0A, _):
            endWord()
            offset += 1
            listNumber()
        case (0xC2, _): pilcrow()
        default:
            endWord()
            offset += 1
        }
    }

    func at(_ place: Int) -> UInt8 { place < end ? bytes[place] : 0 }

    private func isPunctuation(_ byte: UInt8) -> Bool {
        (0x21...0x2F).contains(byte) || (0x3A...0x40).contains(byte) || (0x5B...0x60).contains(byte) || (0x7B...0x7E).contains(byte)
    }

    private func find(_ byte: UInt8, from place: Int, within limit: Int) -> Int? {
        var index = place
        while index < min(end, place + limit) {
            if bytes[index] == byte { return index }
            index += 1
        }
        return nil
    }

    /// `[[page|shown]]`, `[@citation]`, `[^note]`.
    private mutating func bracket() {
        switch at(offset + 1) {
        case 0x5B:
            // Neither end of a link ends a word: [[Vellmouth]]ers.
            offset += 2
            var place = offset
            var hasFragment = false
            while place < min(end, offset + 1000) {
                switch bytes[place] {
                case 0x7C: return aside(offset..<(place + 1))
                case 0x23: hasFragment = true
                // By id the page shows the name of what it leads to, not these words.
                case 0x5D: return hasFragment ? aside(offset..<place) : ()
                case 0x5B: return
                default: break
                }
                place += 1
            }
        case 0x40: citation()
        case 0x5E:
            endWord()
            if let close = find(0x5D, from: offset, within: 100) { aside((offset + 1)..<(close + 1)) } else { offset += 1 }
        default:
            endWord()
            offset += 1
        }
    }

    /// Where the last search for a citation's end gave up: no other before it need be begun.
    private var unclosedBefore = 0

    private mutating func citation() {
        endWord()
        var place = offset + 2
        let limit = min(end, offset + 20_000)
        var inWords = false
        while place < limit, offset >= unclosedBefore {
            switch bytes[place] {
            case 0x5C: place += 1
            case 0x22: inWords.toggle()
            case 0x5D where !inWords:
                if bytes[place - 1] != 0x5D, at(place + 1) != 0x5D { return aside((offset + 1)..<(place + 1)) }
            default: break
            }
            place += 1
        }
        unclosedBefore = max(unclosedBefore, limit)
        offset += 1
    }

    /// `](address "title")`.
    private mutating func closingBracket() {
        if at(offset + 1) == 0x5D {
            offset += 2
            return
        }
        endWord()
        offset += 1
        guard at(offset) == 0x28, let close = find(0x29, from: offset, within: 2000) else { return }
        aside(offset..<(close + 1))
    }

    /// At the beginning of a line, the number of a list's item.
    private mutating func listNumber() {
        var place = offset
        while at(place) == 0x20 || at(place) == 0x3E { place += 1 }
        let first = place
        while (0x30...0x39).contains(at(place)), place < first + 9 { place += 1 }
        if place > first, at(place) == 0x2E || at(place) == 0x29, at(place + 1) == 0x20 { offset = place }
    }

    /// `¶3`: a paragraph's mark, not a word of its text.
    private mutating func pilcrow() {
        guard at(offset + 1) == 0xB6 else { return scalar() }
        endWord()
        offset += 2
        while (0x30...0x39).contains(at(offset)) { offset += 1 }
    }

    private mutating func jsonEscape() {
        if at(offset + 1) == 0x75, let value = hexadecimal(offset + 2, digits: 4) {
            read(value, length: 6)
        } else {
            endWord()
            offset += 2
        }
    }

    private func hexadecimal(_ place: Int, digits: Int) -> UInt32? {
        var value: UInt32 = 0
        for index in 0..<digits {
            guard let digit = Character(Unicode.Scalar(at(place + index))).hexDigitValue else { return nil }
            value = value << 4 | UInt32(digit)
        }
        return value
    }

    // MARK: HTML

    /// `&amp;`, `&#39;`, `&#x2019;`: the scalar it stands for; another name separates.
    private mutating func entity() {
        guard let close = find(0x3B, from: offset, within: 12) else {
            endWord()
            offset += 1
            return
        }
        let name = String(decoding: bytes[(offset + 1)..<close], as: UTF8.self)
        let value: UInt32? =
            if name.hasPrefix("#x") || name.hasPrefix("#X") {
                UInt32(name.dropFirst(2), radix: 16)
            } else if name.hasPrefix("#") { UInt32(name.dropFirst()) } else { Self.entities[name] }
        read(value.flatMap { Unicode.Scalar($0) }?.value ?? 0x20, length: close + 1 - offset)
    }

    private static let entities: [String: UInt32] = [
        "apos": 0x27, "rsquo": 0x2019, "lsquo": 0x2018, "shy": 0xAD, "zwj": 0x200D, "zwnj": 0x200C,
    ]

    private mutating func tag() {
        let next = at(offset + 1)
        if next == 0x21, at(offset + 2) == 0x2D, at(offset + 3) == 0x2D {
            var place = offset + 4
            while place < end, !(bytes[place] == 0x3E && bytes[place - 1] == 0x2D && bytes[place - 2] == 0x2D) { place += 1 }
            return aside((offset + 4)..<max(offset + 4, place))
        }
        let isEnd = next == 0x2F
        var place = offset + (isEnd ? 2 : 1)
        let nameStart = place
        while isNameByte(at(place)) { place += 1 }
        guard place > nameStart || next == 0x21 || next == 0x3F else {
            endWord()
            offset += 1
            return
        }
        guard dialect == .html || isClosed(place) else {
            endWord()
            offset += 1
            return
        }
        let name = ShortName(bytes, nameStart..<place)
        let start = offset
        let isLabel = attributes(from: place, name: name) && !isEnd
        if !KnownNames.inlineElements.contains(name) { endWord() }
        closeOrOpen(name, isEnd: isEnd, isLabel: isLabel, isEmpty: offset >= 2 && offset > start + 2 && bytes[offset - 2] == 0x2F)
    }

    /// Whether what looks like a tag in Markdown ends like one.
    private func isClosed(_ place: Int) -> Bool {
        for index in place..<max(place, min(end, place + 2000)) {
            if bytes[index] == 0x3E { return true }
            if bytes[index] == 0x3C { return false }
        }
        return false
    }

    private func isNameByte(_ byte: UInt8) -> Bool {
        (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte) || byte == 0x2D || byte == 0x3A
    }

    /// Reads on to the tag's end; the values of attributes are read apart.
    /// - Returns: whether the class is one of those the site's own labels have.
    private mutating func attributes(from place: Int, name: ShortName) -> Bool {
        var place = place
        var isLabel = name == KnownNames.aside
        var attributeStart = place
        let (bytes, end) = (bytes, end)
        while place < end, bytes[place] != 0x3E {
            let byte = bytes[place]
            guard byte == 0x22 || byte == 0x27, place > 0, bytes[place - 1] == 0x3D else {
                if byte <= 0x20 { attributeStart = place + 1 }
                place += 1
                continue
            }
            let value = place + 1
            place = value
            while place < end, bytes[place] != byte { place += 1 }
            if isClass(attributeStart..<(value - 2)), KnownNames.labels.contains(ShortName(bytes, value..<place)) { isLabel = true }
            if isLongEnough(value..<place) {
                let resume = offset
                aside(value..<place)
                offset = resume
            }
            place = min(end, place + 1)
        }
        offset = min(end, place + 1)
        return isLabel
    }

    private func isClass(_ range: Range<Int>) -> Bool {
        range.count == 5 && ShortName(bytes, range) == KnownNames.classAttribute
    }

    /// An element that the site puts between words is read apart from them.
    private mutating func closeOrOpen(_ name: ShortName, isEnd: Bool, isLabel: Bool, isEmpty: Bool) {
        guard !name.isEmpty else { return }
        if let last = open.indices.last, open[last].name == name, !isEmpty {
            open[last].depth += isEnd ? -1 : 1
            if open[last].depth == 0 {
                endWord()
                endAside()
            }
        } else if isLabel, !isEmpty, open.count < 32 {
            endWord()
            beginAside(name)
        }
    }
}
