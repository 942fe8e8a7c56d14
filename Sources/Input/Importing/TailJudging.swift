// The lines below an article's text: who the author is, and the page's frame.

extension ArticleJudging {
    /// - Returns: where the text ends.
    mutating func judgeTail(after body: Int) -> Int {
        guard body < units.count else { return units.count }
        var end = units.count
        if let ender = firstEnder(after: body) {
            for index in ender..<units.count where roles[index] == nil {
                if index > ender, let bio = bioReason(index) {
                    set(index, .bio, bio.reason)
                    continue
                }
                set(index, .chrome, index == ender ? "pages print “\(units[index].text)” below articles" : "below “\(units[ender].text)”")
                if units[index].words.count >= 25 {
                    doubt("import-chrome", at: index, isWarning: true, "running text below “\(units[ender].text)” is taken for chrome")
                }
            }
            end = ender
        }
        while end > body + 1, roles[end - 1] != nil || isFrame(end - 1) { end -= 1 }
        judgeEnd(body..<end)
        return end
    }

    /// A line such as "Related articles" with little running text behind it.
    private func firstEnder(after body: Int) -> Int? {
        var behind = 0
        var all = 0
        var found: Int?
        for index in (body..<units.count).reversed() {
            if isProse(index), roles[index] == nil, bioReason(index) == nil { all += 1 }
            if case .ender? = ChromePhrases.match(units[index].words, isItem: units[index].isItem), index > body {
                found = found.map { _ in index } ?? index
                behind = all
            }
        }
        guard var ender = found else { return nil }
        guard behind * 4 > all else { return ender }
        // Too much text below the first; the last such line may still end the article.
        behind = 0
        ender = units.count
        for index in (body..<units.count).reversed() {
            if isProse(index), roles[index] == nil, bioReason(index) == nil { behind += 1 }
            if behind * 4 > all { break }
            if case .ender? = ChromePhrases.match(units[index].words, isItem: units[index].isItem) { ender = index }
        }
        return ender < units.count ? ender : nil
    }

    /// A single line of the page's frame at the text's end.
    private mutating func isFrame(_ index: Int) -> Bool {
        guard case .line(let phrase)? = ChromePhrases.match(units[index].words, isItem: units[index].isItem) else { return false }
        set(index, .chrome, units[index].words.hasLetters ? "pages print “\(phrase)” around articles" : "no letters in it")
        return true
    }

    // MARK: Author

    /// Name and note on the author at the text's end.
    private mutating func judgeEnd(_ body: Range<Int>) {
        let last = body.suffix(4).filter { roles[$0] == nil && $0 > body.lowerBound }
        for index in last {
            let words = units[index].words
            if let bio = bioReason(index) {
                set(index, .bio, bio.reason)
                result.notes.append("line \(units[index].lines.lowerBound) may give `standing`: what the author says of himself")
                if let name = bio.name { closing.append((index, [name], nil, "the note on the author begins with the name")) }
            } else if ChromePhrases.match(words, isItem: units[index].isItem) != nil {
                continue
            } else if let names = reporters(words) {
                set(index, .author, "it says who reported")
                closing.append((index, names, nil, "the last line says who reported"))
            } else if words.count <= 12, !words.endsSentence || heads[index].isByline, let names = closingNames(index) {
                set(index, .author, "a name below the text", also: heads[index].date == nil ? nil : .date)
                closing.append((index, names, heads[index].date, "a name below the text"))
            } else if index == last.last, heads[index].isDate, let date = heads[index].date, words.count <= 8 {
                set(index, .date, "a date below the text")
                closing.append((index, [], date, "a date below the text"))
            } else if index == last.last, words.count <= 6, !words.endsSentence, !words.endsInColon, !words.startsLower, !words.isListItem,
                !words.endsInComma,
                words.text.unicodeScalars.count <= 80,
                units[index].isApart,
                units[index].hint == nil
            {
                set(index, .chrome, "a short last line without a sentence's end")
                doubt("import-chrome", at: index, isWarning: true, "the last line is taken for chrome: is it text, or the author's name?")
            }
        }
    }

