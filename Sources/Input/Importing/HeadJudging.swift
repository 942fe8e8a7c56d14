// The lines above an article's text: outlet, title, byline, date, number.

extension ArticleJudging {
    mutating func judgeHead(before body: Int) {
        let head = (0..<body).filter { roles[$0] == nil }
        for index in head {
            let (words, line) = (units[index].words, heads[index])
            if line.isDate, let date = line.date {
                takeDate(date, at: index, isUpdate: line.isUpdate)
            } else if words.hasLetters || words.count == 0, units[index].hint != .title,
                let match = ChromePhrases.match(words, isItem: units[index].isItem)
            {
                // A number alone may be the outlet's name.
                switch match {
                case .line(let phrase), .ender(let phrase):
                    set(index, .chrome, words.hasLetters ? "pages print “\(phrase)” around articles" : "no letters in it")
                }
            }
        }
        let title = chooseTitle(head.filter { roles[$0] == nil && !isNumber($0) && !heads[$0].isByline })
        if let title {
            let words = units[title.index].words
            set(title.index, .title, title.reason)
            result.title = Proposal(value: words.text, reason: title.reason, line: units[title.index].lines.lowerBound)
            if title.isWeak {
                doubt(
                    "import-title", at: title.index, isWarning: true,
                    "this line is taken for the title, though hardly a word of it recurs in the text: is it the outlet’s name or a label?",
                    notes: ["write `title:` yourself, and move the line in `other:` or `cut:`"])
            } else if units[title.index].hint != .title, !words.endsSentence, title.index + 1 < units.count,
                units[title.index + 1].words.startsLower, mayGoOn(title.index)
            {
                doubt(
                    "import-title", at: title.index, isWarning: true,
                    "this line is taken for the title, but the next goes on in small letters: is it half a sentence?")
            }
        }
        for index in head where roles[index] == nil { judgeHeadLine(index, title: title?.index, body: body) }
        if result.published == nil { dateFromDateline(body) }
    }

    // MARK: Title

    private func chooseTitle(_ candidates: [Int]) -> (index: Int, reason: String, isWeak: Bool)? {
        if let marked = candidates.first(where: { units[$0].hint == .title }) {
            return (marked, "the document marks it as its title", false)
        }
        for item in article.metadata where item.field == .title {
            let wanted = Words(item.value).text.lowercased()
            if let found = candidates.first(where: { wanted.hasPrefix(units[$0].text.lowercased()) && units[$0].words.count > 1 }) {
                return (found, "\(item.place) has the same words", false)
            }
        }
        let scores = candidates.map { titleScore($0) }
        guard let highest = scores.max() else { return nil }
        // A subtitle shares more words with the text than the title above it: of lines that are near, the first that is no mere label.
        let place =
            candidates.indices.first { scores[$0] >= highest - 1 && units[candidates[$0]].words.count >= 3 }
            ?? scores.firstIndex(of: highest) ?? 0
        let best = (index: candidates[place], shared: shared(candidates[place]).count)
        let others = candidates.count - 1
        return (
            best.index,
            others == 0
                ? "the only line above the text that can be one"
                : "of \(candidates.count) lines above the text it looks most like one: \(best.shared) of its words recur in the text",
            others > 0 && (!recurs(best.index) || best.shared < 2 && candidates.contains { shared($0).count >= 2 })
        )
    }

    /// How much a line looks like a title.
    private func titleScore(_ index: Int) -> Double {
        let words = units[index].words
        let (count, of) = shared(index)
        var score = of == 0 ? 0 : Double(count) / Double(of)
        if (3...20).contains(words.count) { score += 0.5 }
        if words.count > 30 { score -= 2 }
        if words.isQuoted || words.office != nil { score -= 3 }
        if isName(index) { score -= 1.5 }
        if words.isGluedLabel { score -= 2 }
        if words.endsSentence, !words.endsInQuestion { score -= 0.5 }
        return score
    }

    /// How many of a line's words recur in the text.
    private func shared(_ index: Int) -> (count: Int, of: Int) {
        let cores = units[index].words.all.map(Words.core).filter { $0.unicodeScalars.count >= 3 }
        return (cores.count { vocabulary[$0] != nil }, cores.count)
    }

    /// Whether a word of a line, and no mere article or preposition, recurs in the text.
    private func recurs(_ index: Int) -> Bool {
        // Where no spaces part the words, none of them can be looked for.
        let words = units[index].words
        return words.all.count == 1 && words.count > 2
            || units[index].words.all.map(Words.core).contains { $0.unicodeScalars.count >= 4 && vocabulary[$0] != nil }
    }

    /// A person's name, as far as shapes tell: none of its words occurs in small letters in the text.
    func isName(_ index: Int) -> Bool {
        guard let people = units[index].words.people else { return false }
        return people.allSatisfy { name in
            Words(name).all.allSatisfy { !smallWords.contains(Words.core($0)) || Words.core($0).unicodeScalars.count <= 3 }
        }
    }

    /// `173 (1921)`, `No. 5`, `1945`: numbers, with a word for "number" at most.
    private func isNumber(_ index: Int) -> Bool {
        let words = units[index].words
        guard (1...6).contains(words.count), heads[index].date == nil else { return false }
        let labels: Set<String> = [
            "no", "nr", "number", "issue", "vol", "volume", "numer", "выпуск", "номер", "nummer", "ausgabe", "numéro", "bulletin",
        ]
        var numbers = 0
        for word in words.all {
            let core = Words.core(word)
            if core.unicodeScalars.contains(where: { ("0"..."9").contains($0) }),
                !core.unicodeScalars.contains(where: { $0.properties.isAlphabetic })
            {
                numbers += 1
            } else if !core.isEmpty, !labels.contains(core), core != "№" {
                return false
            }
        }
        return numbers > 0
    }

