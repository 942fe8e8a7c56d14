// What can be told of a line from the shapes of its words alone, in any language with capitals.

/// A line's words and what they look like.
struct Words: Sendable {
    /// As written, split at white space.
    let all: [String]
    let text: String

    init(_ text: String) {
        self.text = Self.trimmed(text)
        all = text.unicodeScalars.split { $0.properties.isWhitespace }.map { String(String.UnicodeScalarView($0)) }
    }

    /// Words with a letter or digit in them.
    ///
    /// Where a script sets no spaces between words, two of its letters are taken for one.
    var count: Int {
        all.reduce(0) { total, word in
            guard word.unicodeScalars.contains(where: { $0.properties.isAlphabetic || $0.properties.numericType != nil }) else {
                return total
            }
            return total + max(1, word.unicodeScalars.count { $0.value >= 0x0E00 && Self.isUnspaced($0) } / 2)
        }
    }

    /// Thai, Lao, Khmer, Burmese, kana and ideographs.
    private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
        (0x0E00...0x0EFF).contains(scalar.value) || (0x1000...0x109F).contains(scalar.value) || (0x1780...0x17FF).contains(scalar.value)
            || (0x3040...0x30FF).contains(scalar.value) || scalar.properties.isIdeographic
    }

    static func trimmed(_ text: String) -> String {
        let scalars = text.unicodeScalars
        guard let first = scalars.firstIndex(where: { !isSpace($0) }), let last = scalars.lastIndex(where: { !isSpace($0) }) else {
            return ""
        }
        return String(scalars[first...last])
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace || scalar == "\u{FEFF}" || scalar == "\u{200B}"
    }

    /// The letters and digits of a word, in lower case.
    static func core(_ word: String) -> String {
        var out = String.UnicodeScalarView()
        for scalar in word.unicodeScalars where scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-" {
            out.append(scalar)
        }
        return String(out).lowercased()
    }

    var hasLetters: Bool { text.unicodeScalars.contains { $0.properties.isAlphabetic } }

    // MARK: Sentences

    private static let closers: Set<Unicode.Scalar> = [
        "\"", "'", "\u{201D}", "\u{201C}", "\u{2019}", "\u{BB}", "\u{203A}", ")", "]", "*", "_",
        "\u{300D}", "\u{300F}", "\u{FF09}", "\u{3011}", "\u{300B}",
    ]

    /// The last scalar that isn't a closing mark.
    private var lastMark: Unicode.Scalar? { text.unicodeScalars.last { !Self.closers.contains($0) && !Self.isSpace($0) && $0 != "\u{AD}" } }

    /// Full stops and their like: Latin; Chinese and Japanese; Arabic and Urdu; Devanagari; Armenian.
    private static let stops: Set<Unicode.Scalar> = [
        ".", "!", "?", "\u{2026}", "\u{3002}", "\u{FF01}", "\u{FF1F}", "\u{FF0E}", "\u{FF61}", "\u{061F}", "\u{06D4}", "\u{0964}",
        "\u{0589}",
    ]

    /// Whether it ends in `.`, `!`, `?`, `…` or what other scripts write for them, with closing marks behind.
    var endsSentence: Bool { lastMark.map(Self.stops.contains) ?? false }

    var endsInQuestion: Bool { lastMark == "?" || lastMark == "\u{FF1F}" || lastMark == "\u{061F}" }

    var endsInComma: Bool { lastMark == "," || lastMark == "\u{FF0C}" || lastMark == "\u{060C}" }

    var endsInColon: Bool { lastMark == ":" || lastMark == ";" || lastMark == "\u{FF1A}" || lastMark == "\u{FF1B}" }

    var endsInHyphen: Bool { lastMark == "-" || lastMark == "\u{2010}" || lastMark == "\u{AD}" }

    /// Whether its first letter, behind quotation marks at most, is a small one.
    var startsLower: Bool {
        for scalar in text.unicodeScalars {
            if scalar.properties.isAlphabetic { return scalar.properties.isLowercase }
            if scalar == "," || scalar == ";" || scalar == ")" { return true }
            guard Self.openers.contains(scalar) else { return false }
        }
        return false
    }

    private static let openers: Set<Unicode.Scalar> = ["\"", "'", "\u{201C}", "\u{2018}", "\u{AB}", "\u{201E}", "(", "["]

    /// How many sentences it holds, by their ends.
    var sentences: Int {
        var count = 0
        for (index, word) in all.enumerated() where Words(word).endsSentence {
            let core = Self.core(word)
            let isLast = index + 1 == all.count
            // Initials and short abbreviations don't end one, unless the text ends with them.
            if isLast || (core.unicodeScalars.count > 2 && !Words(all[index + 1]).startsLower) { count += 1 }
        }
        return count
    }

    /// Whether quotation marks hold it from the first to the last letter.
    var isQuoted: Bool {
        guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last, text.unicodeScalars.count > 2 else {
            return false
        }
        let pairs: [(Unicode.Scalar, Unicode.Scalar)] = [
            ("\"", "\""), ("\u{201C}", "\u{201D}"), ("\u{AB}", "\u{BB}"), ("\u{201E}", "\u{201C}"), ("\u{201E}", "\u{201D}"),
            ("\u{2018}", "\u{2019}"),
            ("'", "'"),
        ]
        guard let pair = pairs.first(where: { $0.0 == first && $0.1 == last }) else { return false }
        return !text.unicodeScalars.dropFirst().dropLast().contains { $0 == pair.1 && pair.1 != "\u{2019}" && pair.1 != "'" }
    }

    // MARK: Names

    private static let particles: Set<String> = [
        "de", "del", "della", "di", "da", "dos", "du", "van", "von", "der", "den", "ter", "zu", "la", "le", "al", "el", "bin", "ibn", "abu",
        "af", "y", "ben", "and", "und", "et", "i", "и", "і", "oraz",
    ]

    /// Words that stand in outlets' names and headings, never in people's.
    private static let notNames: Set<String> = [
        "news", "press", "times", "agency", "institute", "foundation", "centre", "center", "university", "report", "reports", "daily",
        "review",
        "journal", "magazine", "post", "hub", "online", "media", "radio", "analysis", "opinion", "politics", "security", "world", "home",
        "the", "a", "of", "in", "on", "for", "to", "at", "with", "from", "by", "is", "are", "what", "why", "how", "who", "when", "where",
        "council", "ministry", "government", "union", "bank", "party", "committee", "office", "college", "school", "team", "staff",
        "editorial",
        "главная", "новости", "политика", "мнение", "агентство", "институт", "редакция", "навіны", "новини", "aktualności", "wiadomości",
        "redakcja", "nachrichten", "redaktion", "introduction", "background", "conclusion", "conclusions", "summary", "abstract",
    ]

    /// The names of people that this is, in whole: two to four capitalised words each, joined by commas or "and".
    var people: [String]? {
        guard text.unicodeScalars.count <= 120, !text.unicodeScalars.contains(where: { $0.properties.numericType != nil }) else {
            return nil
        }
        var names: [[String]] = [[]]
        for word in all {
            let isJoint = ["and", "und", "et", "&", "i", "и", "і", "oraz", "y"].contains(word.lowercased())
            if isJoint {
                names.append([])
                continue
            }
            let endsPart = word.hasSuffix(",")
            names[names.count - 1].append(endsPart ? String(word.dropLast()) : word)
            if endsPart { names.append([]) }
        }
        names.removeAll(where: \.isEmpty)
        guard !names.isEmpty, names.count <= 8, names.allSatisfy(Self.isPerson) else { return nil }
        return names.map { $0.joined(separator: " ") }
    }

    static func isPerson(_ words: [String]) -> Bool {
        let capitals = words.filter { !particles.contains($0) }
        guard (2...4).contains(capitals.count), words.count <= 6, words.first.map({ !particles.contains($0) || $0 == "al" }) == true else {
            return false
        }
        return capitals.allSatisfy { word in
            guard let first = word.unicodeScalars.first, first.properties.isUppercase, !notNames.contains(core(word)) else { return false }
            let isInitial = word.unicodeScalars.count <= 4 && word.hasSuffix(".")
            let letters = word.unicodeScalars.filter { $0.properties.isAlphabetic }
            guard isInitial || letters.count >= 2 else { return false }
            return isInitial
                || word.unicodeScalars.allSatisfy {
                    $0.properties.isAlphabetic || $0 == "-" || $0 == "'" || $0 == "\u{2019}"
                        || $0.properties.generalCategory == .nonspacingMark
                }
        } && capitals.contains { $0.unicodeScalars.count > 2 }
    }

    private static let offices: Set<String> = [
        "president", "director", "editor", "editor-in-chief", "chairman", "chairwoman", "chair", "secretary", "founder", "publisher", "ceo",
        "редактор", "директор", "президент", "рэдактар", "дырэктар", "redaktor", "dyrektor", "prezes", "präsident", "direktor",
        "herausgeber",
        "président", "directeur", "rédacteur", "redaktorius", "direktorius",
    ]

    /// "Name, President": a person and the office held, as mastheads print them.
    var office: (name: String, office: String)? {
        guard let comma = text.firstIndex(of: ","), all.count <= 10 else { return nil }
        let name = Words(String(text[..<comma]))
        let rest = Words(String(text[text.index(after: comma)...]))
        guard Self.isPerson(name.all), let office = rest.all.first(where: { Self.offices.contains(Self.core($0)) }) else { return nil }
        return (name.text, office)
    }

    /// `PoliticsSecurity`: one word in which a capital follows a small letter.
    var isGluedLabel: Bool {
        guard all.count == 1, let word = all.first else { return false }
        var wasLower = false
        for scalar in word.unicodeScalars {
            if scalar.properties.isUppercase && wasLower { return true }
            wasLower = scalar.properties.isLowercase
        }
        return false
    }

    /// Whether nearly all longer words begin with a capital, as headings in English do.
    var isTitleCase: Bool {
        let long = all.filter { Self.core($0).unicodeScalars.count >= 4 }
        guard !long.isEmpty else { return true }
        return long.count { $0.unicodeScalars.first { $0.properties.isAlphabetic }?.properties.isUppercase == true } * 4 >= long.count * 3
    }

    private static let bullets: Set<Unicode.Scalar> = ["\u{2022}", "\u{25CF}", "\u{25AA}", "\u{2023}", "*", "\u{B7}"]

    /// Whether a list's mark begins it.
    var isListItem: Bool {
        guard let first = all.first, all.count > 1 else { return false }
        if let mark = first.unicodeScalars.first, first.unicodeScalars.count == 1,
            Self.bullets.contains(mark) || mark == "-" || mark == "\u{2013}"
        {
            return true
        }
        let digits = first.prefix { $0.isASCII && $0.isNumber }
        return (1...3).contains(digits.count) && [".", ")"].contains(String(first.dropFirst(digits.count)))
    }

    /// `Q`, `—` or `Anna Test`: what stands where an interview or a transcript names who speaks; a heading may look the same.
    var speaker: String? {
        if let first = all.first, all.count > 1, first == "\u{2014}" || first == "\u{2013}" { return first }
        guard let colon = text.prefix(60).firstIndex(of: ":"), case let rest = text[colon...].dropFirst(), rest.first?.isWhitespace == true
        else {
            return nil
        }
        let label = Words(String(text[..<colon]))
        guard (1...4).contains(label.all.count) else { return nil }
        let isName = label.all.allSatisfy { $0.unicodeScalars.first?.properties.isUppercase == true }
        return isName ? label.text : nil
    }
}
