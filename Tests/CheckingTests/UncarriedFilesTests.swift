// Broken files that git can't carry, or would mend: made in a temporary folder, with the same golden texts as the others.

import Diagnostics
import Files
import Foundation
import Glibc
import TestKit
import Testing

struct UncarriedFilesTests {
    private static let page = "---\ntitle: Notes\n---\nWords.\n"

    private func findings(_ dossier: TestDossier, _ prepare: (URL) throws -> Void = { _ in }) throws -> [Diagnostic] {
        try dossier.written { folder in
            try prepare(folder)
            return try BrokenDossier.findings(in: folder)
        }
    }

    @Test func encoding() throws {
        let utf16: [UInt8] = [0xFF, 0xFE] + "---\n".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
        let found = try findings(
            TestDossier().file("content/latin.md", bytes: Array("---\ntitle: Caf".utf8) + [0xE9] + Array("\n---\n".utf8))
                .file("content/nul.md", bytes: Array("---\ntitle: N\n---\na".utf8) + [0] + Array("b\n".utf8))
                .file("content/utf16.md", bytes: utf16).file(
                    "content/cut.md", bytes: Array("---\ntitle: C\n---\nsome ".utf8) + [0xE2, 0x80]
                )
                .file("content/picture.md", bytes: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0xFF]))
        try BrokenDossier(rule: "encoding").expect(found)
        #expect(try findings(TestDossier().file("content/notes.md", "---\ntitle: Café\n---\n")).isEmpty)
    }

    @Test func byteOrderMark() throws {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let found = try findings(
            TestDossier().file("content/notes.md", bytes: mark + Array(Self.page.utf8))
                .file("dossier.yml", bytes: mark + Array("format: 1\ntitle: T\n".utf8)))
        try BrokenDossier(rule: "byte-order-mark").expect(found)
        #expect(try findings(TestDossier().file("content/notes.md", Self.page)).isEmpty)
    }

    @Test func lineEndings() throws {
        let found = try findings(TestDossier().file("content/notes.md", Self.page.replacingOccurrences(of: "\n", with: "\r\n")))
        try BrokenDossier(rule: "line-endings").expect(found)
    }

    @Test func frontMatterLimit() throws {
        func page(_ bytes: Int) -> String { "---\ntitle: N\nsubtitle: " + String(repeating: "x", count: bytes - 20) + "\n---\n" }
        try BrokenDossier(rule: "front-matter-limit").expect(try findings(TestDossier().file("content/notes.md", page(64_001))))
        #expect(try findings(TestDossier().file("content/notes.md", page(64_000))).isEmpty)
    }

    @Test func symbolicLink() throws {
        let found = try findings(TestDossier().file("content/notes.md", Self.page)) { folder in
            let manager = FileManager.default
            func link(_ path: String, _ to: String) throws {
                try manager.createSymbolicLink(atPath: folder.appendingPathComponent(path).path, withDestinationPath: to)
            }
            try link("content/outside.md", "/etc/hostname")
            try link("content/nowhere.md", "missing.md")
            try link("content/loop.md", "loop.md")
            try link("content/folder", "../content")
            try link("seeds", "/etc")
        }
        try BrokenDossier(rule: "symbolic-link").expect(found)
        let inside = try findings(TestDossier().file("content/notes.md", Self.page)) { folder in
            try FileManager.default.createSymbolicLink(
                atPath: folder.appendingPathComponent("content/same.md").path, withDestinationPath: "notes.md")
        }
        #expect(inside.isEmpty)
    }

    @Test func unreadableFile() throws {
        let found = try findings(TestDossier().file("content/notes.md", Self.page)) { folder in
            #expect(mkfifo(folder.appendingPathComponent("content/pipe.md").path, 0o600) == 0)
            try Data(count: Folder.fileLimit + 1).write(to: folder.appendingPathComponent("content/large.md"))
        }
        try BrokenDossier(rule: "unreadable-file").expect(found)
    }

    /// Root reads everything, so that nobody is denied there.
    @Test(.enabled(if: geteuid() != 0, "the tests run as root"))
    func deniedFile() throws {
        let found = try findings(TestDossier().file("content/notes.md", Self.page)) { folder in
            #expect(chmod(folder.appendingPathComponent("content/notes.md").path, 0) == 0)
        }
        #expect(found.map(Finding.line) == ["content/notes.md:1:1: error: this file cannot be read: permission denied [unreadable-file]"])
    }
}
