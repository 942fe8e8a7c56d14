// One line above an article's text, read for what it may say besides the title: who wrote it, and when it appeared.

import EDTF

/// What a line of an article's head says of author and date.
struct HeadLine: Sendable {
    /// The first date in it.
    var date: PrintedDate?
    /// Whether the line says nothing but the date, and words such as "published".
    var isDate = false
    /// Whether it dates a change, not the article.
    var isUpdate = false
    /// Named after "By" and its like, or beside a date.
    var authors: [String] = []
    /// "By", where that introduces the names.
    var introduction: String?

    init(_ words: Words) {
        guard words.all.count <= 24 else { return }
        let dates = PrintedDate.all(in: words.text)
        let updates = [
            "updated", "last updated", "modified", "last modified", "обновлено", "абноўлена", "оновлено", "aktualizacja", "aktualisiert",
        ]
        date = dates.first
        var rest = words.text
        if !dates.isEmpty {
            let scalars = Array(words.text.unicodeScalars)
            var kept = String.UnicodeScalarView()
            var index = 0
            for date in dates {
                kept.append(contentsOf: scalars[index..<date.range.lowerBound])
                kept.append(contentsOf: " | ".unicodeScalars)
                index = date.range.upperBound
            }
            kept.append(contentsOf: scalars[index...])
            rest = String(kept)
            isUpdate = updates.contains { words.text.lowercased().hasPrefix($0) }
        }
        let parts = rest.split(whereSeparator: { "|•·–—/".contains($0) }).map { Self.withoutFillers(String($0)) }.filter { $0.count > 0 }
        if date != nil {
            isDate =
                parts.allSatisfy {
                    $0.count <= 2 && $0.people == nil && Self.introduction(of: $0.text) == nil && $0.all.allSatisfy(Self.isPlace)
                } && parts.count <= 1
        }
        for part in parts {
            if let found = Self.introduction(of: part.text) {
                let names = Words(found.rest)
                if let people = names.people {
                    authors = people
                    introduction = found.introduction
                } else if names.count <= 5, names.count > 0, !names.endsSentence, names.all.allSatisfy(Self.isPlace) {
                    authors = [names.text]
                    introduction = found.introduction
                }
            } else if date != nil, authors.isEmpty, let people = part.people {
                authors = people
            }
        }
        if !authors.isEmpty { isDate = false }
    }

    /// Whether the line is one of names, after "By" or beside a date.
    var isByline: Bool { !authors.isEmpty }

    private static func isPlace(_ word: String) -> Bool {
        word.unicodeScalars.first { $0.properties.isAlphabetic }.map { $0.properties.isUppercase } ?? true
    }

    private static let introductions = [
        "written by", "words by", "posted by", "story by", "by", "authors:", "author:", "author", "text:", "автор:", "авторы:", "автор",
        "текст:",
        "аўтар:", "аўтары:", "автори:", "autorka:", "autorzy:", "autor:", "tekst:", "von", "par", "autorius:", "autors:",
    ]

    private static func introduction(of text: String) -> (introduction: String, rest: String)? {
        let lower = text.lowercased()
        for introduction in introductions where lower.hasPrefix(introduction) {
            let rest = text.dropFirst(introduction.count)
            guard introduction.hasSuffix(":") || rest.first == " " || rest.first == ":" else { continue }
            return (String(text.prefix(introduction.count)), Words.trimmed(String(rest.drop { $0 == ":" })))
        }
        return nil
    }

    private static let fillers: Set<String> = [
        "published", "updated", "posted", "on", "last", "modified", "date", "created", "at", "am", "pm", "gmt", "utc", "cet", "cest", "est",
        "edt",
        "msk", "min", "mins", "minute", "minutes", "read", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
        "mon",
        "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "опубликовано", "обновлено", "дата", "публикации", "г", "года",
        "год",
        "понедельник", "вторник", "среда", "четверг", "пятница", "суббота", "воскресенье", "року", "р", "апублікавана", "абноўлена",
        "опубліковано", "оновлено", "data", "publikacji", "opublikowano", "roku", "r", "aktualizacja", "veröffentlicht", "stand", "am",
        "uhr",
        "aktualisiert", "publié", "le", "mis", "à", "jour", "the", "h", "d", "m", "gada",
    ]

    private static func withoutFillers(_ text: String) -> Words {
        let kept = Words(text).all.filter { word in
            let core = Words.core(word)
            if core.isEmpty || fillers.contains(core) { return false }
            // Times of day: 14:30, 14:30:00Z, 2pm.
            return word.unicodeScalars.first.map { !("0"..."9").contains($0) } ?? false
        }
        var joined = kept.joined(separator: " ")
        while let last = joined.last, ",;:(".contains(last), !joined.lowercased().hasSuffix("r:") { joined.removeLast() }
        return Words(joined)
    }
}
