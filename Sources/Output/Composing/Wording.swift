// The words of the site in one language: labels of kinds, grades, relations between claims.

import Charting
import Dossier
import EDTF

/// The string table of the built-in theme's fragments. English is the only one so far.
public struct Wording: Sendable {
    public static let english = Wording()

    public let dates = DateWording.english

    public func kind(_ kind: SourceKind) -> String {
        switch kind {
        case .news: "News"
        case .analysis: "Analysis"
        case .opinion: "Opinion"
        case .reference: "Reference"
        case .primary: "Primary document"
        case .interview: "Interview"
        case .report: "Report"
        }
    }

    public func pack(_ format: PackFormat) -> String {
        switch format {
        case .brief: "Brief of one page"
        case .pack: "Briefing pack"
        case .cards: "Cards"
        case .wall: "Wall chart"
        }
    }

    public func type(_ type: EntityType) -> String {
        switch type {
        case .person: "Person"
        case .group: "Group"
        case .organisation: "Organisation"
        case .government: "Government"
        case .state: "State"
        case .place: "Place"
        case .treaty: "Treaty"
        case .initiative: "Initiative"
        case .exercise: "Exercise"
        case .weapon: "Weapon"
        case .event: "Event"
        case .document: "Document"
        case .publication: "Publication"
        }
    }

    public func types(_ type: EntityType) -> String {
        switch type {
        case .person: "People"
        case .group: "Groups"
        case .organisation: "Organisations"
        case .government: "Governments"
        case .state: "States"
        case .place: "Places"
        case .treaty: "Treaties and agreements"
        case .initiative: "Initiatives"
        case .exercise: "Exercises"
        case .weapon: "Weapons"
        case .event: "Events"
        case .document: "Documents"
        case .publication: "Publications"
        }
    }

    /// NATO AJP-2.1's words for the Admiralty letters.
    public func reliability(_ reliability: Reliability) -> String {
        switch reliability {
        case .a: "A, completely reliable"
        case .b: "B, usually reliable"
        case .c: "C, fairly reliable"
        case .d: "D, not usually reliable"
        case .e: "E, unreliable"
        case .f: "F, reliability cannot be judged"
        }
    }

    public func credibility(_ grade: Int) -> String {
        switch grade {
        case 1: "graded 1, confirmed by other sources"
        case 2: "graded 2, probably true"
        case 3: "graded 3, possibly true"
        case 4: "graded 4, doubtful"
        case 5: "graded 5, improbable"
        default: "graded 6, truth cannot be judged"
        }
    }

    public func confidence(_ confidence: Confidence) -> String {
        switch confidence {
        case .low: "Low"
        case .moderate: "Moderate"
        case .high: "High"
        }
    }

    public func status(_ status: ClaimStatus) -> String {
        switch status {
        case .contested: "Contested"
        case .unverified: "Unverified"
        case .supported: "Supported"
        case .refuted: "Refuted"
        case .superseded: "Superseded"
        case .broken: "Broken"
        case .kept: "Kept"
        case .borneOut: "Borne out"
        }
    }

    public func claimKind(_ kind: ClaimKind) -> String? {
        switch kind {
        case .fact: nil
        case .motive: "A motive"
        case .pledge: "A pledge"
        case .forecast: "A forecast"
        case .demand: "A demand"
        }
    }

    /// Said of who answers, whether one or many: "editors *undercutting* the claim".
    public func answering(_ relation: AnswerRelation) -> String {
        switch relation {
        case .rebuts: "rebutting"
        case .undercuts: "undercutting"
        case .qualifies: "qualifying"
        case .supports: "supporting"
        case .concedes: "conceding"
        case .context: "adding context"
        }
    }

    /// Said of a claim: "*undercut* by the editors".
    public func answered(_ relation: AnswerRelation) -> String {
        switch relation {
        case .rebuts: "rebutted"
        case .undercuts: "undercut"
        case .qualifies: "qualified"
        case .supports: "supported"
        case .concedes: "conceded"
        case .context: "put into context"
        }
    }

    /// Where an answer stands that is only linked to.
    func elsewhere(_ isSamePage: Bool, _ medium: Medium) -> String {
        switch medium {
        case .screen: isSamePage ? "elsewhere on this page" : "on another page"
        case .print: isSamePage ? "elsewhere under this question" : "under another question"
        }
    }

    /// Who answers, where the claim has no holder.
    let somebody = "somebody not named"

    /// "A", "A and B", "A, B and C"
    public func list(_ items: [String]) -> String {
        guard items.count > 1, let last = items.last else { return items.first ?? "" }
        return items.dropLast().joined(separator: ", ") + " and " + last
    }

    /// Said of an answer: "*undercuts* the claim".
    public func relation(_ relation: AnswerRelation) -> String {
        switch relation {
        case .rebuts: "rebuts"
        case .undercuts: "undercuts"
        case .qualifies: "qualifies"
        case .supports: "supports"
        case .concedes: "concedes"
        case .context: "adds context"
        }
    }

    public func status(_ status: EventStatus) -> String {
        switch status {
        case .alleged: "Alleged"
        case .planned: "Planned"
        case .disputed: "Disputed"
        }
    }

    public func life(_ key: LifeDate.Key) -> String {
        switch key {
        case .born: "Born"
        case .died: "Died"
        case .founded: "Founded"
        case .dissolved: "Dissolved"
        case .signed: "Signed"
        case .inForce: "In force"
        case .ended: "Ended"
        }
    }

    /// The names of languages that dossiers name things in; others are shown by their tag.
    public func language(_ tag: String) -> String {
        let names = [
            "be": "Belarusian", "ru": "Russian", "uk": "Ukrainian", "pl": "Polish", "lt": "Lithuanian", "lv": "Latvian", "de": "German",
            "fr": "French", "en": "English", "es": "Spanish", "it": "Italian", "pt": "Portuguese", "et": "Estonian", "fi": "Finnish",
            "sv": "Swedish", "no": "Norwegian", "da": "Danish", "nl": "Dutch", "cs": "Czech", "sk": "Slovak", "hu": "Hungarian",
            "ro": "Romanian", "bg": "Bulgarian", "sr": "Serbian", "hr": "Croatian", "tr": "Turkish", "ar": "Arabic", "he": "Hebrew",
            "fa": "Persian", "zh": "Chinese", "ja": "Japanese", "ko": "Korean", "ka": "Georgian", "hy": "Armenian", "el": "Greek",
        ]
        return names[tag.split(separator: "-").first.map(String.init) ?? tag] ?? tag
    }

    public func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(Self.grouped(number)) \(number == 1 ? one : many)"
    }

    /// How long a file is: "840 bytes", "23 KB", "4.1 MB", in thousands and with two digits at most.
    public func size(_ bytes: Int) -> String {
        if bytes < 1_000 { return count(bytes, "byte", "bytes") }
        let kilobytes = (bytes + 500) / 1_000
        if kilobytes < 1_000 { return "\(kilobytes) KB" }
        let tenths = (bytes + 50_000) / 100_000
        return tenths < 100 ? "\(tenths / 10).\(tenths % 10) MB" : "\(Self.grouped((tenths + 5) / 10)) MB"
    }

    /// Digits in groups of three, from 10,000 on.
    public static func grouped(_ number: Int) -> String {
        let digits = String(number)
        guard digits.count > 4 else { return digits }
        var out = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { out += "," }
            out.append(digit)
        }
        return out
    }
}