    /// Takes what the last lines say, where the first ones said nothing.
    mutating func takeClosing() {
        for found in closing.sorted(by: { $0.index < $1.index }) {
            let isBio = roles[found.index] == .bio
            if isBio, let name = found.names.first, !result.authors.isEmpty, !result.authors.contains(where: { $0.value == name }) {
                // A person who is introduced last, in an article by another.
                roles[found.index] = nil
                doubt("import-author", at: found.index, "this line introduces \(name), but is no note on the author: taken for text")
                continue
            }
            if !found.names.isEmpty, result.authors.isEmpty {
                takeAuthors(found.names, at: found.index, reason: found.reason)
                if isBio {
                    doubt(
                        "import-author", at: found.index,
                        "\(found.names[0]) is taken for the author, because the text ends with a note on that name")
                }
            } else if !isBio, !found.names.isEmpty, !found.names.allSatisfy({ name in result.authors.contains { $0.value == name } }) {
                doubt("import-author", at: found.index, "a second line of names; line \(result.authors[0].line ?? 0) was taken")
            }
            guard let date = found.date, result.published == nil else { continue }
            if let edtf = date.edtf {
                result.published = Proposal(value: edtf, reason: "printed below the text", line: units[found.index].lines.lowerBound)
                result.publishedAs = date.printed
            } else {
                doubt(
                    "import-date", at: found.index, isWarning: true,
                    "\(date.printed) has several readings: \(date.readings.joined(separator: ", "))", notes: ["write `published:` yourself"]
                )
            }
        }
    }

    /// `(Reporting by Anna Test; editing by Jan Probe)`
    private func reporters(_ words: Words) -> [String]? {
        let bare = words.text.drop { $0 == "(" || $0 == "[" }
        guard bare.lowercased().hasPrefix("reporting by "), words.all.count <= 40 else { return nil }
        let names = bare.dropFirst("reporting by ".count).prefix { !";)].".contains($0) }
        return Words(String(names)).people ?? [Words(String(names)).text]
    }

    /// `— Anna Test`, `By Anna Test`, `Anna Test`.
    private func closingNames(_ index: Int) -> [String]? {
        if heads[index].isByline { return heads[index].authors }
        let bare = Words(String(units[index].text.drop { "—–-~ ".contains($0) }))
        guard let people = bare.people else { return nil }
        return people.allSatisfy { name in Words(name).all.allSatisfy { !smallWords.contains(Words.core($0)) || Words.core($0).count <= 3 }
        } ? people : nil
    }

    /// Why a unit is a note on the author, if it is one, and whom it names.
    func bioReason(_ index: Int) -> (reason: String, name: String?)? {
        let words = units[index].words
        guard index > 0, index >= units.count - Self.margin, words.count >= 6, words.count <= 150, words.endsSentence else { return nil }
        let lower = words.text.lowercased()
        for phrase in [
            "about the author", "the author is", "the author was", "об авторе", "автор —", "автор –", "о авторе", "o autorze", "autor jest",
            "über den autor", "der autor ist", "die autorin ist",
        ]
        where lower.hasPrefix(phrase) {
            return ("it begins with “\(phrase)”", nil)
        }
        for name in names where name.index != index && beginsWithName(lower, name.name) {
            return ("it begins with the name on line \(units[name.index].lines.lowerBound)", name.written)
        }
        for item in article.metadata where item.field == .author && beginsWithName(lower, item.value.lowercased()) {
            return ("it begins with the author that \(item.place) names", item.value)
        }
        // Without a byline: "Anna Test is a fellow at …", "Anna Test, a fellow at …, is …", in the last lines only.
        guard index >= units.count - 3 || roles[(index + 1)...].allSatisfy({ $0 == .chrome }) else { return nil }
        for length in [4, 3, 2] where words.all.count > length + 2 {
            let raw = words.all.prefix(length).map { $0.hasSuffix(",") ? String($0.dropLast()) : $0 }
            let next = words.all[length].lowercased()
            let isPhrase =
                ["is", "was", "—", "–", "ist", "jest", "est"].contains(next)
                || words.all[length - 1].hasSuffix(",") && ["a", "an", "the", "is"].contains(next)
            let follow = words.all[min(length + 1, words.all.count - 1)].lowercased()
            guard isPhrase, Words.isPerson(Array(raw)),
                ["—", "–"].contains(next) || ["a", "an", "the", "senior", "eine", "ein", "un", "une", "is"].contains(follow) || next == "a"
                    || next == "an" || next == "the"
            else { continue }
            guard Words(raw.joined(separator: " ")).all.allSatisfy({ (vocabulary[Words.core($0)] ?? 0) <= 2 }) else { continue }
            return ("a person is introduced in the last lines", raw.joined(separator: " "))
        }
        return nil
    }

    private func beginsWithName(_ text: String, _ name: String) -> Bool {
        if text.hasPrefix(name + " ") || text.hasPrefix(name + ",") { return true }
        return ["i’m ", "i'm ", "i am ", "my name is ", "меня зовут ", "me llamo ", "ich bin ", "je suis ", "jestem "].contains {
            text.hasPrefix($0 + name)
        }
    }
}
