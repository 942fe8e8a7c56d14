// `dossier verify` as people meet it: what is compared, what is written, and what then holds on a machine without the texts.

import Foundation
import TestKit
import Testing

@Suite struct VerifyDialogues {
    private let text = "The gates were sound and newly tarred on 4 May.\n"

    private func dossier(_ words: String = "sound and newly tarred") -> TestDossier {
        TestDossier().file("dossier.yml", "format: 1\ntitle: Test\n").article("vell", text, paragraphs: "1")
            .page("index", "They were sound [@vell, ¶1, \"\(words)\"].")
    }

    @Test func whatIsVerifiedHereHoldsElsewhere() throws {
        try dossier().written { folder in
            #expect(try Tool.run("check", in: folder).status == 1)
            let verified = try Tool.run("verify", in: folder)
            #expect(verified.status == 0 && verified.output == "")
            #expect(verified.error == "vell: 1 quotation verified\n1 quotation verified, 0 not\n")
            try FileManager.default.removeItem(at: folder.appendingPathComponent("seeds/fulltext"))
            let lock = folder.appendingPathComponent("seeds/vell.verified")
            let before = try Data(contentsOf: lock)
            #expect(try Tool.run("check", "--strict", in: folder).status == 0)
            // Nothing is forgotten where the text is not held.
            let absent = try Tool.run("verify", in: folder)
            #expect(absent.status == 0 && absent.error == "1 text is not in seeds/fulltext/: vell\n0 quotations verified, 0 not\n")
            #expect(try Data(contentsOf: lock) == before)
            // One letter of the lock file, of the record, of the quotation.
            let page = folder.appendingPathComponent("content/index.md")
            try String(contentsOf: page, encoding: .utf8).replacing("newly tarred", with: "newly tarned").write(
                to: page, atomically: true, encoding: .utf8)
            let broken = try Tool.run("build", in: folder)
            #expect(broken.status == 1 && broken.error.hasPrefix("content/index.md:4:29: error: this quotation is not verified"))
            #expect(!broken.error.contains("tarred on") && !FileManager.default.fileExists(atPath: folder.path + "/public"))
        }
    }

    @Test func aMisquotationLeavesNoEntry() throws {
        try dossier("sound and newly tared").written { folder in
            let answer = try Tool.run("verify", "--quiet", in: folder)
            #expect(answer.status == 1 && answer.output.contains("did you mean sound and newly tarred?"))
            let lock = try String(contentsOf: folder.appendingPathComponent("seeds/vell.verified"), encoding: .utf8)
            #expect(lock.split(separator: "\n").count == 5)
        }
    }

    @Test func aSecondRunTouchesNothing() throws {
        try dossier().written { folder in
            _ = try Tool.run("verify", in: folder)
            let lock = folder.appendingPathComponent("seeds/vell.verified").path
            let before = try FileManager.default.attributesOfItem(atPath: lock)[.systemFileNumber] as? Int
            _ = try Tool.run("verify", in: folder)
            #expect(try FileManager.default.attributesOfItem(atPath: lock)[.systemFileNumber] as? Int == before)
        }
    }

    @Test func anUnknownSourceIsMisuse() throws {
        try dossier().written { folder in
            let answer = try Tool.run("verify", "vel", in: folder)
            #expect(answer.status == 2 && answer.error == "dossier: there is no source vel; did you mean vell?\n")
            #expect(try Tool.run("verify", "vell", in: folder).status == 0)
        }
    }

    @Test func machineFormatsCarryTheFix() throws {
        try dossier("sound and newly tared").written { folder in
            let answer = try Tool.run("verify", "--format", "sarif", "--quiet", in: folder)
            let sarif = try #require(try JSONSerialization.jsonObject(with: Data(answer.output.utf8)) as? [String: Any])
            #expect(sarif["version"] as? String == "2.1.0" && answer.output.contains("sound and newly tarred"))
        }
    }
}
