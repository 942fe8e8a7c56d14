// What a record says of an article beyond its lines: the document's own metadata beside what is printed.

import EDTF

extension ArticleJudging {
    /// `SAKHRI` of a byline becomes what the text spells: `Sakhri`.
    mutating func takeAuthorsSpelling() {
        for index in result.authors.indices {
            let words = Words(result.authors[index].value).all
            guard words.contains(where: { $0.unicodeScalars.count > 2 && $0 == $0.uppercased() && $0 != $0.lowercased() }) else { continue }
            let spelled = words.map { word -> String in
                guard word == word.uppercased(), word.unicodeScalars.count > 2 else { return word }
                let wanted = Words.core(word)
                for unit in units where unit.words.count >= 6 {
                    for candidate in unit.words.all where Words.core(candidate) == wanted && candidate != candidate.uppercased() {
                        return String(candidate.filter { $0.isLetter || $0 == "-" || $0 == "’" || $0 == "'" })
                    }
                }
                return word
            }
            let name = spelled.joined(separator: " ")
            if name != result.authors[index].value {
                result.notes.append("the author is spelled \(name), as the text does; the byline has \(result.authors[index].value)")
                result.authors[index].value = name
            }
        }
    }

    mutating func takeMetadata() {
        if result.title == nil, let item = article.metadata.first(where: { $0.field == .title && !$0.value.isEmpty }) {
            result.title = Proposal(value: Words(item.value).text, reason: "\(item.place); no line of the text has it")
            doubt("import-title", at: nil, "the title is \(item.place)’s; no line of the text was found to print it")
        }
        let authors = article.metadata.filter {
            $0.field == .author && Words($0.value).count > 0 && !$0.value.lowercased().hasPrefix("http")
        }
        if result.authors.isEmpty, let first = authors.first {
            for item in authors where item.place == first.place {
                let value = Words(item.value).text
                let names = HeadLine(Words("By " + value)).authors
                for name in names.isEmpty ? [value] : names where !result.authors.contains(where: { $0.value == name }) {
                    result.authors.append(Proposal(value: name, reason: item.place))
                }
            }
        } else if let first = authors.first,
            !authors.contains(where: { item in result.authors.contains { item.value.lowercased().contains($0.value.lowercased()) } })
        {
            doubt(
                "import-author", at: nil, isWarning: true,
                "\(first.place) names \(first.value), the line \(result.authors.first?.line ?? 0) \(result.authors.map(\.value).joined(separator: ", "))"
            )
        }
        if let item = article.metadata.first(where: { $0.field == .url && $0.value.lowercased().hasPrefix("http") }) {
            result.url = Proposal(value: item.value, reason: item.place)
        }
        takeMetadataDate()
        if result.title == nil {
            doubt("import-title", at: units.isEmpty ? nil : 0, isWarning: true, "no title was found; the file’s name stands in for it")
        }
        if result.authors.isEmpty { doubt("import-author", at: nil, "no author was found; `authors` is left out") }
    }

    private mutating func takeMetadataDate() {
        for item in article.metadata where item.field == .published {
            guard let date = PrintedDate.all(in: String(item.value.prefix(40))).first else { continue }
            guard let edtf = date.edtf else {
                if result.published == nil {
                    doubt(
                        "import-date", at: nil, isWarning: true,
                        "\(item.place) has \(item.value), which has several readings: \(date.readings.joined(separator: ", "))")
                }
                continue
            }
            if let printed = result.published {
                if printed.value != edtf, !edtf.hasPrefix(printed.value) {
                    doubt(
                        "import-date", at: nil, isWarning: true,
                        "\(item.place) says \(edtf), line \(printed.line ?? 0) prints \(printed.value); what is printed was taken")
                }
            } else {
                result.published = Proposal(value: edtf, reason: item.place)
                result.publishedAs = "\(item.value) (\(item.place); not printed in the text)"
            }
        }
        guard result.published == nil else { return }
        var notes = ["`published` is left out; a range such as [2020-08..2022-02] may say what the text allows"]
        if let latest = latestDate() { notes.append("the latest date the text names is \(latest.date.printed), line \(latest.line)") }
        if !result.doubts.contains(where: { $0.rule == "import-date" && $0.isWarning }) {
            doubt(
                "import-date", at: roles.firstIndex(of: .title) ?? (units.isEmpty ? nil : 0), isWarning: true,
                "no date of publication is printed", notes: notes)
        }
    }

    private func latestDate() -> (date: PrintedDate, line: Int)? {
        var latest: (date: PrintedDate, line: Int)?
        for index in units.indices where roles[index] == .paragraph {
            for date in PrintedDate.all(in: units[index].text) {
                guard let edtf = date.edtf else { continue }
                if latest.map({ edtf > $0.date.edtf ?? "" }) ?? true { latest = (date, units[index].lines.lowerBound) }
            }
        }
        return latest
    }

    /// The outlet: from metadata, or a short line above the title whose words the note on the author or the page's foot repeats.
    mutating func takePublisher() {
        if let item = article.metadata.first(where: { $0.field == .publisher && Words($0.value).count > 0 }) {
            result.publisher = Proposal(value: Words(item.value).text, reason: item.place)
            return
        }
        guard let title = roles.firstIndex(of: .title) else { return }
        for index in 0..<min(title, Self.margin) where roles[index] == .chrome {
            let words = units[index].words
            guard (1...6).contains(words.count), !words.isQuoted, words.office == nil, !words.isGluedLabel else { continue }
            for other in units.indices.suffix(Self.margin)
            where other != index && (roles[other] == .bio || roles[other] == .chrome) && units[other].words.count > words.count {
                guard Self.holds(units[other].words, words) else { continue }
                let line = units[index].lines.lowerBound
                result.publisher = Proposal(value: words.text, reason: "line \(units[other].lines.lowerBound) names it again", line: line)
                reasons[index] =
                    "the outlet's name: line \(units[other].lines.lowerBound) has it again" + (words.hasLetters ? "" : ", so it is no date")
                return
            }
            if words.count <= 4, index == units.indices.first(where: { roles[$0] == .chrome }) {
                doubt(
                    "import-publisher", at: index,
                    "is “\(words.text)” the outlet's name? Nothing else in the text says so; `publisher` is left out")
            }
        }
    }

    private static func holds(_ text: Words, _ name: Words) -> Bool {
        let wanted = name.all.map(Words.core)
        let words = text.all.map(Words.core)
        guard words.count >= wanted.count else { return false }
        return (0...(words.count - wanted.count)).contains { Array(words[$0..<($0 + wanted.count)]) == wanted }
    }
}
