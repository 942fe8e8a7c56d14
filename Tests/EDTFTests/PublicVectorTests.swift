// The public EDTF vectors, where the folder with them is at hand.

import EDTF
import Foundation
import Testing

private struct Vectors: Decodable {
    var valid: [String]
    var invalid: [String]

    enum CodingKeys: String, CodingKey {
        case valid = "both_valid"
        case invalid = "both_invalid"
    }

    static let file: URL = {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder =
            ProcessInfo.processInfo.environment["DOSSIER_VECTORS"].map { URL(fileURLWithPath: $0) }
            ?? root.deletingLastPathComponent().appendingPathComponent("shared/data")
        return folder.appendingPathComponent("edtf/vectors.json")
    }()

    static func read() throws -> Vectors {
        try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: file))
    }
}

@Suite(.enabled(if: FileManager.default.fileExists(atPath: Vectors.file.path), "skipped: the public vectors are not at hand"))
struct PublicVectorTests {
    @Test func everyValidVectorIsReadAndItsCanonicalTextIsEqual() throws {
        let vectors = try Vectors.read()
        #expect(vectors.valid.count > 100)
        for text in vectors.valid {
            let parsed = try? date(text)
            #expect(parsed != nil, "\(text)")
            if let parsed { #expect(try date(parsed.description) == parsed, "\(text)") }
        }
    }

    @Test func everyInvalidVectorIsRefused() throws {
        let vectors = try Vectors.read()
        #expect(vectors.invalid.count > 40)
        for text in vectors.invalid { #expect(refusal(text) != nil, "\(text)") }
    }
}
