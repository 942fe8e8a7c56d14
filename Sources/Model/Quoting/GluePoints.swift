// Where a line of an article holds two paragraphs that lost the space between them: the halves `3/1` and `3/2` of a paragraph map.

/// The glue points of a line: a sentence's end directly followed by the next one's beginning, as in `by Russia.Belarusian officials`.
///
/// The half `n/k` of a paragraph map is the k-th piece, from 1, of line n cut at all of these.
public enum GluePoints {
    /// Offsets at which a new half begins, ascending, never 0. Linear in the length of the line.
    ///
    /// A point stands behind `.`, `!`, `?` or `…` and closing quotation marks, before an upper-case letter (or an opening quotation mark
    /// and one). The sentence must end in a lower-case letter, a digit, a closing mark or an acronym. Initials (`J.Smith`), abbreviations
    /// (`U.S.Army`, `e.g.Minsk`, `St.Petersburg`), section numbers (`4.A`) and web addresses are none.
    public static func find(in line: [Unicode.Scalar]) -> [Int] {
        var points: [Int] = []
        var word = Token()
        var isLowQuoteOpen = false
        let hasLowQuote = line.contains("\u{201E}")
        var index = 0
        while index < line.count {
            let scalar = line[index]
            if scalar == "\u{201E}" { isLowQuoteOpen = true }
            guard isTerminator(scalar), index > 0 else {
                word.take(scalar)
                index += 1
                continue
            }
            let end = index
            while index < line.count, isTerminator(line[index]) { index += 1 }
            var next = index
            while next < line.count, isClosing(line[next], afterLowQuote: isLowQuoteOpen) {
                if line[next] == "\u{201C}" { isLowQuoteOpen = false }
                next += 1
            }
            // A straight mark with a letter behind it may also open the next sentence; read as closing, the cut is the same for everyone.
            var start = next
            if start < line.count, isOpening(line[start]) { start += 1 }
            let stops = line[end..<index]
            if start < line.count, isCapital(line[start]), !word.isAddress,
                endsSentence(stops, before: end, word: word, hasLowQuote: hasLowQuote, in: line),
                !isSectionOrDomain(start, word: word, in: line), !isMailAddress(start, in: line)
            {
                points.append(next)
            }
            word.stop(stops)
            index = max(index, end + 1)
        }
        return points
    }

    /// What is known of the run of characters without spaces that leads up to a place.
    private struct Token {
        /// The letters and digits behind the last mark in it.
        var letters: [Unicode.Scalar] = []
        /// Whether a full stop stood in it before `letters`.
        var hasStop = false
        var isAddress = false
        private var previous: Unicode.Scalar = " "

        mutating func take(_ scalar: Unicode.Scalar) {
            if scalar.properties.isWhitespace {
                self = Token()
                return
            }
            if scalar == "@" || (scalar == "/" && (previous == "/" || hasStop)) { isAddress = true }
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                // Longer words are no abbreviations; the first letters tell.
                if letters.count < 24 { letters.append(scalar) }
            } else if !isInvisible(scalar) {
                letters = []
                hasStop = false
            }
            previous = scalar
        }

        mutating func stop(_ stops: ArraySlice<Unicode.Scalar>) {
            if letters.elementsEqual("www".unicodeScalars) { isAddress = true }
            hasStop = stops.elementsEqual(".".unicodeScalars)
            letters = []
            previous = "."
        }
    }

    private static func endsSentence(
        _ stops: ArraySlice<Unicode.Scalar>, before end: Int, word: Token, hasLowQuote: Bool, in line: [Unicode.Scalar]
    ) -> Bool {
        var place = end - 1
        while place > 0, isInvisible(line[place]) { place -= 1 }
        let last = line[place]
        if last == "\u{201C}" { return hasLowQuote }
        if last.properties.numericType != nil || closingBeforeStop.contains(last) { return true }
        guard last.properties.isAlphabetic else { return false }
        // A question or an exclamation ends a sentence after any word.
        guard stops.elementsEqual(".".unicodeScalars) else { return true }
        let isSingle = word.letters.count < 2
        if word.hasStop && word.letters.count < 3 || isSingle { return false }
        if last.properties.isLowercase { return !abbreviations.contains(string(word.letters).lowercased()) }
        // NATO.The: an acronym that ends its sentence; with stops in it (U.S.Army) it is none.
        return word.letters.allSatisfy { !$0.properties.isLowercase } || !last.properties.isUppercase
    }

    private static func isSectionOrDomain(_ start: Int, word: Token, in line: [Unicode.Scalar]) -> Bool {
        var after: [Unicode.Scalar] = []
        var index = start
        while index < line.count, line[index].properties.isAlphabetic, after.count < 8 {
            after.append(line[index])
            index += 1
        }
        let digits = word.letters.count { $0.properties.numericType != nil }
        if after.count == 1, digits == word.letters.count, digits < 3 { return true }
        return domains.contains(string(after).lowercased()) && !word.letters.isEmpty
    }

    /// Whether an @ stands in the same run of characters without spaces: `first.Last@example.org`.
    private static func isMailAddress(_ start: Int, in line: [Unicode.Scalar]) -> Bool {
        for scalar in line[start..<min(line.count, start + 64)] {
            if scalar == "@" { return true }
            if scalar.properties.isWhitespace { return false }
        }
        return false
    }

    /// What belongs to the letter before it.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{AD}" || scalar.properties.generalCategory == .nonspacingMark
    }

    private static func isTerminator(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "." || scalar == "!" || scalar == "?" || scalar == "\u{2026}"
    }

    private static func isClosing(_ scalar: Unicode.Scalar, afterLowQuote: Bool) -> Bool {
        switch scalar {
        case "\"", "'", "\u{201D}", "\u{2019}", "\u{BB}", "\u{203A}": true
        case "\u{201C}": afterLowQuote
        default: false
        }
    }

    private static func isOpening(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "\u{201C}" || scalar == "\u{201E}" || scalar == "\u{2018}" || scalar == "\u{AB}"
    }

    private static func isCapital(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isUppercase || scalar.properties.generalCategory == .titlecaseLetter
    }

    private static let closingBeforeStop: Set<Unicode.Scalar> = [
        ")", "]", "\"", "'", "\u{201D}", "\u{2019}", "\u{BB}", "\u{203A}", "%",
    ]

    /// Words written with a stop inside a sentence, where the next may be a name without a space.
    private static let abbreviations: Set<String> = [
        "mr", "mrs", "ms", "dr", "prof", "st", "gen", "col", "lt", "sgt", "capt", "cmdr", "adm", "sen", "rep", "gov", "pres", "rev", "hon",
        "www", "vs", "fig", "vol", "art", "pp", "ph", "jan", "feb", "apr", "aug", "sept", "oct", "nov", "dec", "approx", "ca",
        "str", "nr", "bzw", "ks", "im", "płk", "mec", "ул", "им", "пр", "рис", "стр", "см", "гл", "св", "тыс", "вул", "імя",
    ]

    private static let domains: Set<String> = ["com", "org", "net", "ru", "ua", "eu", "info", "tv", "gov", "edu"]

    private static func string(_ scalars: [Unicode.Scalar]) -> String {
        var text = String.UnicodeScalarView()
        text.append(contentsOf: scalars)
        return String(text)
    }
}
