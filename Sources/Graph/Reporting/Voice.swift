// Who is heard: an entity, or words for those whom a source leaves unnamed.

import Dossier
import Linking
import Quoting

/// Someone who holds claims, as reports tell them apart.
enum Voice: Hashable, Sendable {
    case entity(Int)
    case editors
    /// Folded.
    case words(String)

    init(_ party: Party, _ asked: Asked) {
        if asked.isEditors(party) {
            self = .editors
        } else if let link = party.link, party.before.isBlank, party.after.isBlank, let entity = asked.graph.resolver.entity(link.page) {
            self = .entity(entity)
        } else {
            // "states of the European Union (unnamed)" are not the European Union.
            self = .words(Folding.fold(asked.graph.name(of: party)).lowercased())
        }
    }

    /// Authors write "(unnamed)" for those whom a source doesn't name.
    static func isUnnamed(_ party: Party) -> Bool { party.text.lowercased().contains("unnamed") }
}

extension String {
    fileprivate var isBlank: Bool { allSatisfy(\.isWhitespace) }
}
