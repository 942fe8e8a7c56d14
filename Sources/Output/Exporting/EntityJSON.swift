// Entities in `dossier.json`, and the relations between them, each once from the side that states it.

import Dossier
import Linking
import Mustache

extension ExportContext {
    func entity(_ index: Int) -> JSONValue {
        let entity = corpus.entities[index]
        let linked = graph.entities[index]
        return .object {
            $0.set("id", entity.id)
            $0.set("address", addresses.path(of: Target(.entity(index))))
            $0.set("name", entity.name)
            $0.set("type", entity.type.rawValue)
            $0.set("kind", entity.kind)
            $0.set("aliases", entity.aliases.map(\.value))
            $0.set(
                "native",
                entity.native.map { native in
                    .object {
                        $0.set("language", native.language)
                        $0.set("name", native.name)
                    }
                })
            $0.set("wikidata", entity.wikidata)
            $0.set("tags", entity.tags)
            $0.set(
                "lives",
                entity.lives.map { life in
                    .object {
                        $0.set("key", life.key.rawValue)
                        $0.set("date", json(life.date.value))
                    }
                })
            $0.set("handling", entity.handling?.value.rawValue)
            $0.set("reviewed", entity.reviewed)
            $0.set("text", graph.plainProse(linked.body))
            $0.set("citations", graph.passages[linked.body].citations.map(json))
            $0.set("claims-made", linked.claimsMade.map(reference))
            $0.set("claims-about", linked.claimsAbout.map(reference))
            $0.set("events", linked.events.map { graph.events[$0].anchor })
            $0.set("authored", linked.authored.map { corpus.sources[$0].id })
            $0.set("passages", .int(linked.mentions.count))
        }
    }

    /// Relations as the pages state them, with their inverses: an edge list of the whole dossier.
    func relations(of index: Int) -> [JSONValue] {
        graph.entities[index].relations.filter { !$0.isInverse }.map { linked in
            let relation = linked.relation
            return .object {
                $0.set("from", corpus.entities[index].id)
                $0.set("name", linked.name)
                $0.set("inverse", inverses[linked.name])
                $0.set("to", linked.entity.map { corpus.entities[$0].id })
                $0.set("text", graph.name(of: relation.target))
                $0.set("date", relation.date.map { json($0.value) })
                $0.set("remark", relation.remark)
                $0.set("citations", linked.citations.map(json))
            }
        }
    }
}
