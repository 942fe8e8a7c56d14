// The public Mustache cases, where they are present; `DynamicTemplateTests` catches the same without them.

import Diagnostics
import Foundation
import Mustache
import Testing

enum Vectors {
    static let folder: URL = {
        if let path = ProcessInfo.processInfo.environment["DOSSIER_VECTORS"] { return URL(fileURLWithPath: path) }
        return URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("shared/data")
    }()
    static let mustache = folder.appendingPathComponent("mustache-spec")
    static let arePresent = FileManager.default.fileExists(atPath: mustache.appendingPathComponent("sections.json").path)
}

private struct Suite: Decodable {
    struct Case: Decodable {
        var name: String
        var template: String
        var data: JSON
        var partials: [String: String]?
        var expected: String
    }
    var tests: [Case]
}

/// JSON as a template's data.
private struct JSON: Decodable {
    var value: MustacheValue

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            value = .null
        } else if let bool = try? container.decode(Bool.self) {
            value = .bool(bool)
        } else if let int = try? container.decode(Int.self) {
            value = .int(int)
        } else if let double = try? container.decode(Double.self) {
            value = .double(double)
        } else if let string = try? container.decode(String.self) {
            value = .string(string)
        } else if let list = try? container.decode([JSON].self) {
            value = .list(list.map(\.value))
        } else {
            value = .object(try container.decode([String: JSON].self).mapValues(\.value))
        }
    }
}

@Suite("Mustache specification")
struct SpecificationTests {
    @Test(
        "A suite of the public cases passes whole",
        .enabled(if: Vectors.arePresent, "skipped: no public cases in shared/data/mustache-spec"),
        arguments: ["comments", "delimiters", "interpolation", "inverted", "partials", "sections", "~inheritance"])
    func suite(_ name: String) throws {
        let data = try Data(contentsOf: Vectors.mustache.appendingPathComponent(name + ".json"))
        let suite = try JSONDecoder().decode(Suite.self, from: data)
        #expect(!suite.tests.isEmpty)
        for test in suite.tests {
            let rendered = try rendered(test.template, test.data.value, test.partials ?? [:])
            #expect(rendered == test.expected, "\(name): \(test.name)")
        }
    }
}

/// Renders with the dynamic face.
func rendered(_ template: String, _ value: MustacheValue, _ partials: [String: String] = [:]) throws -> String {
    let compiled = try partials.mapValues { try DynamicTemplate.compile(SourceText(path: "partial", text: $0)).get() }
    return try DynamicTemplate.compile(SourceText(path: "template", text: template)).get().render(value, partials: compiled)
}
