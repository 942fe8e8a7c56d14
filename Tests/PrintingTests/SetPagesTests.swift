// Reading back on which page an id was set.

import Printing
import Testing

@Suite struct SetPagesTests {
    private static let pdf = """
        %PDF-1.7
        3 0 obj
        << /Type /Pages /Kids [4 0 R 9 0 R] /Count 2 >>
        endobj
        20 0 obj
        << /Names [(e-guard) [9 0 R /XYZ 62 700 0] (m1) [4 0 R /XYZ 0 0 0] (m2) [77 0 R /XYZ 0 0 0]] >>
        endobj
        """

    @Test func destinationsAreNumberedByTheirPages() {
        let pages = SetPages(Array(Self.pdf.utf8))
        #expect(pages.count == 2)
        #expect(pages.pages == ["e-guard": 2, "m1": 1])
    }

    @Test(arguments: [
        "", "%PDF-1.7", "/Type /Pages", "1 0 obj << /Type /Pages /Kids [", "/Type /ObjStm /N 9 /First 99 stream\nxx endstream",
        "/Names [(a",
    ])
    func otherFilesHaveNoPages(_ text: String) {
        #expect(SetPages(Array(text.utf8)).pages.isEmpty)
    }
}
