// The bytes an article comes in: every encoding that is read, and what is refused.

import Foundation
import Importing
import Testing

struct DecodingTests {
    private static let russian =
        "Мост закрыли в понедельник, потому что водолазы нашли трещины во второй опоре. Капитаны недовольны решением совета."
    private static let german =
        "Die Brücke wurde am Montag geschlossen, weil Taucher Risse im zweiten Pfeiler fanden. Die Fähre fährt für alle."

    private func bytes(_ text: String, _ encoding: String.Encoding) throws -> [UInt8] { [UInt8](try #require(text.data(using: encoding))) }

    @Test func utf8IsKeptAsItIs() throws {
        let found = try Imported("Мост\n\n\(Self.russian)\n")
        #expect(found.article.extractedText == nil)
        #expect(found.article.encoding == "UTF-8: every byte is valid UTF-8")
        #expect(found.value("text-sha256") == nil)
        #expect(found.value("language") == "ru")
    }

    @Test func aByteOrderMarkIsTakenOff() throws {
        let found = try Imported(bytes: [0xEF, 0xBB, 0xBF] + Array(Self.german.utf8))
        #expect(found.article.extractedText.map { String(decoding: $0, as: UTF8.self) } == Self.german + "\n")
        #expect(found.value("language") == "de")
    }

    @Test(arguments: [String.Encoding.utf16LittleEndian, .utf16BigEndian])
    func utf16WithAMarkAndWithout(encoding: String.Encoding) throws {
        for text in [Self.russian, Self.german] {
            let bare = try bytes(text, encoding)
            let mark: [UInt8] = encoding == .utf16LittleEndian ? [0xFF, 0xFE] : [0xFE, 0xFF]
            for bytes in [bare, mark + bare] {
                let found = try Imported(bytes: bytes)
                #expect(found.article.extractedText.map { String(decoding: $0, as: UTF8.self) } == text + "\n")
                #expect(found.value("text-sha256")?.count == 64)
            }
        }
    }

    @Test func cyrillicBytesAreWindows1251() throws {
        let found = try Imported(bytes: bytes(Self.russian, .windowsCP1251))
        #expect(found.article.extractedText.map { String(decoding: $0, as: UTF8.self) } == Self.russian + "\n")
        #expect(found.doubts("import-encoding") == ["1: the encoding is a guess: Windows-1251"])
        #expect(found.value("language") == "ru")
    }

    @Test func westernBytesAreWindows1252() throws {
        let text = Self.german + " „Nein“, sagte er – 5 €."
        let found = try Imported(bytes: bytes(text, .windowsCP1252))
        #expect(found.article.extractedText.map { String(decoding: $0, as: UTF8.self) } == text + "\n")
        #expect(found.doubts("import-encoding") == ["1: the encoding is a guess: Windows-1252"])
    }

    @Test func anotherTableIsSuspected() throws {
        let polish = "Most zamknięto w poniedziałek, bo nurkowie znaleźli pęknięcia. Łódź płynie dalej, a rada milczy."
        let found = try Imported(bytes: bytes(polish, .windowsCP1250))
        let finding = try #require(found.article.diagnostics(path: "f").first { $0.rule == "import-encoding" })
        #expect(finding.severity == .warning)
        #expect(finding.notes.contains { $0.message.contains("Windows-1250") })
    }

    @Test(
        arguments: [
            ([], "this file is empty"), (Array("  \n\t\n\r\n".utf8), "this file holds nothing but blank lines"),
            ([0x50, 0x4B, 3, 4, 1, 2, 3, 0, 0, 0], "this is a ZIP archive or office document, not text"),
            ([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A], "this is a PNG image, not text"),
            (Array("text \u{0} and \u{0} more".utf8), "this file holds NUL bytes: it is binary data, not text"),
            (Array("a\u{1}b\u{2}c\u{3}".utf8), "this file is binary data, not text"),
            ([0xFF, 0xFE, 0x41], "this UTF-16 text ends within a character"),
            ([0xFF, 0xFE, 0x00, 0xD8], "this UTF-16 text holds half a character"),
        ] as [([UInt8], String)])
    func whatIsNoTextIsRefused(bytes: [UInt8], message: String) {
        #expect(refusal(bytes) == message)
    }

    @Test func damagedUTF8IsNotReadAsSomethingElse() {
        let message = refusal(Array(Self.russian.utf8) + [0xFF] + Array(Self.russian.utf8))
        #expect(message == "this file is UTF-8 but damaged: 1 byte is no part of a character")
    }

    @Test func koi8IsNamed() {
        // "мост закрыли" and so on in KOI8-R, where small letters stand where Windows-1251 has capitals.
        let word: [UInt8] = [0xCD, 0xCF, 0xD3, 0xD4, 0x20, 0xDA, 0xC1, 0xCB, 0xD2, 0xD9, 0xCC, 0xC9, 0x20]
        #expect(refusal(Array(repeating: word, count: 10).flatMap { $0 })?.contains("KOI8-R") == true)
    }

    @Test func randomBytesNeverCrash() {
        var state: UInt64 = 0x9E37_79B9_7F4A_7C15
        for round in 0..<300 {
            var bytes: [UInt8] = []
            for _ in 0..<(round * 3) {
                state ^= state << 13
                state ^= state >> 7
                state ^= state << 17
                bytes.append(
                    round % 3 == 0
                        ? UInt8(truncatingIfNeeded: state) : [0x20, 0x41, 0x61, 0x2E, 0x0A, 0x0D, 0x31, 0xD0, 0xB0, 0xE2][Int(state % 10)])
            }
            for file in ["a.txt", "a.html", "a.md"] { _ = refusal(bytes, file: file) }
        }
    }

    @Test(arguments: [
        ("en", Prose.opening), ("ru", russian), ("de", german),
        ("be", "Мост зачынілі ў панядзелак, бо вадалазы знайшлі расколіны ў другой апоры."),
        ("uk", "Міст закрили в понеділок, бо водолази знайшли тріщини у другій опорі, і рада мовчить про це."),
        ("pl", "Most zamknięto w poniedziałek, bo nurkowie znaleźli pęknięcia w drugim filarze i nie wiadomo, kto za to zapłaci."),
        ("fr", "Le pont a été fermé lundi après que des plongeurs ont trouvé des fissures dans le deuxième pilier, et la mairie se tait."),
        ("lt", "Tiltas buvo uždarytas pirmadienį, nes narai rado įtrūkimų antroje atramoje ir niekas dėl to nekalba."),
        ("lv", "Tilts tika slēgts pirmdien, jo nirēji atrada plaisas otrajā balstā un neviens par to nerunā."),
    ])
    func languages(tag: String, text: String) throws {
        #expect(try Imported("Title Here\n\n\(text) \(text)").value("language") == tag)
    }
}
