// Our HTML against cmark's, on the published examples of GFM where they are present.

import Foundation
import Testing

@testable import CommonMark

/// The public test vectors, which live outside the repository.
enum Vectors {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["DOSSIER_VECTORS"] { return URL(fileURLWithPath: path) }
        var root = URL(fileURLWithPath: #filePath)
        while root.path != "/", !FileManager.default.fileExists(atPath: root.appendingPathComponent("Package.swift").path) {
            root.deleteLastPathComponent()
        }
        return root.appendingPathComponent("../shared/data").standardizedFileURL
    }()
    static let gfm = folder.appendingPathComponent("markdown/gfm-spec.json")
    static var hasGFM: Bool { FileManager.default.fileExists(atPath: gfm.path) }
}

struct GFMExample: Decodable {
    var markdown: String
    var html: String
    var example: Int
    var extensions: [String]
}

@Suite struct ConformanceTests {
    @Test(
        "every GFM example is written as cmark writes it, in safe and in unsafe mode, and as the specification says",
        .enabled(if: Vectors.hasGFM, "the GFM examples are not here: set DOSSIER_VECTORS"))
    func gfmExamples() throws {
        let examples = try JSONDecoder().decode([GFMExample].self, from: Data(contentsOf: Vectors.gfm))
        #expect(examples.count > 600)
        var differingFromSpecification: [Int] = []
        for example in examples {
            let safe = html(example.markdown, policy: HTMLPolicy(addresses: .cmarkCompatible))
            #expect(safe == cmarkHTML(example.markdown), "example \(example.example)")
            let unsafe = html(example.markdown, policy: HTMLPolicy(rawHTML: .filtered, addresses: .any))
            #expect(unsafe == cmarkHTML(example.markdown, unsafe: true), "example \(example.example)")
            if unsafe != example.html, !example.extensions.contains("disabled") { differingFromSpecification.append(example.example) }
        }
        // These are written for plain CommonMark; with all extensions on, as here, the tag filter (140 to 147) and autolinks read
        // otherwise.
        #expect(differingFromSpecification == [140, 141, 142, 145, 147, 610, 614, 616, 619, 620])
    }
}
