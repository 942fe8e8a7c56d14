// Verdicts as schema.org's ClaimReview, which fact-check search engines read.

import Dossier
import EDTF
import Linking
import Mustache

extension StructuredData {
    /// Nil for a claim without a verdict: that it is contested or nobody could check it is no review.
    func review(_ index: Int) -> JSONValue? {
        let linked = context.graph.claims[index]
        let claim = linked.claim
        guard let status = claim.status?.value, status.isVerdict else { return nil }
        let address = addresses.address(of: Target(.dispute(linked.dispute), .claim(index)))
        return .object {
            $0.set("@type", "ClaimReview")
            $0.set("@id", address)
            $0.set("url", address)
            $0.set("claimReviewed", context.graph.plainText(claim.statement))
            $0.set("author", authors)
            $0.set("inLanguage", context.settings.language)
            $0.set("reviewRating", rating(status, claim.because))
            $0.set("itemReviewed", item(linked))
        }
    }

    /// The verdict in our word, and on a stated scale as far as it says whether the claim held; "superseded" says neither.
    private func rating(_ status: ClaimStatus, _ because: Phrase?) -> JSONValue {
        .object {
            $0.set("@type", "Rating")
            $0.set("alternateName", Self.word(status))
            $0.set("ratingExplanation", because.map { context.graph.plainText($0) })
            guard let value = Self.value(status) else { return }
            $0.set("ratingValue", .int(value))
            $0.set("worstRating", 0)
            $0.set("bestRating", 1)
            $0.set("reviewAspect", "Whether it held: 1 supported, kept or borne out; 0 refuted or broken")
        }
    }

    private static func value(_ status: ClaimStatus) -> Int? {
        switch status {
        case .supported, .kept, .borneOut: 1
        case .refuted, .broken: 0
        case .superseded, .contested, .unverified: nil
        }
    }

    private static func word(_ status: ClaimStatus) -> String {
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

    private func item(_ linked: LinkedClaim) -> JSONValue {
        let claim = linked.claim
        return .object {
            $0.set("@type", "Claim")
            $0.set("author", .oneOrMore(claim.holders.map { party($0, else: "Organization") }))
            $0.set("datePublished", claim.stated?.value.exactText)
            // The one property whose dates may be EDTF.
            $0.set("temporalCoverage", claim.when?.value.description)
            $0.set("appearance", .oneOrMore(appearances(claim)))
        }
    }

    /// Where it was made, as far as we have it: the sources cited as its evidence, each once.
    private func appearances(_ claim: Claim) -> [JSONValue] {
        var seen: Set<Int> = []
        return claim.evidence.compactMap { evidence in
            guard let source = context.graph.resolver.source(evidence.source), seen.insert(source).inserted else { return nil }
            let record = context.corpus.sources[source]
            return .object {
                $0.set("@type", "CreativeWork")
                // As the page calls it; its own page has the title and the date.
                $0.set("name", record.short)
                $0.set("url", record.url ?? addresses.address(of: Target(.source(source))))
            }
        }
    }
}