    // MARK: The other lines

    private mutating func judgeHeadLine(_ index: Int, title: Int?, body: Int) {
        let (unit, words, line) = (units[index], units[index].words, heads[index])
        let isAbove = title.map { index < $0 } ?? false
        if line.isByline {
            let reason = line.introduction.map { "names after “\($0)”" } ?? "a name beside a date"
            set(index, .author, reason, also: line.date == nil ? nil : .date)
            takeAuthors(line.authors, at: index, reason: reason)
            if let date = line.date { takeDate(date, at: index, isUpdate: line.isUpdate, isShared: true) }
        } else if isNumber(index) {
            judgeNumber(index, isAbove: isAbove)
        } else if let office = words.office {
            set(index, .chrome, "a name with an office (\(office.office)): the outlet's own, no byline")
            doubt(
                "import-author", at: index,
                "\(office.name) is not taken for the author: an outlet's masthead names its \(office.office.lowercased())")
        } else if words.isQuoted, isAbove {
            set(index, .chrome, "a quotation above the title: a motto")
        } else if isAbove {
            set(
                index, .chrome,
                words.isGluedLabel
                    ? "labels run together above the title: the page's sections"
                    : "above the title: the outlet's name, a section or a motto")
            if isName(index), !words.isGluedLabel {
                doubt("import-author", at: index, "this stands above the title and is not taken for the author: is it the author's name?")
            }
        } else if isName(index), let people = words.people {
            let reason = "a name below the title"
            set(index, .author, reason)
            takeAuthors(people, at: index, reason: reason)
        } else if unit.hint == .heading
            || (index == body - 1 && title.map({ index - $0 > 1 }) ?? false && words.count <= 10 && !words.endsSentence)
        {
            set(
                index, .heading,
                unit.hint == .heading
                    ? "the document marks it as a heading" : "the last short line above the text, with others between it and the title")
            if unit.hint == nil {
                doubt("import-heading", at: index, "this line is taken for the first heading of the text: is it a subtitle?")
            }
        } else if words.count >= 4 {
            set(index, .standfirst, "below the title, above the text")
            doubt("import-title", at: index, "this line is taken for a subtitle: is it text?")
        } else {
            set(index, .chrome, "a short line above the text that is neither name nor date")
            doubt(
                "import-chrome", at: index, isWarning: true,
                "this line is taken for chrome: does it name the author, the outlet or a place?")
        }
    }

    private mutating func judgeNumber(_ index: Int, isAbove: Bool) {
        let text = units[index].text
        let isYear = text.utf8.count == 4 && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
        if isYear, isAbove {
            set(index, .chrome, "a year alone above the title may be the outlet's name: not taken for a date")
        } else if isYear {
            set(index, .number, "a year alone: not taken for the date of publication")
            doubt("import-date", at: index, isWarning: true, "\(text) is not taken for the date: is it the year of publication?")
        } else {
            set(index, .number, "an issue's number; what stands in brackets behind it is not taken for a year")
        }
    }

    private mutating func takeDate(_ date: PrintedDate, at index: Int, isUpdate: Bool, isShared: Bool = false) {
        if !isShared { set(index, .date, isUpdate ? "the date of a change" : "nothing but a date") }
        if isUpdate, date.edtf != nil {
            doubt("import-date", at: index, "\(date.printed) is when the page was changed; it is not taken for the date of publication")
            return
        }
        guard let edtf = date.edtf else {
            doubt(
                "import-date", at: index, isWarning: true, "\(date.printed) has several readings: \(date.readings.joined(separator: ", "))",
                notes: ["write `published:` yourself"])
            return
        }
        if let earlier = result.published, earlier.value != edtf {
            doubt("import-date", at: index, isWarning: true, "\(date.printed) is a second date; line \(earlier.line ?? 0) was taken")
        } else if result.published == nil {
            result.published = Proposal(value: edtf, reason: "printed above the text", line: units[index].lines.lowerBound)
            result.publishedAs = date.printed
        }
    }

    mutating func takeAuthors(_ names: [String], at index: Int, reason: String) {
        guard result.authors.isEmpty else {
            doubt("import-author", at: index, "a second line of names; line \(result.authors[0].line ?? 0) was taken")
            return
        }
        result.authors = names.map { Proposal(value: $0, reason: reason, line: units[index].lines.lowerBound) }
    }

    /// `MINSK, October 12, 2021 (Agency) — …`: when a report was filed.
    private mutating func dateFromDateline(_ body: Int) {
        guard body < units.count else { return }
        let text = units[body].text
        guard let dash = text.firstIndex(where: { "—–-".contains($0) }) ?? text.firstIndex(of: ":") else { return }
        let label = Words(String(text[..<dash]))
        guard (2...10).contains(label.all.count), let place = label.all.first, place == place.uppercased(), place != place.lowercased()
        else { return }
        if let date = PrintedDate.all(in: label.text).first, let edtf = date.edtf {
            result.published = Proposal(value: edtf, reason: "the dateline of the first paragraph", line: units[body].lines.lowerBound)
            result.publishedAs = date.printed
            doubt(
                "import-date", at: body, "\(date.printed) in the dateline is taken for the date of publication",
                column: date.range.lowerBound + 1, length: date.range.count)
        } else if label.all.contains(where: { MonthNames.number(Words.core($0)) != nil }) {
            doubt(
                "import-date", at: body, isWarning: true, "the dateline has a day but no year; `published` is left out",
                length: label.text.unicodeScalars.count)
        }
    }
}
