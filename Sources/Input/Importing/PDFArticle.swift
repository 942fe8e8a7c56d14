// A PDF → lines: pdftotext says where each line of print stands, and from that paragraphs, headings and running heads are found.

import CLibXML2
import Processes

enum PDFArticle {
    static func isPDF(_ bytes: [UInt8]) -> Bool { bytes.prefix(1_024).firstRange(of: Array("%PDF-".utf8)) != nil }

    /// - Parameter programs: the folders in which `pdftotext` is looked for.
    static func read(_ bytes: [UInt8], programs: [String]) throws(Refusal) -> ExtractedArticle {
        guard let program = Program(named: "pdftotext", in: programs) else {
            throw Refusal("a PDF is read by the program pdftotext, which is not here", advice: "on Debian: apt-get install poppler-utils")
        }
        let answer: Program.Answer
        do {
            answer = try program.run(
                ["-bbox-layout", "-enc", "UTF-8", "-q", "-", "-"], input: bytes, outputLimit: 64_000_000, seconds: 60)
        } catch {
            throw Refusal("pdftotext \(error.message)")
        }
        guard answer.status == 0 else {
            let complaint = Words.trimmed(answer.complaint.split(separator: "\n").first.map(String.init) ?? "")
            throw Refusal(
                "pdftotext can't read this PDF" + (complaint.isEmpty ? "" : ": \(complaint.prefix(200))"),
                advice: "is it damaged, or locked by a password?")
        }
        let pages: [[PrintedLine]]? = try XMLTree.parse(answer.output, as: .xml, encoding: "UTF-8") { PrintedLine.pages($0) }
        guard var pages, pages.contains(where: { !$0.isEmpty }) else {
            throw Refusal("this PDF holds no text", advice: "it may be a scan: recognise its text first (OCR), then import it")
        }
        RunningLines.mark(&pages)
        var layout = PrintLayout(pages)
        var article = ExtractedArticle(lines: layout.lines(), isExtracted: true)
        article.doubts = layout.breaks.map {
            (Optional($0), "a new column or page begins here, behind a sentence’s end: taken for a new paragraph")
        }
        article.notes.append(
            "pdftotext gave \(pages.count == 1 ? "1 page" : "\(pages.count) pages"); lines of print were put together to one line a paragraph"
        )
        if layout.hyphens > 0 {
            article.notes.append(
                "\(layout.hyphens) words broken at a line’s end were put together; where neither form recurs in the text the hyphen went")
        }
        return article
    }
}

/// A line of print and where it stands on its page, in points from the top left.
struct PrintedLine: Sendable {
    var text: String
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
    /// Counted over the whole document.
    var block: Int
    /// Why it's a page's head or foot.
    var running: String?

    var height: Double { bottom - top }

    /// The lines of each page in reading order.
    static func pages(_ root: xmlNodePtr) -> [[PrintedLine]] {
        var pages: [[PrintedLine]] = []
        var line: PrintedLine?
        var block = 0
        XMLTree.walk(root) { step in
            switch step {
            case .enter(let node):
                func number(_ name: String) -> Double { XMLTree.attribute(node, name).flatMap(Double.init) ?? 0 }
                switch XMLTree.name(node) {
                case "page": pages.append([])
                case "block": block += 1
                case "line":
                    line = PrintedLine(
                        text: "", left: number("xMin"), right: number("xMax"), top: number("yMin"), bottom: number("yMax"), block: block)
                case "word":
                    let word = XMLTree.text(node)
                    if var open = line, !word.isEmpty {
                        open.text += open.text.isEmpty ? word : " " + word
                        line = open
                    }
                    return false
                default: break
                }
            case .leave(let node):
                if XMLTree.name(node) == "line", let done = line {
                    if !done.text.isEmpty, !pages.isEmpty { pages[pages.count - 1].append(done) }
                    line = nil
                }
            }
            return true
        }
        return pages
    }
}

/// Heads and feet of pages: what recurs at the same height of several, with other numbers.
enum RunningLines {
    static func mark(_ pages: inout [[PrintedLine]]) {
        var counts: [String: Int] = [:]
        for page in pages {
            for index in edges(page) { counts[key(page[index]), default: 0] += 1 }
        }
        for number in pages.indices {
            for index in edges(pages[number]) {
                let line = pages[number][index]
                let count = counts[key(line)] ?? 0
                if count >= 2, count * 2 >= pages.count || count >= 3 {
                    pages[number][index].running = "a running head or foot: \(count) of \(pages.count) pages have it"
                } else if !line.text.isEmpty, line.text.count <= 12, isPageNumber(line.text),
                    index == edges(pages[number]).last || index == 0
                {
                    pages[number][index].running = "a page’s number"
                }
            }
        }
    }

    /// The two uppermost and two lowest lines of a page.
    private static func edges(_ page: [PrintedLine]) -> [Int] {
        let order = page.indices.sorted { (page[$0].top, $0) < (page[$1].top, $1) }
        guard order.count > 4 else { return order }
        return Array(order.prefix(2) + order.suffix(2))
    }

    private static func key(_ line: PrintedLine) -> String {
        var out = "\(Int(line.top / 4))|"
        var wasDigit = false
        for scalar in line.text.lowercased().unicodeScalars {
            let isDigit = ("0"..."9").contains(scalar)
            if !isDigit { out.unicodeScalars.append(scalar) } else if !wasDigit { out += "#" }
            wasDigit = isDigit
        }
        return out
    }

