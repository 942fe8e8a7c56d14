// Lines → roles. The article's text is found first; what stands above it is head, what stands below it tail.

/// Judges an article, unit by unit. Each step leaves a role and its reason, or leaves the unit to the next.
struct ArticleJudging {
    let article: ExtractedArticle
    var units: [LineUnit]
    var roles: [LineRole?]
    var reasons: [String]
    var also: [LineRole?]
    var heads: [HeadLine]
    var result = JudgedArticle(units: [])
    /// Words of the long units in lower case, with how often they occur; a name's words aren't among them in small letters.
    var vocabulary: [String: Int] = [:]
    var smallWords: Set<String> = []
    /// What the text's last lines say of author and date, for where its first ones say nothing.
    var closing: [(index: Int, names: [String], date: PrintedDate?, reason: String)] = []
    /// What names a speaker before two lines or more.
    var speakers: Set<String> = []
    /// Whether a unit breaks off in a sentence with which the next goes on.
    var isTorn: [Bool]
    /// Names that stand on lines of their own near the text's beginning and end, in lower case.
    var names: [(name: String, written: String, index: Int)] = []

    static func judge(_ article: ExtractedArticle, units: [LineUnit]) -> JudgedArticle {
        var judging = ArticleJudging(article, units: units)
        judging.takeHints()
        judging.findTorn()
        let body = judging.firstProse()
        let tail = judging.judgeTail(after: body)
        judging.judgeHead(before: body)
        judging.takeClosing()
        judging.judgeBody(body..<tail)
        judging.takeAuthorsSpelling()
        judging.takeMetadata()
        judging.takePublisher()
        judging.takeLanguage()
        return judging.finished()
    }

    private init(_ article: ExtractedArticle, units: [LineUnit]) {
        self.article = article
        self.units = units
        roles = Array(repeating: nil, count: units.count)
        also = roles
        isTorn = Array(repeating: false, count: units.count)
        reasons = Array(repeating: "", count: units.count)
        heads = units.map { HeadLine($0.words) }
        var labels: [String: Int] = [:]
        for unit in units {
            if let speaker = unit.words.speaker { labels[speaker, default: 0] += 1 }
        }
        speakers = Set(labels.filter { $0.value >= 2 }.keys)
        for index in units.indices where index < Self.margin || index >= units.count - Self.margin {
            guard units[index].words.count <= 12 else { continue }
            let found = heads[index].isByline ? heads[index].authors : units[index].words.people ?? []
            names += found.filter { Words($0).all.count >= 2 }.map { ($0.lowercased(), $0, index) }
        }
        for unit in units where unit.words.count >= 10 {
            for word in unit.words.all {
                let core = Words.core(word)
                guard !core.isEmpty else { continue }
                vocabulary[core, default: 0] += 1
                if word.unicodeScalars.first(where: { $0.properties.isAlphabetic })?.properties.isLowercase == true {
                    smallWords.insert(core)
                }
            }
        }
    }

    /// How many units from either end of a file are looked at for names and notes on authors.
    static let margin = 16

    mutating func set(_ index: Int, _ role: LineRole, _ reason: String, also second: LineRole? = nil) {
        roles[index] = role
        reasons[index] = reason
        also[index] = second
    }

    mutating func doubt(
        _ rule: String, at index: Int?, isWarning: Bool = false, _ message: String, notes: [String] = [], column: Int = 1,
        length: Int? = nil
    ) {
        let line = index.map { units[$0].lines.lowerBound }
        let whole = line.map { article.lines[$0 - 1].text.unicodeScalars.count } ?? 0
        result.doubts.append(
            Doubt(line: line, column: column, length: length ?? whole, isWarning: isWarning, rule: rule, message: message, notes: notes))
    }

    private mutating func takeHints() {
        for index in units.indices {
            switch units[index].hint {
            case .chrome(let reason): set(index, .chrome, reason)
            case .caption: set(index, .caption, "the page marks it as a caption")
            default: break
            }
        }
    }

