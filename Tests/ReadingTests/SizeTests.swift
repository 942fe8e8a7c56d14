// Long lines and many findings: still read, and no finding carries the whole of a long line.

import Diagnostics
import Dossier
import Testing

struct SizeTests {
    @Test func manyFindingsOnOneLongLineStaySmall() throws {
        let dossier = try TestDossier(text: String(repeating: "[@a, ¶0] ", count: 4_000))
        #expect(dossier.diagnostics.count == 4_000)
        #expect(dossier.places.last == "4:35997 citation-unit ‹¶0›")
        #expect(dossier.diagnostics.reduce(0) { $0 + ($1.range?.excerpt.utf8.count ?? 0) } < 400_000_000)
    }
}