    private static func isPageNumber(_ text: String) -> Bool {
        let words = Words(text).all.map(Words.core).filter { !$0.isEmpty && $0 != "-" }
        let labels: Set<String> = ["page", "p", "of", "seite", "strona", "стр", "с"]
        return !words.isEmpty && words.allSatisfy { labels.contains($0) || $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
            && words.contains { $0.utf8.first.map { (0x30...0x39).contains($0) } ?? false }
    }
}

/// Puts lines of print together to paragraphs.
struct PrintLayout {
    private let pages: [[PrintedLine]]
    /// The commonest height of a line and gap between two, in points.
    private let height: Double
    private let gap: Double
    private(set) var hyphens = 0
    /// Lines that begin a paragraph for no other reason than a new column or page.
    private(set) var breaks: [Int] = []
    private var vocabulary: Set<String> = []

    init(_ pages: [[PrintedLine]]) {
        self.pages = pages
        var heights: [Int: Int] = [:]
        var gaps: [Int: Int] = [:]
        for page in pages {
            for (index, line) in page.enumerated() where line.running == nil {
                heights[Int(line.height * 4), default: 0] += line.text.unicodeScalars.count
                for word in Words(line.text).all { vocabulary.insert(Words.core(word)) }
                guard index > 0 else { continue }
                let above = page[index - 1]
                if line.top > above.top, line.left < above.right, above.left < line.right {
                    gaps[Int((line.top - above.top) * 4), default: 0] += 1
                }
            }
        }
        func commonest(_ counts: [Int: Int]) -> Double {
            (counts.max { ($0.value, -$0.key) < ($1.value, -$1.key) }.map { Double($0.key) } ?? 48) / 4
        }
        height = commonest(heights)
        gap = commonest(gaps)
    }

    mutating func lines() -> [ArticleLine] {
        var out: [ArticleLine] = []
        var paragraph = ""
        var last: PrintedLine?
        var hint: LineHint?
        var largest = 0.0
        for line in pages.first ?? [] where line.running == nil { largest = max(largest, line.height) }
        var hasTitle = false
        func append(_ line: ArticleLine) {
            if !out.isEmpty { out.append(ArticleLine("")) }
            out.append(line)
        }
        var heads: [ArticleLine] = []
        for (number, page) in pages.enumerated() {
            for line in page {
                if let running = line.running {
                    heads.append(ArticleLine(line.text, hint: .chrome(running)))
                    continue
                }
                if let above = last, continues(above, line) {
                    paragraph = joined(paragraph, line.text)
                } else {
                    if !paragraph.isEmpty { append(ArticleLine(paragraph, hint: hint)) }
                    let isBreak = last.map { isColumnBreak($0, line) } ?? false
                    // Heads and feet stand before the paragraph that comes behind them, so that none is torn by one.
                    heads.forEach(append)
                    heads = []
                    if isBreak { breaks.append(out.count + 2) }
                    paragraph = line.text
                    hint = nil
                    if line.height > height * 1.15 {
                        let isTitle = number == 0 && !hasTitle && line.height > largest * 0.95
                        hint = isTitle ? .title : .heading
                        hasTitle = hasTitle || isTitle
                    }
                }
                last = line
            }
        }
        if !paragraph.isEmpty { append(ArticleLine(paragraph, hint: hint)) }
        heads.forEach(append)
        return out
    }

    /// Whether a line of print goes on with the paragraph of the one before it.
    private func continues(_ above: PrintedLine, _ line: PrintedLine) -> Bool {
        guard abs(line.height - above.height) < height * 0.15 else { return false }
        let isBelow = line.top > above.top && line.left < above.right && above.left < line.right
        let words = Words(above.text)
        if isBelow {
            let step = line.top - above.top
            let size = max(1, line.height / max(height, 1))
            if step > (gap + height * 0.3) * size { return false }
            // A first line set in, behind a sentence's end.
            return !(line.left > above.left + height * 0.6 && words.endsSentence)
        }
        // A new column or page: the sentence tells.
        return line.height <= height * 1.15 && !words.endsSentence && !words.endsInColon
    }

    /// Whether nothing but the column's or page's end parts two lines of running text.
    private func isColumnBreak(_ above: PrintedLine, _ line: PrintedLine) -> Bool {
        let isBelow = line.top > above.top && line.left < above.right && above.left < line.right
        return !isBelow && abs(line.height - above.height) < height * 0.15 && line.height <= height * 1.15 && Words(above.text).endsSentence
    }

    private mutating func joined(_ text: String, _ line: String) -> String {
        guard let last = text.unicodeScalars.last, last == "-" || last == "\u{AD}" || last == "\u{2010}", Words(line).startsLower,
            let before = text.unicodeScalars.dropLast().last, before.properties.isAlphabetic
        else { return text + " " + line }
        hyphens += 1
        let head = Words.core(
            text.unicodeScalars.split { $0.properties.isWhitespace }.last.map { String(String.UnicodeScalarView($0)) } ?? "")
        let tail = Words.core(Words(line).all.first ?? "")
        let bare = String(head.drop { $0 == "-" }.reversed().drop { $0 == "-" }.reversed())
        if last == "-", vocabulary.contains(bare + "-" + tail), !vocabulary.contains(bare + tail) { return text + line }
        return String(text.unicodeScalars.dropLast()) + line
    }
}
