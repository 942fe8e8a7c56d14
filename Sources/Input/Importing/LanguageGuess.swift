// Which language an article is in, by letters that only one has and by the commonest words.

/// A language and why it was taken for that.
struct LanguageGuess: Sendable, Hashable {
    /// BCP 47.
    var tag: String
    var reason: String

    /// Nil where nothing stands out.
    static func guess(_ text: String) -> LanguageGuess? {
        var letters: [Unicode.Scalar: Int] = [:]
        var words: [String: Int] = [:]
        var total = 0
        for word in Words(text).all.prefix(20_000) {
            let core = Words.core(word)
            guard !core.isEmpty else { continue }
            total += 1
            words[core, default: 0] += 1
            for scalar in core.unicodeScalars where scalar.value >= 0x80 { letters[scalar, default: 0] += 1 }
        }
        guard total >= 5 else { return nil }
        var scores: [(language: Language, words: Int, letters: Int)] = languages.map { language in
            (
                language, language.words.reduce(0) { $0 + (words[$1] ?? 0) },
                language.letters.unicodeScalars.reduce(0) { $0 + (letters[$1] ?? 0) }
            )
        }
        scores.sort { ($0.words * 2 + $0.letters * 2, $1.language.tag) > ($1.words * 2 + $1.letters * 2, $0.language.tag) }
        guard let best = scores.first, best.words + best.letters > 0, best.words * 25 >= total || best.letters * 25 >= total else {
            return nil
        }
        let second = scores.dropFirst().first.map { $0.words + $0.letters } ?? 0
        guard best.words + best.letters > second else { return nil }
        let count = best.words
        var reason = "\(count) of \(total) words are among the commonest of \(best.language.name)"
        if best.letters > 0 { reason += ", \(best.letters) letters are ones that few others have" }
        return LanguageGuess(tag: best.language.tag, reason: reason)
    }

    private struct Language: Sendable {
        var tag: String
        var name: String
        var words: [String]
        /// Letters that tell it from its neighbours.
        var letters: String

        init(_ tag: String, _ name: String, _ words: String, letters: String = "") {
            self.tag = tag
            self.name = name
            self.words = words.split(separator: " ").map(String.init)
            self.letters = letters
        }
    }

    private static let languages = [
        Language("en", "English", "the of and to in that is was for on with as by at from it be are this his has not"),
        Language("ru", "Russian", "и в не на что с по как это из для от же он но к его за так был была", letters: "ыэъ"),
        Language("be", "Belarusian", "і ў не на што з па як гэта са для ад ён але да яго за так быў была пра", letters: "ўіыэ"),
        Language("uk", "Ukrainian", "і в не на що з по як це із для від він але до його за так був була та про", letters: "їєґі"),
        Language("pl", "Polish", "i w nie na że z po jak to się dla od jest ale do jego za tak był była oraz przez", letters: "łąęśżźń"),
        Language("de", "German", "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch", letters: "ßäöü"),
        Language("fr", "French", "le la les de des et à en un une du dans que qui pour sur pas est par au", letters: "èêçàœ"),
        Language("lt", "Lithuanian", "ir kad į iš su yra tai apie kaip bet buvo nuo dėl per jis po prie ar", letters: "ėįųū"),
        Language("lv", "Latvian", "un ka ir no ar par uz kā tas bet bija pēc arī lai pie vai to šo", letters: "āīēļķņģ"),
    ]
}
