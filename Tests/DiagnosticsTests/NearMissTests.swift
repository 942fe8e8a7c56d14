// "Did you mean": offered where one candidate is near, and only then.

import Diagnostics
import Testing

struct NearMissTests {
    private let keys = ["holder", "stated", "status", "evidence", "place", "id", "because"]

    @Test(arguments: [
        ("holdr", "holder"), ("hodler", "holder"), ("holders", "holder"), ("Holder", "holder"), ("evidnece", "evidence"),
        ("becuase", "because"),
        ("ids", "id"), ("staus", "status"),
    ])
    func oneNearCandidateIsOffered(_ typed: String, _ meant: String) {
        #expect(NearMiss.best(for: typed, among: keys) == meant)
    }

    @Test(arguments: ["", "colour", "x", "zz", "evi", String(repeating: "a", count: 81)])
    func nothingNearIsNothing(_ typed: String) {
        #expect(NearMiss.best(for: typed, among: keys) == nil)
    }

    @Test func aTieIsNotGuessedAt() {
        #expect(NearMiss.best(for: "cat", among: ["bat", "hat"]) == nil)
        #expect(NearMiss.best(for: "cat", among: ["bat", "bat"]) == "bat")
        #expect(NearMiss.best(for: "stats", among: ["stated", "status"]) == "status")
        #expect(NearMiss.best(for: "holder", among: ["folder", "molder", "holders", "holder"]) == "holder")
    }

    @Test func aNearerOneBreaksATieWhateverTheOrder() {
        #expect(NearMiss.best(for: "kategory", among: ["category", "categories", "kategorie"]) == "category")
        #expect(NearMiss.best(for: "abcdef", among: ["abcdxx", "abxxef", "abcdex"]) == "abcdex")
        #expect(NearMiss.best(for: "abcdef", among: ["abcdex", "abcdxx", "abxxef"]) == "abcdex")
    }

    @Test func aWordThatOnlyBeginsLikeOneKnownWordIsOffered() {
        #expect(NearMiss.best(for: "alias", among: ["aliases", "tags"]) == "aliases")
        #expect(NearMiss.best(for: "reviewed-by", among: ["reviewed", "tags"]) == "reviewed")
        // Too short, too far, or two of them.
        #expect(NearMiss.best(for: "ali", among: ["aliases"]) == nil)
        #expect(NearMiss.best(for: "rela", among: ["relations"]) == nil)
        #expect(NearMiss.best(for: "date", among: ["date-one", "dated-by"]) == nil)
    }

    @Test func aShortWordIsNeverReplacedWhole() {
        #expect(NearMiss.best(for: "x", among: ["y"]) == nil)
        #expect(NearMiss.best(for: "i", among: ["id"]) == "id")
    }

    @Test func lettersBeyondASCIIAreLetters() {
        #expect(NearMiss.best(for: "suwałki", among: ["suwalki"]) == "suwalki")
        #expect(NearMiss.best(for: "минск", among: ["мінск", "минска"]) == nil)
        #expect(NearMiss.best(for: "минск", among: ["мінск"]) == "мінск")
    }
}
