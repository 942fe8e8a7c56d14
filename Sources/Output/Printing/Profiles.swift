// Who is who: a profile with post, names in their own scripts, relations, and where the pack tells what it claims.

import Composing
import Dossier
import EDTF
import Linking
import Mustache

extension PackDraft {
    func profiles(_ entities: [Int], id: String) -> PackPart {
        var body = Markup()
        for entity in entities { body.append(profile(entity)) }
        let items = entities.compactMap { entity in
            composer.printedID(Target(.entity(entity))).map { PackContentsItem(id: $0, title: corpus.entities[entity].name) }
        }
        let arePeople = entities.allSatisfy { [.person, .group, .organisation, .government].contains(corpus.entities[$0].type) }
        return PackPart(id: id, title: arePeople ? "Who is who" : "Profiles", items: items, body: body)
    }

    private func profile(_ index: Int) -> Markup {
        let entity = corpus.entities[index]
        let linked = graph.entities[index]
        var out = open(Target(.entity(index)), class: "item e", title: entity.name)
        out.append(names(of: entity))
        out.append(raw: "<p class=\"meta\">")
        out.append(escaped: kind(of: entity))
        out.append(raw: "</p>\n")
        out.append(facts(index))
        out.append(raw: "<div class=\"prose\">")
        out.append(composer.prose(linked.body))
        out.append(raw: "</div>\n")
        out.append(claims(of: linked))
        let events = linked.events.filter { !plan.printsEvents.contains($0) && isFirstTold($0, by: index) }
        if !events.isEmpty {
            out.append(raw: "<h4>Dates</h4>\n")
            out.append(list(of: events))
        }
        out.append(raw: "</section>\n")
        return out
    }

    /// An event of two entities is told with the first of them that the pack prints.
    private func isFirstTold(_ event: Int, by entity: Int) -> Bool {
        for case .profiles(let profiles) in plan.chapters {
            for other in profiles {
                if other == entity { return true }
                if graph.entities[other].events.contains(event) { return false }
            }
        }
        return true
    }

    /// "Person, head of state".
    func kind(of entity: Entity) -> String {
        composer.wording.type(entity.type) + (entity.kind.map { ", \($0)" } ?? "")
    }

    /// The name in the scripts of those who bear it.
    func names(of entity: Entity) -> Markup {
        var out = Markup()
        guard !entity.native.isEmpty else { return out }
        out.append(raw: "<p class=\"native\">")
        var told: [String: Int] = [:]
        var rows: [(native: NativeName, label: String)] = []
        for native in entity.native {
            let label = composer.wording.language(native.language)
            if let place = told[native.name] {
                rows[place].label += ", \(label)"
            } else {
                told[native.name] = rows.count
                rows.append((native, label))
            }
        }
        for (number, row) in rows.enumerated() {
            if number > 0 { out.append(raw: " <span class=\"dot\">·</span> ") }
            out.append(raw: "<span lang=\"")
            out.append(escaped: row.native.language)
            out.append(raw: "\">")
            out.append(escaped: row.native.name)
            out.append(raw: "</span> <span class=\"meta\">")
            out.append(escaped: row.label)
            out.append(raw: "</span>")
        }
        out.append(raw: "</p>\n")
        return out
    }

    /// Relations and dates of a life, as lines of a list.
    private func facts(_ index: Int) -> Markup {
        let entity = corpus.entities[index]
        var rows: [(label: String, value: Markup)] = entity.lives.map { (composer.wording.life($0.key), composer.time($0.date.value)) }
        var places: [String: Int] = [:]
        for relation in graph.entities[index].relations {
            var value =
                relation.isInverse ? relation.entity.map { composer.entityLink($0) } ?? Markup() : composer.party(relation.relation.target)
            if let date = relation.relation.date {
                value.append(raw: ", ")
                value.append(composer.time(date.value))
            }
            if let remark = relation.relation.remark { value.append(escaped: ", \(remark)") }
            if !relation.relation.citations.isEmpty {
                value.append(raw: " ")
                value.append(composer.references(relation.relation.citations))
            }
            if let place = places[relation.name] {
                rows[place].value.append(raw: "<br>")
                rows[place].value.append(value)
            } else {
                places[relation.name] = rows.count
                rows.append((relation.name.prefix(1).uppercased() + relation.name.dropFirst(), value))
            }
        }
        var out = Markup()
        guard !rows.isEmpty else { return out }
        out.append(raw: "<table class=\"facts\">\n")
        for row in rows {
            out.append(raw: "<tr><th scope=\"row\">")
            out.append(escaped: row.label)
            out.append(raw: "</th><td>")
            out.append(row.value)
            out.append(raw: "</td></tr>\n")
        }
        out.append(raw: "</table>\n")
        return out
    }

    /// Under which questions it makes claims; those of questions that the pack doesn't print are told here.
    private func claims(of entity: LinkedEntity) -> Markup {
        var order: [Int] = []
        var counts: [Int: Int] = [:]
        for claim in entity.claimsMade {
            let dispute = graph.claims[claim].dispute
            if counts[dispute] == nil { order.append(dispute) }
            counts[dispute, default: 0] += 1
        }
        var out = Markup()
        guard !order.isEmpty else { return out }
        out.append(raw: "<p class=\"made\"><b>Claims it makes</b> ")
        for (number, dispute) in order.enumerated() {
            if number > 0 { out.append(raw: "; ") }
            let title = corpus.disputes[dispute].short ?? corpus.disputes[dispute].title
            out.append(composer.link(Target(.dispute(dispute)), title))
            if let count = counts[dispute], count > 1 { out.append(escaped: " (\(count))") }
        }
        out.append(raw: ".</p>\n")
        return out
    }
}
