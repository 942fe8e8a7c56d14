// What an import will write, gathered before the first byte is written.

import Diagnostics
import Dossier
import Files
import Foundation
import Glibc
import Hashing
import Importing
import Linking
import Reading

/// One article, ready to be written.
struct PendingImport {
    var shownPath: String
    var bytes: [UInt8]
    var article: ImportedArticle
    var id: String
    /// The record's whole text, as it will be.
    var record: String
    /// The record as it stands, where there is one; its path.
    var existing: (path: String, bytes: [UInt8])?
    /// The name under which the file is kept: that which the record gives it.
    var keptName: String
    /// What an existing record gains.
    var additions: [String] = []
    var diagnostics: [Diagnostic]
}

/// Files on their way into a dossier. Nothing is written before all of them are here.
struct PendingImports {
    let folder: Folder
    let date: String
    private(set) var pending: [PendingImport] = []
    private let corpus: Corpus
    private var taken: [String: String]
    private let entities: Set<String>
    /// Records whose front matter can't be read, or not what file they are of.
    private let unreadable: [SourceText]

    /// The folder that holds the articles' own texts.
    private static let texts = "seeds/fulltext"

    init(folder: Folder, corpus: Corpus, diagnostics: [Diagnostic], date: String) {
        self.folder = folder
        self.corpus = corpus
        self.date = date
        taken = [:]
        for source in corpus.sources { taken[source.id] = corpus.files[source.origin.file].text.path }
        for entity in corpus.entities { taken[entity.id] = corpus.files[entity.origin.file].text.path }
        for dispute in corpus.disputes { taken[dispute.id] = corpus.files[dispute.origin.file].text.path }
        for page in corpus.pages { taken[page.id] = corpus.files[page.origin.file].text.path }
        let rules: Set<String> = ["duplicate-key", "encoding", "hash", "wrong-type", "unreadable-file"]
        let damaged = Set(
            diagnostics.filter {
                $0.severity == .error && (rules.contains($0.rule) || $0.rule.hasPrefix("front-matter") || $0.rule.hasPrefix("yaml-"))
            }.compactMap { $0.range?.path })
        let whole = Set(corpus.sources.filter { $0.original?.sha256.isEmpty == false }.map(\.origin.file))
        unreadable = corpus.files.indices.filter { !whole.contains($0) }.map { corpus.files[$0].text }.filter {
            $0.path.hasPrefix("seeds/") && $0.path.hasSuffix(".md") && damaged.contains($0.path)
        }
        entities = Set(corpus.entities.flatMap { [$0.name] + $0.aliases.map(\.value) })
    }

    // MARK: Reading

    mutating func add(_ path: String, id: String?) throws(ImportFailure) {
        let (bytes, name) = try Self.read(path)
        let article: ImportedArticle
        do throws(Refusal) {
            article = try ImportedArticle(bytes, file: name, programs: Self.programs)
        } catch {
            throw Self.failure(error, path, bytes)
        }
        if let double = pending.first(where: { $0.article.sha256 == article.sha256 }) {
            throw Self.failure("this is the same file as \(double.shownPath)", at: path)
        }
        if let other = pending.first(where: { $0.article.file == name }) {
            throw Self.failure("\(other.shownPath) has the same name: only one of them can be kept as \(Self.texts)/\(name)", at: path)
        }
        let known = corpus.sources.first { $0.original?.sha256 == article.sha256 }
        if known == nil, let record = unreadable.first(where: { mayHold($0, article, id) }) {
            throw Self.failure(
                "\(record.path) can't be read, and may be the record of this file already", at: path,
                notes: ["mend it first: dossier check says where it is broken"])
        }
        if let known, let id, known.id != id {
            throw Self.failure("this file is held as \(known.id) already", at: path, notes: ["leave --id out to add to that record"])
        }
        let chosen = known?.id ?? id ?? SourceRecord.proposedID(article)
        let names = entities
        let record = SourceRecord(article, id: chosen, imported: date) { names.contains($0) }
        var next = PendingImport(
            shownPath: path, bytes: bytes, article: article, id: chosen, record: "", existing: nil,
            keptName: known?.original.map(\.file).flatMap { $0.isEmpty ? nil : $0 } ?? name,
            diagnostics: article.diagnostics(path: path))
        do throws(Refusal) {
            if let standing = try standing(chosen, article, path) {
                let result = try record.added(to: String(decoding: standing.bytes, as: UTF8.self))
                next.record = result.text
                next.additions = result.additions
                next.existing = standing
            } else {
                next.record = try record.text()
            }
        } catch {
            throw Self.failure(error, path, bytes)
        }
        try compareHeld(&next, known)
        taken[chosen] = "seeds/\(chosen).md"
        pending.append(next)
    }

