// The index read back as the page's script reads it.

import Dossier
import Foundation
import Linking
import Searching
import Workers

struct ReadIndex {
    /// Address, title, text and what is said of it, by number.
    var records: [[String]] = []
    /// The records of each word, and of each beginning of words that has a list of its own.
    var words: [String: [UInt32]] = [:]
    var prefixes: [String: [UInt32]] = [:]
    var cut: Set<String> = []
    let files: [SearchIndex.File]
    /// Words by file, in its order.
    var wordsByFile: [[String]] = []

    init(_ graph: Graph, jobs: Int = 2) throws {
        let index = SearchIndex(graph, workers: Workers(jobs)) { target, out in out += "\(target.code)".utf8 }
        files = index.files
        for file in index.files {
            let text = String(decoding: file.bytes, as: UTF8.self)
            let call = text.drop { $0 != "(" }.dropFirst().dropLast(2)
            guard text.hasPrefix("dossierSearch."), text.hasSuffix(")\n") else { continue }
            if file.name.hasPrefix("t") {
                let list = Data("[\(call)]".utf8)
                let parsed = try JSONSerialization.jsonObject(with: list) as? [Any]
                records += parsed?.last as? [[String]] ?? []
            } else if file.name != "start.js" {
                let parsed = try JSONSerialization.jsonObject(with: Data("[\(call)]".utf8)) as? [String]
                add(parsed?.last ?? "", isPrefix: file.name.hasPrefix("p"))
            }
        }
    }

    private mutating func add(_ text: String, isPrefix: Bool) {
        let fields = text.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
        var here: [String] = []
        for (name, postings) in zip(
            stride(from: 0, to: fields.count, by: 2).map { fields[$0] }, stride(from: 1, to: fields.count, by: 2).map { fields[$0] })
        {
            let word = String(name.drop { $0 == "+" || $0 == "*" })
            let signs = name.prefix(name.count - word.count)
            let encoded = Postings.Encoded(
                form: signs.contains("*") ? .map : .list, bytes: Array(postings.utf8), isCut: signs.contains("+"))
            if encoded.isCut { cut.insert(word) }
            if isPrefix { prefixes[word] = Postings.decode(encoded) } else { words[word] = Postings.decode(encoded) }
            here.append(word)
        }
        if !isPrefix { wordsByFile.append(here) }
    }

    func titles(_ word: String) -> [String] { (words[word] ?? []).map { records[Int($0)][1] } }
}
