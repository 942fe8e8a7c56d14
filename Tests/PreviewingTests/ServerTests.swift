// Every rule of the server, over real sockets on the loopback interface.

import Foundation
import Previewing
import TestKit
import Testing
import Watching

@Suite(.serialized) struct ServerTests {
    @Test func pagesHaveTheirTypeAndLength() async throws {
        let running = try RunningPreview()
        let page = try await running.ask("/entities/nato/")
        #expect(page.status == 200)
        #expect(page.fields["content-type"] == "text/html; charset=utf-8")
        #expect(page.fields["content-length"] == String(page.body.count))
        #expect(page.fields["cache-control"] == "no-cache")
        #expect(page.fields["x-content-type-options"] == "nosniff")
        #expect(page.text.components(separatedBy: "_preview/client.js").count == 2)
        let lines = page.text.split(separator: "\n").filter { $0.contains("_preview") }
        #expect(lines.count == 1 && lines[0].hasPrefix("<script src=\"/_preview/client.js\" data-version=\""))
    }

    @Test(arguments: [
        ("/assets/page-home.css", "text/css; charset=utf-8"), ("/assets/dossier.js", "text/javascript; charset=utf-8"),
        ("/assets/favicon.svg", "image/svg+xml"), ("/files/table.csv", "text/csv; charset=utf-8"), ("/dossier.json", "application/json"),
        ("/timeline.ics", "text/calendar; charset=utf-8"), ("/sources/s1/annotations.jsonld", "application/ld+json"),
        ("/feed.xml", "application/xml"), ("/_preview/client.js", "text/javascript; charset=utf-8"),
        ("/404.html", "text/html; charset=utf-8"),
    ])
    func everyFileHasItsType(_ address: String, _ type: String) async throws {
        let running = try RunningPreview()
        let answer = try await running.ask(try await themed(address, running))
        #expect(answer.status == 200)
        #expect(answer.fields["content-type"] == type)
        #expect(!answer.body.isEmpty)
    }

    /// The address of one of the theme's files: in the folder that pages name.
    private func themed(_ address: String, _ running: RunningPreview) async throws -> String {
        guard address.hasPrefix("/assets/") else { return address }
        let page = try await running.ask("/").text
        let folder = try #require(page.firstMatch(of: #/assets/[0-9a-f]{12}//#))
        return "/\(folder.0)\(address.dropFirst("/assets/".count))"
    }

    @Test func headHasNoBody() async throws {
        let running = try RunningPreview()
        let page = try await running.ask("/")
        let head = try await running.ask("/", method: "HEAD")
        #expect(head.status == 200 && head.body.isEmpty)
        #expect(head.fields == page.fields)
        #expect(try await running.ask("/nowhere/", method: "HEAD").body.isEmpty)
    }

    @Test(arguments: ["POST", "PUT", "DELETE", "OPTIONS", "PATCH", "TRACE", "CONNECT", "BREW"])
    func otherMethodsAreRefused(_ method: String) async throws {
        let answer = try await RunningPreview().ask("/", method: method, ["Content-Length: 0"])
        #expect(answer.status == 405)
        #expect(answer.fields["allow"] == "GET, HEAD")
    }

    @Test func aBodyIsNoSecondRequest() async throws {
        let running = try RunningPreview()
        let inner = "GET /entities/nato/ HTTP/1.1\r\nHost: \(running.host)\r\n\r\n"
        let answer = try await running.send(
            "POST / HTTP/1.1\r\nHost: \(running.host)\r\nContent-Length: \(inner.utf8.count)\r\n\r\n\(inner)")
        #expect(answer.status == 405 && !answer.text.contains("<html"))
        #expect(answer.fields["connection"] == "close")
    }

    // MARK: Who asks

