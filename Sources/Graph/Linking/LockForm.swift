// A quotation as its lock file knows it.

import Dossier
import Quoting

extension QuotationNote {
    /// As an author writes it.
    public var lockForm: String {
        switch self {
        case .after(let words): "after “\(words)”"
        case .before(let words): "before “\(words)”"
        case .speech(let party): "speech: \(party.link?.typed ?? party.text)"
        case .scare: "scare"
        case .name: "name"
        case .extentUncertain: "extent uncertain"
        }
    }
}
