// What entities and relations are in the FollowTheMoney model.

import Dossier

/// The schema of an entity. The model is made for people and companies: what it has no word for gets the nearest.
enum FollowTheMoneySchema: String {
    case person = "Person"
    case organization = "Organization"
    case publicBody = "PublicBody"
    /// A state, or a group without a form of its own.
    case legalEntity = "LegalEntity"
    case address = "Address"
    case event = "Event"
    /// Something with participants.
    case project = "Project"
    case document = "Document"
    case asset = "Asset"

    init(_ type: EntityType) {
        switch type {
        case .person: self = .person
        case .organisation, .publication: self = .organization
        case .government: self = .publicBody
        case .state, .group: self = .legalEntity
        case .place: self = .address
        case .exercise, .event: self = .event
        case .treaty, .initiative: self = .project
        case .document: self = .document
        case .weapon: self = .asset
        }
    }

    var isLegalEntity: Bool {
        switch self {
        case .person, .organization, .publicBody, .legalEntity: true
        case .address, .event, .project, .document, .asset: false
        }
    }

    var isOrganization: Bool { self == .organization || self == .publicBody }

    /// Nil where the schema has no property for such a date.
    func property(of key: LifeDate.Key) -> String? {
        switch (self, key) {
        case (.person, .born): "birthDate"
        case (.person, .died): "deathDate"
        case (.organization, .founded), (.publicBody, .founded), (.legalEntity, .founded): "incorporationDate"
        case (.organization, .dissolved), (.publicBody, .dissolved), (.legalEntity, .dissolved): "dissolutionDate"
        case (.project, .signed), (.project, .founded), (.event, .founded): "startDate"
        case (.project, .ended), (.project, .dissolved), (.event, .ended): "endDate"
        case (.document, .signed), (.document, .founded): "authoredAt"
        default: nil
        }
    }
}

/// A relation between two things as the model has it: a schema and the names of its ends.
struct FollowTheMoneyEdge {
    enum End {
        case person, organization, legalEntity, thing

        func takes(_ schema: FollowTheMoneySchema) -> Bool {
            switch self {
            case .person: schema == .person
            case .organization: schema.isOrganization
            case .legalEntity: schema.isLegalEntity
            case .thing: true
            }
        }
    }

    var schema: String
    /// The property for who stands first in our relation, and what it takes.
    var source: String
    var from: End
    var target: String
    var to: End

    func joins(_ first: FollowTheMoneySchema, _ second: FollowTheMoneySchema) -> Bool { from.takes(first) && to.takes(second) }

    /// Of two things nothing but that one is named in a role to the other.
    static let unknown = FollowTheMoneyEdge(schema: "UnknownLink", source: "subject", from: .thing, target: "object", to: .thing)

    private static let membership = FollowTheMoneyEdge(
        schema: "Membership", source: "member", from: .legalEntity, target: "organization", to: .organization)
    private static let directorship = FollowTheMoneyEdge(
        schema: "Directorship", source: "director", from: .legalEntity, target: "organization", to: .organization)
    private static let employment = FollowTheMoneyEdge(
        schema: "Employment", source: "employee", from: .person, target: "employer", to: .organization)
    private static let representation = FollowTheMoneyEdge(
        schema: "Representation", source: "agent", from: .legalEntity, target: "client", to: .legalEntity)
    private static let succession = FollowTheMoneyEdge(
        schema: "Succession", source: "successor", from: .legalEntity, target: "predecessor", to: .legalEntity)

    /// By the relation's name; the others are links with a role.
    static let known: [String: FollowTheMoneyEdge] = [
        "president of": directorship, "head of": directorship, "leads": directorship, "commands": directorship, "member of": membership,
        "works for": employment, "worked for": employment, "spokesperson for": employment, "represents": representation,
        "successor of": succession,
    ]
}