    @Test func onlyItsOwnNamesAreAnswered() async throws {
        let running = try RunningPreview()
        let port = running.server.port
        for host in ["localhost:\(port)", "LocalHost:\(port)", "127.0.0.1:\(port)", "[::1]:\(port)"] {
            #expect(try await running.send("GET / HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n").status == 200, "\(host)")
        }
        for host in [
            "evil.example", "evil.example:\(port)", "localhost", "localhost:1", "localhost:\(port).evil.example", "127.0.0.1", "[::1]", "",
            "127.0.0.1.evil.example:\(port)", "localhost.:\(port)", "0.0.0.0:\(port)",
        ] {
            let answer = try await running.send("GET / HTTP/1.1\r\nHost: \(host)\r\nConnection: close\r\n\r\n")
            #expect(answer.status == 403, "\(host)")
            #expect(!answer.text.contains("<html"))
        }
        // Also to a method that would be refused anyway, and on the stream of events.
        #expect(try await running.send("POST / HTTP/1.1\r\nHost: evil\r\nConnection: close\r\n\r\n").status == 403)
        #expect(try await running.send("GET /_preview/events HTTP/1.1\r\nHost: evil\r\nConnection: close\r\n\r\n").status == 403)
        #expect(try await running.send("GET http://evil/ HTTP/1.1\r\nHost: \(running.host)\r\nConnection: close\r\n\r\n").status == 403)
        #expect(
            try await running.send("GET http://\(running.host)/ HTTP/1.1\r\nHost: \(running.host)\r\nConnection: close\r\n\r\n").status
                == 200)
        #expect(try await running.send("GET / HTTP/1.1\r\nConnection: close\r\n\r\n").status == 400)
        #expect(try await running.send("GET / HTTP/1.1\r\nHost: \(running.host)\r\nHost: evil\r\nConnection: close\r\n\r\n").status == 400)
    }

    // MARK: What there is

    @Test(arguments: [
        "/../dossier.yml", "/%2e%2e/dossier.yml", "/%2E%2E/%2E%2E/etc/passwd", "/..%2fdossier.yml", "/entities%2fnato/",
        "/entities%2Fnato%2F", "/assets/..%2f..%2fdossier.yml", "/assets/../../dossier.yml", "//etc/passwd", "/seeds/s1.md",
        "/content/notes.md", "/dossier.yml", "/entities//nato/", "/./", "/entities/nato/index.html", "/entities/nato/page-1/",
        "/entities/nato/page-2/", "/entities/nato/page-02/", "/entities/nato/page--1/", "/files/../table.csv", "/assets/search/nothing.js",
        "/_preview/", "/_preview/client.js/", "/sources/s1/card.png", "/Entities/NATO/", "/\\..\\dossier.yml",
    ])
    func whatIsNotInTheSiteMapIsNotFound(_ address: String) async throws {
        let answer = try await RunningPreview().ask(address)
        #expect(answer.status == 404, "\(address)")
        #expect(answer.fields["content-type"] == "text/html; charset=utf-8")
        #expect(!answer.text.contains("format: 1") && !answer.text.contains("root:"))
    }

    @Test(arguments: ["/%00", "/entities/nato/%00", "/a%0", "/a%zz", "/%ff%fe", "/a%0d%0aSet-Cookie:x", "nato", "*", "/a#b"])
    func bytesThatNoAddressHasAreRefused(_ address: String) async throws {
        let answer = try await RunningPreview().ask(address)
        #expect(answer.status == 400, "\(address)")
        #expect(answer.fields["set-cookie"] == nil)
    }

    @Test func encodedLettersAreTheSameAddress() async throws {
        let running = try RunningPreview()
        #expect(try await running.ask("/entities/%6eat%6F/").status == 200)
        #expect(try await running.ask("/entities/nato/?x=%00&y").status == 200)
    }

    @Test func anotherSpellingOfANameFindsIt() async throws {
        let running = try RunningPreview(
            TestDossier().entity("šiauliai", name: "Šiauliai").file("content/a b.txt", "x").file("content/ä.txt", "y"))
        let id = try #require(running.preview.live.state.files.graph.corpus.entities.first?.id)
        let path = id.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
        #expect(try await running.ask("/entities/\(path)/").status == 200)
        #expect(try await running.ask("/files/a%20b.txt").text == "x")
        #expect(try await running.ask("/files/%c3%a4.txt").text == "y")
    }

    @Test func aFolderWithoutItsSlashIsMoved() async throws {
        let running = try RunningPreview()
        let answer = try await running.ask("/entities/nato?a=b")
        #expect(answer.status == 301)
        #expect(answer.fields["location"] == "/entities/nato/?a=b")
        #expect(try await running.ask("/evil.example").status == 404)
        #expect(try await running.ask("//evil.example/entities/nato").status == 404)
    }

    @Test func theNotFoundPageKnowsWhatIsNear() async throws {
        let running = try RunningPreview()
        let answer = try await running.ask("/entities/nata/")
        #expect(answer.status == 404)
        #expect(answer.text.contains("data-near=\"entities/nato/\""))
        #expect(answer.text.components(separatedBy: "_preview/client.js").count == 2)
        #expect(!(try await running.ask("/quite/different/")).text.contains("data-near"))
    }

    @Test func aSiteWithAPathAnswersBelowItToo() async throws {
        let running = try RunningPreview()
        #expect(try await running.ask("/test" + themed("/assets/page-home.css", running)).status == 200)
        #expect(try await running.ask("/test/entities/nato/").status == 200)
        #expect(try await running.ask("/test/nowhere/").status == 404)
    }

    // MARK: Caching and ranges

    @Test func whatIsKnownIsNotSentAgain() async throws {
        let running = try RunningPreview()
        let page = try await running.ask("/notes/")
        let tag = try #require(page.fields["etag"])
        #expect(tag.hasPrefix("\"") && tag.hasSuffix("\"") && tag.count > 10)
        for match in [tag, "W/\(tag)", "\"other\", \(tag)", "*"] {
            let again = try await running.ask("/notes/", ["If-None-Match: \(match)"])
            #expect(again.status == 304 && again.body.isEmpty, "\(match)")
            #expect(again.fields["etag"] == tag && again.fields["cache-control"] == "no-cache")
        }
        #expect(try await running.ask("/notes/", ["If-None-Match: \"other\""]).status == 200)
        try running.preview.save("content/notes.md", "---\ntitle: Notes\n---\nOther.\n")
        let changed = try await running.ask("/notes/", ["If-None-Match: \(tag)"])
        #expect(changed.status == 200 && changed.fields["etag"] != tag && changed.text.contains("Other."))
    }

    @Test func rangesOfAssets() async throws {
        let running = try RunningPreview(TestDossier().file("content/digits.txt", "0123456789"))
        let whole = try await running.ask("/files/digits.txt")
        #expect(whole.fields["accept-ranges"] == "bytes" && whole.text == "0123456789")
        for (range, text, field) in [
            ("bytes=0-3", "0123", "bytes 0-3/10"), ("bytes=7-", "789", "bytes 7-9/10"), ("bytes=-2", "89", "bytes 8-9/10"),
            ("bytes=8-99", "89", "bytes 8-9/10"), ("bytes=-99", "0123456789", "bytes 0-9/10"),
            ("bytes=5-99999999999999999999999", "56789", "bytes 5-9/10"),
        ] {
            let part = try await running.ask("/files/digits.txt", ["Range: \(range)"])
            #expect(part.status == 206 && part.text == text && part.fields["content-range"] == field, "\(range)")
        }
        for range in ["bytes=10-", "bytes=99-100", "bytes=-0", "bytes=99999999999999999999999-"] {
            let part = try await running.ask("/files/digits.txt", ["Range: \(range)"])
            #expect(part.status == 416 && part.fields["content-range"] == "bytes */10", "\(range)")
        }
        for range in ["bytes=3-1", "bytes=0-1,3-4", "lines=0-1", "bytes=", "bytes=a-b", "bytes=-"] {
            let part = try await running.ask("/files/digits.txt", ["Range: \(range)"])
            #expect(part.status == 200 && part.text == "0123456789", "\(range)")
        }
        let tag = try #require(whole.fields["etag"])
        #expect(try await running.ask("/files/digits.txt", ["Range: bytes=0-0", "If-Range: \(tag)"]).status == 206)
        #expect(try await running.ask("/files/digits.txt", ["Range: bytes=0-0", "If-Range: \"old\""]).status == 200)
        #expect(try await running.ask("/", ["Range: bytes=0-3"]).status == 200)
    }

    // MARK: Bounds

    @Test func headsAreBounded() async throws {
        let running = try RunningPreview()
        #expect(try await running.ask("/", ["X: " + String(repeating: "a", count: 8_000)]).status == 200)
        #expect(try await running.ask("/", ["X: " + String(repeating: "a", count: 40_000)]).status == 431)
        #expect(try await running.ask("/" + String(repeating: "a", count: 40_000)).status == 431)
        #expect(try await running.ask("/", (0..<5_000).map { "X-\($0): a" }).status == 431)
    }

    @Test(arguments: [
        "hello\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/2.0\r\n\r\n", "GET  / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost : x\r\n\r\n",
        "GET / HTTP/1.1\r\n folded\r\n\r\n", "G\u{1}T / HTTP/1.1\r\n\r\n", "\u{16}\u{3}\u{1}\u{2}\r\n\r\n",
        "GET / HTTP/1.1\r\nno colon\r\n\r\n",
    ])
    func whatIsNoRequestIsRefused(_ text: String) async throws {
        let running = try RunningPreview()
        #expect(try await running.send(text).status == 400)
        #expect(try await running.ask("/").status == 200)
    }

    @Test func aConnectionServesOneRequestAfterTheOther() async throws {
        let running = try RunningPreview()
        let connection = try running.connect()
        let request = "GET /404.html HTTP/1.1\r\nHost: \(running.host)\r\n\r\n"
        connection.send(request + request)
        let both = await connection.read { $0.components(separatedBy: "</html>").count > 2 }
        #expect(String(decoding: both, as: UTF8.self).components(separatedBy: "HTTP/1.1 200 OK").count == 3)
        connection.send("GET / HTTP/1.0\r\n\r\n")
        let last = Answer(await connection.rest())
        #expect(last.status == 200 && last.fields["connection"] == "close")
    }

    @Test func connectionsThatSayNothingAreClosed() async throws {
        var limits = ServerLimits()
        limits.idle = 0.2
        let running = try RunningPreview(limits: limits)
        let silent = try running.connect()
        let slow = try running.connect()
        slow.send("GET / HTT")
        #expect(await silent.rest().isEmpty)
        #expect(await slow.rest().isEmpty)
    }

    @Test func connectionsAreBounded() async throws {
        var limits = RunningPreview.patient
        limits.connections = 4
        let running = try RunningPreview(limits: limits)
        var held: [Connection] = []
        for _ in 0..<4 {
            let connection = try running.connect()
            connection.send("GET / HTTP/1.1\r\nHost: \(running.host)\r\n\r\n")
            _ = await connection.read { $0.contains("</html>") }
            held.append(connection)
        }
        #expect(try await running.ask("/").status == 503)
        held = []
        // The server notices that they went when it reads from them.
        var status = 503
        for _ in 0..<3000 where status == 503 {
            try await Task.sleep(for: .milliseconds(10))
            status = try await running.ask("/").status
        }
        #expect(status == 200)
    }

    @Test func aPortThatIsTaken() async throws {
        let running = try RunningPreview()
        #expect(throws: ServerProblem.self) { try Preview(running.preview.live, port: running.server.port, mayMove: false) }
        let other = try Preview(running.preview.live, port: running.server.port, mayMove: true)
        #expect(other.port > running.server.port)
    }

    @Test func aStoppedServerLetsItsPortGo() async throws {
        let running = try RunningPreview()
        let port = running.server.port
        let open = try running.connect()
        open.send("GET /_preview/events HTTP/1.1\r\nHost: \(running.host)\r\n\r\n")
        _ = await open.read { $0.contains("event: findings") }
        await running.stop()
        #expect(try Preview(running.preview.live, port: port, mayMove: false).port == port)
    }

    // MARK: Events

    @Test func openPagesAreToldOfTheirChanges() async throws {
        let running = try RunningPreview()
        func listener(_ page: String) async throws -> Connection {
            let address = page == "/" ? "" : String(page.dropFirst())
            let version = running.preview.live.state.file(at: address)?.version ?? ""
            let connection = try running.connect()
            connection.send("GET /_preview/events?page=\(page)&version=\(version) HTTP/1.1\r\nHost: \(running.host)\r\n\r\n")
            let head = await connection.read { $0.contains("\n\n") }
            #expect(Answer(head).fields["content-type"] == "text/event-stream")
            return connection
        }
        let nato = try await listener("/entities/nato/")
        let eu = try await listener("/entities/eu/")
        try running.preview.write(
            "content/entities/nato.md", "---\nname: NATO\ntype: organisation\naliases: [the Alliance]\n---\nAnother alliance [@s1, ¶1].\n")
        running.server.take(ChangedPaths(["content/entities/nato.md"]))
        let told = String(decoding: await nato.read { $0.contains("event: change") && $0.hasSuffix("\n\n") }, as: UTF8.self)
        #expect(told.contains("data: {\"addresses\":[\"/entities/nato/\"]}"))
        // A style sheet concerns every page; the other page heard of nothing before.
        try running.preview.write("templates/assets/extra.css", "p { color: blue }\n")
        running.server.take(ChangedPaths(["templates/assets/extra.css"]))
        let other = String(decoding: await eu.read { $0.contains("event: change") && $0.hasSuffix("\n\n") }, as: UTF8.self)
        #expect(other.contains("data: {\"addresses\":[\"/entities/eu/\",") && other.contains("\"/assets/extra.css\""))
        #expect(other.contains(#/"/assets/[0-9a-f]{12}/extra\.css"/#))
        #expect(!other.contains("/entities/nato/"))
    }

    @Test func aReaderWhoComesBackIsToldWhatWasMissed() async throws {
        let running = try RunningPreview()
        let connection = try running.connect()
        connection.send("GET /_preview/events?page=%2Fnotes%2F&version=old HTTP/1.1\r\nHost: \(running.host)\r\n\r\n")
        let told = String(decoding: await connection.read { $0.contains("event: change") && $0.hasSuffix("\n\n") }, as: UTF8.self)
        #expect(told.contains("/notes/"))
    }

    @Test func errorsAreShownUntilTheyAreMended() async throws {
        let running = try RunningPreview()
        let connection = try running.connect()
        connection.send("GET /_preview/events?page=/notes/&version= HTTP/1.1\r\nHost: \(running.host)\r\n\r\n")
        let good = running.preview.text("content/notes.md")
        try running.preview.write("content/notes.md", "---\ntitle: Notes\n---\nSee [[<nowhere>]].\n")
        running.server.take(ChangedPaths(["content/notes.md"]))
        let broken = String(decoding: await connection.read { $0.contains("broken-wikilink") || $0.contains("[@") }, as: UTF8.self)
        #expect(broken.contains("content/notes.md:4:"))
        #expect(broken.contains("^~~") && broken.contains("\\u003cnowhere"))
        try running.preview.write("content/notes.md", good)
        running.server.take(ChangedPaths(["content/notes.md"]))
        let mended = String(decoding: await connection.read { $0.contains("data: {\"count\":\"\",\"text\":\"\"}") }, as: UTF8.self)
        #expect(mended.contains("event: findings"))
    }
}
