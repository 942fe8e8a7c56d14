// `dossier.yml`: what holds for the whole dossier.

import Diagnostics
import EDTF

/// A dossier's settings.
public struct Settings: Sendable {
    public var title = "Untitled dossier"
    public var subtitle: String?
    /// BCP 47; dates, labels and reserved headings come from its string table.
    public var language = "en"
    /// Absolute address of the site without a trailing slash; canonical links and the feed need it.
    public var base: String?
    public var handling: Handling?
    public var authors: [String] = []
    public var publisher: String?
    public var license: String?
    /// Newest first.
    public var editions: [Edition] = []
    /// Words a quotation may have.
    public var quotationLimit = 25
    /// Words that may be quoted from one source in all; nil where the share of its words decides.
    public var quotationBudget: Int?
    /// Rule id to severity; nil switches the rule off.
    public var rules: [String: Severity?] = [:]
    /// Relations beyond the known ones.
    public var relations: [RelationKind] = []
    /// The folder of the site's fonts, relative to the dossier's: woff2 files and a `fonts.css` that declares them.
    public var fonts: String?
    public var origin: Origin?

    public init() {}
}

/// One published state of a dossier.
public struct Edition: Sendable, Hashable {
    public var date: DateExpression
    public var title: String
    public var note: String?

    public init(date: DateExpression, title: String, note: String?) {
        self.date = date
        self.title = title
        self.note = note
    }
}
