// Sources and entities in schema.org's terms.

import Dossier
import EDTF
import Linking
import Mustache

extension StructuredData {
    /// A source as a work that is cited.
    func citation(_ index: Int) -> JSONValue {
        let source = context.corpus.sources[index]
        return .object {
            $0.set("@type", Self.type(of: source.kind))
            $0.set("@id", source.url)
            $0.set("name", source.title)
            $0.set("author", .oneOrMore(source.authors.map { party($0, else: "Person") }))
            $0.set("publisher", source.publisher.map { party($0, else: "Organization") })
            $0.set("datePublished", source.published?.value.exactText)
            $0.set("inLanguage", source.language)
            $0.set("genre", source.kind?.rawValue)
            $0.set("url", source.url)
            $0.set("archivedAt", source.archived)
        }
    }

    private static func type(of kind: SourceKind?) -> String {
        switch kind {
        case .news: "NewsArticle"
        case .opinion: "OpinionNewsArticle"
        case .analysis, .reference, .interview: "Article"
        case .report: "Report"
        case .primary, nil: "CreativeWork"
        }
    }

    /// Someone named in a record: with the type of their entity, and its page; as plain words where none is named.
    /// - Parameter type: what schema.org expects, where an entity's type is no such thing.
    func party(_ party: Party, else type: String) -> JSONValue {
        let name = context.graph.name(of: party)
        guard let entity = context.entity(party) else { return .string(name) }
        let own = Self.type(of: context.corpus.entities[entity].type)
        return .object {
            $0.set("@type", ["Person", "Organization", "GovernmentOrganization"].contains(own) ? own : type)
            $0.set("name", name)
            // Words around a name ("states of the …") make it someone else.
            if party.before.isEmpty, party.after.isEmpty { $0.set("url", addresses.address(of: Target(.entity(entity)))) }
        }
    }

    /// Who or what an entity is.
    func subject(_ index: Int) -> JSONValue {
        let entity = context.corpus.entities[index]
        let type = Self.type(of: entity.type)
        return .object {
            $0.set("@type", type)
            $0.set("name", entity.name)
            $0.set("url", addresses.address(of: Target(.entity(index))))
            let names =
                entity.aliases.map { JSONValue.string($0.value) }
                + entity.native.map { native in
                    .object {
                        $0.set("@language", native.language)
                        $0.set("@value", native.name)
                    }
                }
            $0.set("alternateName", .oneOrMore(names))
            $0.set("disambiguatingDescription", entity.kind)
            $0.set("sameAs", entity.wikidata.map { "https://www.wikidata.org/entity/\($0)" })
            for life in entity.lives {
                if let property = Self.property(of: life.key, type) { $0.set(property, life.date.value.exactText) }
            }
        }
    }

    /// Weapons, groups of ideas and the like have no type of their own there.
    static func type(of type: EntityType) -> String {
        switch type {
        case .person: "Person"
        case .group, .organisation, .publication: "Organization"
        case .government: "GovernmentOrganization"
        case .state: "Country"
        case .place: "Place"
        case .treaty: "Legislation"
        case .exercise, .event: "Event"
        case .document: "CreativeWork"
        case .initiative, .weapon: "Thing"
        }
    }

    /// The property for a date of its life; nil where the type has none.
    private static func property(of key: LifeDate.Key, _ type: String) -> String? {
        switch (key, type) {
        case (.born, "Person"): "birthDate"
        case (.died, "Person"): "deathDate"
        case (.founded, "Organization"), (.founded, "GovernmentOrganization"): "foundingDate"
        case (.dissolved, "Organization"), (.dissolved, "GovernmentOrganization"): "dissolutionDate"
        case (.signed, "Legislation"): "legislationDate"
        case (.inForce, "Legislation"): "legislationDateOfApplicability"
        case (.founded, "CreativeWork"): "dateCreated"
        default: nil
        }
    }
}
