// Long lines and many findings: all of them are given, each at its column.

import Diagnostics
import Dossier
import Testing

struct SizeTests {
    @Test func manyFindingsOnOneLongLineAreAllGiven() throws {
        let dossier = try TestDossier(text: String(repeating: "[@a, ¶0] ", count: 1_000))
        #expect(dossier.diagnostics.count == 1_000)
        #expect(dossier.places.last == "4:8997 citation-unit ‹¶0›")
    }
}
