// The relations an entity page may state, each with its inverse.

/// A kind of relation: what the page says, and what the other entity's page says for it.
public struct RelationKind: Sendable, Hashable {
    public var name: String
    public var inverse: String

    public init(_ name: String, inverse: String) {
        self.name = name
        self.inverse = inverse
    }

    /// The known relations. Either side of a pair may be written; a symmetric relation is its own inverse.
    public static let known: [RelationKind] = [
        RelationKind("president of", inverse: "president"),
        RelationKind("head of", inverse: "headed by"),
        RelationKind("leads", inverse: "led by"),
        RelationKind("member of", inverse: "members"),
        RelationKind("part of", inverse: "parts"),
        RelationKind("ally of", inverse: "ally of"),
        RelationKind("partner of", inverse: "partner of"),
        RelationKind("rival of", inverse: "rival of"),
        RelationKind("borders", inverse: "borders"),
        RelationKind("related to", inverse: "related to"),
        RelationKind("negotiates with", inverse: "negotiates with"),
        RelationKind("party to", inverse: "parties"),
        RelationKind("signed", inverse: "signed by"),
        RelationKind("amends", inverse: "amended by"),
        RelationKind("successor of", inverse: "succeeded by"),
        RelationKind("capital of", inverse: "capital"),
        RelationKind("located in", inverse: "contains"),
        RelationKind("government of", inverse: "government"),
        RelationKind("citizen of", inverse: "citizens"),
        RelationKind("founded", inverse: "founded by"),
        RelationKind("works for", inverse: "employs"),
        RelationKind("worked for", inverse: "employed"),
        RelationKind("spokesperson for", inverse: "spokesperson"),
        RelationKind("represents", inverse: "represented by"),
        RelationKind("commands", inverse: "commanded by"),
        RelationKind("author of", inverse: "written by"),
        RelationKind("publishes", inverse: "published by"),
        RelationKind("proposed", inverse: "proposed by"),
        RelationKind("mediates between", inverse: "mediated by"),
        RelationKind("accuses", inverse: "accused by"),
        RelationKind("condemns", inverse: "condemned by"),
        RelationKind("denies", inverse: "denied by"),
        RelationKind("criticises", inverse: "criticised by"),
        RelationKind("sanctions", inverse: "sanctioned by"),
        RelationKind("supports", inverse: "supported by"),
        RelationKind("opposes", inverse: "opposed by"),
        RelationKind("attacks", inverse: "attacked by"),
        RelationKind("protects", inverse: "protected by"),
        RelationKind("supplies", inverse: "supplied by"),
        RelationKind("finances", inverse: "financed by"),
        RelationKind("owns", inverse: "owned by"),
        RelationKind("controls", inverse: "controlled by"),
        RelationKind("uses", inverse: "used by"),
        RelationKind("deployed in", inverse: "hosts deployment of"),
        RelationKind("deploys", inverse: "deployed by"),
        RelationKind("hosts", inverse: "hosted by"),
        RelationKind("takes part in", inverse: "participants"),
        RelationKind("organises", inverse: "organised by"),
        RelationKind("leaked to", inverse: "received leak of"),
        RelationKind("trades with", inverse: "trades with"),
    ]

    /// Each name's inverse, in both directions.
    /// - Parameter added: a dossier's own kinds.
    public static func inverses(with added: [RelationKind]) -> [String: String] {
        var table: [String: String] = [:]
        for kind in known + added {
            table[kind.name] = kind.inverse
            if table[kind.inverse] == nil { table[kind.inverse] = kind.name }
        }
        return table
    }
}