    /// From the end, since a sentence may be torn more than once.
    private mutating func findTorn() {
        var next: Int?
        for index in units.indices.reversed()
        where roles[index] == nil && ChromePhrases.match(units[index].words, isItem: units[index].isItem) == nil {
            // A heading in capitals may stand above a name that is written small; what stands first may be a title.
            if let next, index > 0, mayGoOn(index), units[next].words.startsLower, units[next].hint != .heading, !units[next].isItem,
                mayGoOn(next) || units[next].words.endsSentence,
                !units[index].words.isTitleCase || units[index].words.endsInComma,
                isTorn[next] || isProse(next) || units[next].words.endsSentence
            {
                isTorn[index] = true
            }
            next = index
        }
    }

    func mayGoOn(_ index: Int) -> Bool {
        let (unit, words) = (units[index], units[index].words)
        guard unit.hint == nil || unit.hint == .paragraph, !unit.isItem, !words.isListItem, words.speaker == nil else { return false }
        return !words.endsSentence && !words.endsInColon && words.hasLetters && !heads[index].isDate && !heads[index].isByline
    }

    // MARK: The text

    /// Whether a unit is running text, by itself.
    func isProse(_ index: Int) -> Bool {
        let (unit, words) = (units[index], units[index].words)
        switch unit.hint {
        case nil, .paragraph: break
        default: return false
        }
        if isTorn[index] { return true }
        if roles[index] == .chrome || ChromePhrases.match(words, isItem: units[index].isItem) != nil { return false }
        if heads[index].isDate || heads[index].isByline && words.count < 20 { return false }
        if words.isQuoted, words.count < 40, index + 1 < units.count, units[index + 1].words.count < 20,
            !units[index + 1].words.endsSentence
        {
            return false
        }
        if words.count >= 20 || isSpoken(words) && words.endsSentence { return true }
        if words.office != nil || words.people != nil { return false }
        // A sentence and the beginning of one, torn off.
        if words.count >= 12, words.sentences > 0 { return true }
        guard words.endsSentence, !words.endsInQuestion else { return false }
        return words.count >= 8 || unit.hint == .paragraph && words.count >= 4 || index > 0 && words.count >= 3
    }

    /// Whether a line begins with somebody who speaks elsewhere too.
    private func isSpoken(_ words: Words) -> Bool { words.speaker.map { speakers.contains($0) } ?? false }

    /// The first unit of running text; the end where there is none.
    private func firstProse() -> Int {
        var first = units.indices.first { isProse($0) } ?? units.count
        // A sentence alone among head lines, with a marked title below it, is no text yet.
        if let title = units.firstIndex(where: { $0.hint == .title }), first < title, title < units.count - 1 {
            first = units.indices.first { $0 > title && isProse($0) } ?? first
        }
        guard first == units.count, units.count > 0 else { return first }
        // Nothing runs: below a title, or without one, all of it is the text.
        return units.count == 1 ? 0 : units.indices.first { $0 > 0 && roles[$0] == nil && !heads[$0].isDate && !heads[$0].isByline } ?? 0
    }

    // MARK: Body

    private mutating func judgeBody(_ body: Range<Int>) {
        let questions = body.count { units[$0].words.endsInQuestion && units[$0].words.count >= 3 }
        for index in body where roles[index] == nil {
            let (unit, words) = (units[index], units[index].words)
            if unit.hint == .heading || unit.hint == .title {
                set(index, .heading, "the document marks it as a heading")
            } else if case .line(let phrase)? = ChromePhrases.match(words, isItem: units[index].isItem),
                !words.hasLetters || !isMidText(index, body) || phrase.hasSuffix(":") || unit.isApart
            {
                set(index, .chrome, words.hasLetters ? "pages print “\(phrase)” around articles" : "no letters in it")
                if words.count > 8 {
                    doubt("import-chrome", at: index, "a line within the text is taken for chrome: it begins with “\(phrase)”")
                }
            } else if case .ender(let phrase)? = ChromePhrases.match(words, isItem: units[index].isItem), unit.isApart {
                set(index, .chrome, "pages print “\(phrase)” around articles")
                doubt("import-chrome", at: index, "“\(phrase)” stands within the text; only this line is taken for chrome")
            } else if isProse(index) || words.isListItem || isSpoken(words) {
                set(
                    index, .paragraph,
                    words.isListItem ? "an item of a list, in the text" : isSpoken(words) ? "someone speaks" : "running text")
            } else {
                judgeShort(index, body, isInterview: questions >= 3)
            }
        }
    }

