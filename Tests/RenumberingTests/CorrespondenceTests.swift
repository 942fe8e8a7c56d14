// What became of each paragraph, seen from its lines.

import Dossier
import Quoting
import Renumbering
import Testing

struct CorrespondenceTests {
    private func map(_ text: String) -> [ParagraphLines] {
        text.split(separator: " ").compactMap { ParagraphLines(parsing: $0) }
    }

    private func fates(_ old: String, _ new: String, units: [NamedUnit] = []) -> [Correspondence.Fate] {
        Correspondence(from: map(old), to: map(new), units: units).fates
    }

    @Test func paragraphsKeepTheirLines() {
        #expect(fates("3 5 7", "3 5 7") == [.now(1), .now(2), .now(3)])
        #expect(fates("5 7", "3 5 7") == [.now(2), .now(3)])
        #expect(Correspondence(from: map("3 5"), to: map("3 5")).isIdentity)
        #expect(!Correspondence(from: map("3 5"), to: map("3 5 7")).isIdentity)
        #expect(!Correspondence(from: map("3 5"), to: map("2 3 5")).isIdentity)
    }

    @Test func aRunOrAJoinIsDivided() {
        #expect(fates("3-6 8", "3-4 5-6 8") == [.split([1, 2]), .now(3)])
        #expect(fates("17+19", "17 18 19") == [.split([1, 3])])
        #expect(fates("3", "3/1 3/2") == [.split([1, 2])])
    }

    @Test func paragraphsAreJoined() {
        #expect(fates("3 5 7", "3+5 7") == [.now(1), .now(1), .now(2)])
        #expect(fates("3/1 3/2 5", "3 5") == [.now(1), .now(1), .now(2)])
        #expect(Correspondence(from: map("3 5 7"), to: map("3+5 7")).origins(of: 1) == [1, 2])
    }

    @Test func halvesAreToldApart() {
        #expect(fates("3/1 3/2", "1 3/1 3/2") == [.now(2), .now(3)])
    }

    @Test func aParagraphMayBeGone() {
        #expect(fates("3 5", "5") == [.gone(unit: nil), .now(1)])
        let title = ParagraphLines(parsing: "3").map { [NamedUnit(name: "title", lines: $0)] } ?? []
        #expect(fates("3 5", "5", units: title) == [.gone(unit: "title"), .now(1)])
        #expect(Correspondence(from: map("3"), to: map("3")).fate(2) == nil)
        #expect(Correspondence(from: map("3"), to: map("3")).fate(0) == nil)
    }

    @Test func longRunsAreNotCounted() {
        #expect(fates("1-900000000000 900000000001", "1-900000000000 900000000001") == [.now(1), .now(2)])
    }
}