    /// Whether a record that can't be read may be that of an article: it names it, or the article's text is held and nobody else names it.
    private func mayHold(_ record: SourceText, _ article: ImportedArticle, _ id: String?) -> Bool {
        if let id, record.path == "seeds/\(id).md" { return true }
        let text = String(decoding: record.bytes, as: UTF8.self)
        if text.contains(article.sha256) || text.contains("file: \(article.file)") { return true }
        return folder.holds("\(Self.texts)/\(article.file)") && !corpus.sources.contains { $0.original?.file == article.file }
    }

    private static func read(_ path: String) throws(ImportFailure) -> (bytes: [UInt8], name: String) {
        do throws(FileProblem) {
            // The path is the user's own: a link in it is followed.
            guard let resolved = realpath(path, nil) else { throw FileProblem(path, errno == EACCES ? .denied : .missing) }
            defer { Glibc.free(resolved) }
            let whole = String(cString: resolved)
            let name = whole.split(separator: "/").last.map(String.init) ?? whole
            let slash = whole.lastIndex(of: "/") ?? whole.startIndex
            let holder = try Folder(slash == whole.startIndex ? "/" : String(whole[..<slash]))
            return (try holder.read(name, limit: ImportedArticle.sizeLimit), Self.name(of: path) ?? name)
        } catch {
            let status: ExitStatus =
                switch error.kind {
                case .missing, .directory, .special, .obstacle: .misuse
                case .denied, .system: .machineFailed
                default: .findings
                }
            var message = error.message
            if case .tooLarge(let limit) = error.kind {
                message = "this file is larger than \(limit / 1_000_000) MB, the limit for an article; split it"
            }
            throw ImportFailure(
                diagnostic: Diagnostic(.error, rule: "import-file", message, at: SourceRange(path: path)), status: status)
        }
    }

    /// The name as it was given, not that of what a link leads to.
    private static func name(of path: String) -> String? {
        guard let last = path.split(separator: "/").last.map(String.init), last != ".", last != ".." else { return nil }
        return last
    }

