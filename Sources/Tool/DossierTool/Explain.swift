// `dossier explain`: what a rule asks, why, and what is wrong and right by it.

import ArgumentParser
import Diagnostics
import Reference

struct Explain: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Explains a rule, with a wrong and a right example; without one lists them all.",
        discussion: "Exit status: 0 clean, 2 there is no such rule.")

    @Argument(help: "The rule's id, as it stands in brackets behind each finding.")
    var rule: String?

    func run() throws {
        guard let rule else {
            let pages = RuleReference.pages
            let width = pages.map(\.id.count).max() ?? 0
            for page in pages {
                Terminal.output("\(page.id)\(String(repeating: " ", count: width - page.id.count))  \(page.summary)\n")
            }
            return
        }
        guard let page = RuleReference.page(rule) else {
            let near = NearMiss.best(for: rule, among: RuleReference.pages.map(\.id))
            Terminal.error("dossier: there is no rule \(Mending.shown(rule))\(near.map { "; did you mean \($0)?" } ?? "")\n")
            throw ExitStatus.misuse.code
        }
        Terminal.output(page.text)
    }
}
