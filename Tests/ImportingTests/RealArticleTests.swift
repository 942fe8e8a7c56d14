// The articles of the real dossier, where somebody holds them: the maps made by hand are the measure.

import Foundation
import Importing
import TestKit
import Testing

struct RealArticleTests {
    private static let folder = Repository.root.appendingPathComponent("../shared/seeds")
    private static let isHeld = FileManager.default.fileExists(atPath: folder.path)

    @Test(
        .enabled(if: isHeld, "the articles are not in ../shared/seeds"),
        arguments: ["carpenter-2021", "globalsecurity-belarus-nato", "ndcf-belarus-role", "pism-2019", "sakhri-2024"])
    func paragraphsAreThoseFoundByHand(id: String) throws {
        let record = try String(contentsOf: Repository.root.appendingPathComponent("seeds/\(id).md"), encoding: .utf8)
        func value(_ key: String) -> String? {
            record.split(separator: "\n").map { $0.drop { $0 == " " } }.first { $0.hasPrefix(key + ":") }.map {
                String($0.dropFirst(key.count + 1).drop { $0 == " " })
            }
        }
        let file = try #require(value("file"))
        let bytes = [UInt8](try Data(contentsOf: Self.folder.appendingPathComponent(file)))
        let found = try Imported(bytes: bytes, file: file)
        #expect(found.map == value("paragraphs"))
        #expect(found.article.sha256 == value("sha256"))
        // Every line named by hand has the same name here; a byline or a date may have one where it was cut by hand.
        let units = Set(found.units.split(separator: " "))
        for unit in (value("other") ?? "").split(separator: " ") { #expect(units.contains(unit), "\(unit)") }
        #expect(found.value("language") == value("language"))
        // What is printed is found; what was inferred by hand is left out and said.
        if value("published-as")?.hasPrefix("Not printed") == true {
            #expect(found.value("published") == nil)
            #expect(found.doubts("import-date").count == 1)
        } else {
            #expect(found.value("published") == value("published"))
        }
        #expect(found.value("authors")?.filter { !"[]".contains($0) } == value("authors")?.filter { !"[]".contains($0) })
    }
}
