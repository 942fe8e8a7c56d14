// The words that pages print around articles: navigation, sharing, newsletters, comments.

enum ChromePhrases {
    /// Whole lines, in lower case and without marks at their ends: one line of a page's frame.
    private static let lines: Set<String> = [
        "share", "share on", "share this", "share this article", "share this post", "tweet", "print", "email", "facebook", "twitter",
        "linkedin",
        "whatsapp", "telegram", "advertisement", "advertising", "sponsored", "home", "menu", "search", "login", "log in", "sign in",
        "sign up",
        "subscribe", "back to top", "back to top button", "top", "skip to content", "skip to main content", "read more", "show more",
        "listen",
        "listen to this article", "save", "follow us", "cookie settings", "accept", "accept all", "privacy policy", "terms of use",
        "contact",
        "about us", "contact us", "previous", "next", "loading", "copy link", "end", "ends", "-end-", "-30-", "###", "---", "***", "* * *",
        "поделиться", "реклама", "подписаться", "подпишитесь", "главная", "меню", "поиск", "войти", "наверх", "печать", "распечатать",
        "падзяліцца", "рэклама", "падпісацца", "галоўная", "поділитися", "підписатися", "головна", "udostępnij", "reklama", "drukuj",
        "szukaj", "zaloguj", "teilen", "drucken", "anzeige", "suche", "anmelden", "nach oben", "partager", "imprimer", "publicité",
        "dalintis",
        "reklāma", "dalīties", "spausdinti",
    ]

    /// Lines behind which nothing of the article follows.
    private static let enders: Set<String> = [
        "newsletter", "newsletters", "related", "related articles", "related posts", "related stories", "related news", "related topics",
        "read also", "read next", "more from", "more on this story", "you may also like", "you might also like", "recommended",
        "leave a reply", "leave a comment", "comments", "add a comment", "post a comment", "most read", "most popular", "latest news",
        "trending",
        "subscribe to our newsletter", "sign up for our newsletter", "about cookies", "share on", "share this article", "share this post",
        "читайте также", "читать также", "комментарии", "оставить комментарий", "похожие материалы", "материалы по теме", "самое читаемое",
        "чытайце таксама", "каментары", "каментарыі", "читайте також", "коментарі", "czytaj także", "czytaj też", "zobacz także",
        "komentarze",
        "powiązane artykuły", "kommentare", "mehr zum thema", "lesen sie auch", "das könnte sie auch interessieren", "commentaires",
        "lire aussi", "à lire aussi", "komentarai", "skaitykite taip pat", "komentāri", "lasi arī",
    ]

    /// Beginnings of lines that belong to a page's frame, wherever they stand.
    private static let beginnings = [
        "subscribe to our", "sign up for our", "sign up to our", "join the ", "join our", "follow us on", "read also:", "read more:",
        "see also:", "related:", "tags:", "topics:", "filed under", "categories:", "category:", "©", "copyright ©", "(c) ",
        "all rights reserved",
        "your email address will not", "required fields are", "we use cookies", "this site uses cookies", "this website uses cookies",
        "by using this site", "click here to", "photo:", "image:", "image credit", "photo credit", "источник фото", "фото:",
        "читайте также:",
        "читать также:", "теги:", "метки:", "все права защищены", "чытайце таксама:", "читайте також:", "czytaj także:", "czytaj też:",
        "zobacz także:", "fot.", "tagi:", "wszelkie prawa", "foto:", "bild:", "lesen sie auch:", "schlagwörter:", "alle rechte vorbehalten",
        "lire aussi :", "à lire aussi :", "tous droits réservés", "mots-clés", "мы используем", "ta strona używa",
        "diese website verwendet",
    ]

    enum Match: Hashable {
        /// The phrase as it was found.
        case line(String)
        case ender(String)
    }

    /// - Parameter isItem: whether the document marks the line as an item or a row, which may look like a breadcrumb trail.
    static func match(_ words: Words, isItem: Bool = false) -> Match? {
        if words.text.isEmpty { return nil }
        if !words.hasLetters, words.count == 0 { return .line(words.text) }
        guard words.text.unicodeScalars.count <= 300 else { return nil }
        let lower = words.text.lowercased()
        let bare = trimmed(lower)
        // "3 comments"
        if enders.contains(trimmed(String(bare.drop { $0.isNumber }))) || bare == "1 comment" { return .ender(words.text) }
        if enders.contains(bare) { return .ender(words.text) }
        if lines.contains(bare) || lines.contains(lower) { return .line(words.text) }
        guard words.all.count <= 30 else { return nil }
        if let beginning = beginnings.first(where: { lower.hasPrefix($0) }) {
            let needsShort = beginning == "join the " || beginning == "join our"
            return needsShort && (words.endsSentence || words.all.count > 10) ? nil : .line(beginning)
        }
        // "Home > World > Europe", "Home » News"
        let parts = words.text.split(whereSeparator: { ">»›|/•".contains($0) })
        if !isItem, parts.count >= 3, parts.allSatisfy({ $0.split(separator: " ").count <= 3 }), !words.endsSentence {
            return .line("a breadcrumb trail or menu")
        }
        return nil
    }

    /// Without the marks around it and an ellipsis or colon behind.
    private static func trimmed(_ text: String) -> String {
        let marks: Set<Character> = [":", "|", "»", "›", ">", "<", "…", ".", "(", ")", "[", "]", " ", "↑", "\u{A0}"]
        var rest = text[...]
        while let first = rest.first, marks.contains(first) { rest.removeFirst() }
        while let last = rest.last, marks.contains(last) { rest.removeLast() }
        return String(rest)
    }
}
