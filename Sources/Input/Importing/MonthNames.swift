// The months as articles in the region's languages print them.

enum MonthNames {
    /// 1…12 of a word in lower case, in any of the languages; a stem of a declined name counts.
    static func number(_ word: String) -> Int? {
        if let exact = exact[word] { return exact }
        guard word.unicodeScalars.count >= 5, word.unicodeScalars.contains(where: { $0.value >= 0x80 }) else { return nil }
        return stems.first { word.hasPrefix($0.stem) }?.month
    }

    private static let exact: [String: Int] = {
        let rows = [
            // English, with abbreviations
            "january february march april may june july august september october november december",
            "jan feb mar apr may jun jul aug sept oct nov dec", "jan feb mar apr may jun jul aug sep oct nov dec",
            // Russian: genitive, nominative, short
            "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
            "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
            "янв фев мар апр май июн июл авг сен окт ноя дек",
            // Belarusian
            "студзеня лютага сакавіка красавіка мая чэрвеня ліпеня жніўня верасня кастрычніка лістапада снежня",
            "студзень люты сакавік красавік май чэрвень ліпень жнівень верасень кастрычнік лістапад снежань",
            // Ukrainian
            "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
            "січень лютий березень квітень травень червень липень серпень вересень жовтень листопад грудень",
            // Polish
            "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
            "styczeń luty marzec kwiecień maj czerwiec lipiec sierpień wrzesień październik listopad grudzień",
            // German, French
            "januar februar märz april mai juni juli august september oktober november dezember",
            "jänner feber märz april mai juni juli august september oktober november dezember",
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            // Lithuanian (genitive), Latvian (nominative)
            "sausio vasario kovo balandžio gegužės birželio liepos rugpjūčio rugsėjo spalio lapkričio gruodžio",
            "janvāris februāris marts aprīlis maijs jūnijs jūlijs augusts septembris oktobris novembris decembris",
        ]
        var names: [String: Int] = [:]
        for row in rows {
            for (index, name) in row.split(separator: " ").enumerated() { names[String(name)] = index + 1 }
        }
        return names
    }()

    private static let stems: [(stem: String, month: Int)] = [
        ("январ", 1), ("феврал", 2), ("апрел", 4), ("август", 8), ("сентябр", 9), ("октябр", 10), ("ноябр", 11), ("декабр", 12),
        ("кастрычнік", 10), ("лістапад", 11), ("septembr", 9), ("janvār", 1), ("februār", 2), ("aprīl", 4), ("jūnij", 6), ("jūlij", 7),
    ]
}