    private func isMidText(_ index: Int, _ body: Range<Int>) -> Bool { index > body.lowerBound && index + 1 < body.upperBound }

    /// A short unit within the text: a heading, or a short paragraph.
    private mutating func judgeShort(_ index: Int, _ body: Range<Int>, isInterview: Bool) {
        let (unit, words) = (units[index], units[index].words)
        let next = body[(index + 1)...].first { roles[$0] != .chrome }
        let leads = next.map { isProse($0) || units[$0].words.isListItem || units[$0].words.count >= 10 } ?? false
        if unit.hint == .paragraph {
            set(index, .paragraph, "the document marks it as a paragraph")
            if !words.endsSentence, !words.endsInColon, words.count < 6 {
                doubt(
                    "import-paragraph", at: index,
                    "a short line without a sentence's end is taken for a paragraph: is it a caption or a heading?")
            }
            return
        }
        if words.endsInQuestion {
            if isInterview || !words.isTitleCase || !leads || words.count > 10 {
                set(index, .paragraph, isInterview ? "one of several questions" : "a question of its own")
                if !isInterview {
                    doubt("import-paragraph", at: index, "a question on a line of its own is taken for a paragraph: is it a heading?")
                }
            } else {
                set(index, .heading, "a short question in capitals above running text")
                doubt("import-heading", at: index, "a short question is taken for a heading: is it a paragraph?")
            }
        } else if words.endsSentence {
            set(index, .paragraph, "a short sentence in the text")
        } else if words.startsLower {
            set(index, .paragraph, "it goes on with the sentence above")
        } else if leads, words.count <= 14, words.count > 0, !words.endsInComma, !words.endsInColon || words.isTitleCase && words.count <= 8
        {
            let goesOn = next.map { units[$0].words.startsLower && !units[$0].isItem } ?? false
            let isSure = !goesOn && unit.isApart && unit.isClosed && (words.isTitleCase || words.count <= 8)
            set(
                index, .heading,
                "short, without a sentence's end, above running text" + (unit.isApart ? "" : ", though no blank line sets it off"))
            if !isSure { doubt("import-heading", at: index, "this line is taken for a heading: is it a paragraph, a caption or a name?") }
        } else if words.endsInColon {
            set(index, .paragraph, "it leads up to what follows")
        } else {
            set(index, .paragraph, "within the text, no sign of anything else")
            doubt(
                "import-paragraph", at: index, isWarning: words.count < 6,
                "a line without a sentence's end is taken for a paragraph: is it a heading, a caption or chrome?")
        }
    }

    // MARK: The end

    private mutating func takeLanguage() {
        if let declared = article.metadata.first(where: { $0.field == .language }) {
            let tag = declared.value.split(separator: "-").first.map { $0.lowercased() } ?? declared.value
            result.language = Proposal(value: tag, reason: "\(declared.place) says so")
        }
        let text = units.indices.filter { roles[$0] == .paragraph || roles[$0] == nil }.map { units[$0].text }.joined(separator: " ")
        guard let guess = LanguageGuess.guess(text) else {
            if result.language == nil { doubt("import-language", at: nil, "the language is not known: too few words tell it") }
            return
        }
        if let declared = result.language, declared.value != guess.tag {
            doubt(
                "import-language", at: nil, isWarning: true,
                "the document says its language is \(declared.value), its words say \(guess.tag)",
                notes: [guess.reason])
        }
        if result.language == nil { result.language = Proposal(value: guess.tag, reason: guess.reason) }
    }

    private func finished() -> JudgedArticle {
        var result = result
        result.units = units.indices.map {
            JudgedUnit(
                unit: units[$0], role: roles[$0] ?? .paragraph, reason: reasons[$0].isEmpty ? "running text" : reasons[$0], also: also[$0])
        }
        result.doubts += article.doubts.map {
            Doubt(
                line: $0.line, length: 1, isWarning: $0.line == nil, rule: $0.line == nil ? "import-text" : "import-paragraph",
                message: $0.message)
        }
        result.notes += article.notes
        return result
    }
}