    /// Where programs are looked for: the caller's PATH.
    private static var programs: [String] {
        (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin").split(separator: ":").map(String.init)
    }

    /// The record that stands under an id, if it is this file's.
    private func standing(_ id: String, _ article: ImportedArticle, _ path: String) throws(Refusal) -> (path: String, bytes: [UInt8])? {
        guard let place = taken[id] else {
            let file = "seeds/\(id).md"
            guard folder.holds(file) else { return nil }
            throw Refusal(
                "\(file) stands there already, and can't be read as a record of this file",
                advice: "dossier check says why; or choose another --id")
        }
        guard let source = corpus.sources.first(where: { $0.id == id }), !pending.contains(where: { $0.id == id }) else {
            throw Refusal("the id \(id) is taken by \(place)", advice: "choose another: --id \(free(id))")
        }
        guard source.original == nil || source.original?.sha256 == article.sha256 else {
            throw Refusal(
                "\(place) is the record of another file, \(source.original?.file ?? "")", advice: "choose another id: --id \(free(id))")
        }
        do throws(FileProblem) {
            return (place, try folder.read(place))
        } catch {
            throw Refusal("\(place): \(error.message)")
        }
    }

    private func free(_ id: String) -> String {
        var number = 2
        while taken["\(id)-\(number)"] != nil { number += 1 }
        return "\(id)-\(number)"
    }

    /// What is held under the same name must be the same.
    private func compareHeld(_ next: inout PendingImport, _ known: Source?) throws(ImportFailure) {
        let name = next.keptName
        guard OutputPath.isSafe("\(Self.texts)/\(name)") else {
            throw Self.failure("a file of this name can't be kept in \(Self.texts)/; rename it", at: next.shownPath)
        }
        if let held = try? folder.read("\(Self.texts)/\(name)"), held != next.bytes {
            throw Self.failure("\(Self.texts)/\(name) is another file of the same name; rename one of them", at: next.shownPath)
        }
        guard let text = next.article.extractedText, let held = try? folder.read("\(Self.texts)/\(name).txt"), held != text else { return }
        guard let hash = known?.original?.textSHA256, SHA256.hex(of: held) == hash else {
            throw Self.failure("\(Self.texts)/\(name).txt is another text; rename one of them", at: next.shownPath)
        }
        next.diagnostics.append(
            Diagnostic(
                .warning, rule: "import-text",
                "the text held is not what the file gives today; the one held stays, since its record counts its lines",
                at: SourceRange(path: "\(Self.texts)/\(name).txt")))
    }

    private static func failure(_ refusal: Refusal, _ path: String, _ bytes: [UInt8]) -> ImportFailure {
        var range = SourceRange(path: path)
        if let offset = refusal.offset {
            let location = SourceText(path: path, bytes: Array(bytes.prefix(offset + 1))).location(at: offset)
            range = SourceRange(path: path, start: location, end: location, excerpt: "")
        }
        return ImportFailure(
            diagnostic: Diagnostic(
                .error, rule: "import-file", refusal.message, at: range, notes: refusal.advice.map { [DiagnosticNote($0)] } ?? []),
            status: .findings)
    }

    private static func failure(_ message: String, at path: String, notes: [DiagnosticNote] = []) -> ImportFailure {
        ImportFailure(
            diagnostic: Diagnostic(.error, rule: "import-file", message, at: SourceRange(path: path), notes: notes), status: .findings)
    }

    // MARK: Writing

    /// Texts first, then records: a record whose text is missing would say what isn't so.
    ///
    /// - Returns: what was done, a line each.
    func write() throws(FileProblem) -> [String] {
        var done: [String] = []
        if try ignoreTexts() { done.append("The articles’ texts are not ours to publish: .gitignore now has /\(Self.texts)/") }
        for next in pending {
            let name = next.keptName
            try keep("\(Self.texts)/\(name)", next.bytes)
            if let text = next.article.extractedText { try keep("\(Self.texts)/\(name).txt", text) }
            if let existing = next.existing {
                guard !next.additions.isEmpty else {
                    done.append("\(existing.path): nothing is missing, nothing was changed")
                    continue
                }
                try folder.rewrite(existing.path, from: existing.bytes, to: Array(next.record.utf8))
                done.append("\(existing.path): added \(next.additions.joined(separator: ", "))")
            } else {
                try folder.create("seeds/\(next.id).md", Array(next.record.utf8))
                done.append("seeds/\(next.id).md: written")
            }
        }
        return done
    }

    private func keep(_ path: String, _ bytes: [UInt8]) throws(FileProblem) {
        if !folder.holds(path) { try folder.create(path, bytes) }
    }

    /// Adds the texts' folder to .gitignore, where no line of it covers that.
    private func ignoreTexts() throws(FileProblem) -> Bool {
        let old: [UInt8]
        do throws(FileProblem) {
            old = try folder.read(".gitignore")
        } catch {
            guard error.kind == .missing else { throw error }
            try folder.create(".gitignore", Array("/\(Self.texts)/\n".utf8))
            return true
        }
        let covering: Set<String> = ["seeds/fulltext", "seeds/fulltext/*", "seeds/fulltext/**", "fulltext", "seeds", "**/fulltext"]
        let lines = String(decoding: old, as: UTF8.self).split(whereSeparator: \.isNewline).map { line in
            var bare = Substring(line)
            while bare.last == "/" || bare.last == " " { bare.removeLast() }
            if bare.first == "/" { bare.removeFirst() }
            return String(bare)
        }
        if lines.contains(where: covering.contains) { return false }
        let ending: [UInt8] = old.isEmpty || old.last == 0x0A ? [] : [0x0A]
        try folder.rewrite(".gitignore", from: old, to: old + ending + Array("/\(Self.texts)/\n".utf8))
        return true
    }
}
