// `--trace`: where a build's time goes, as a file that trace viewers open.

import Files
import Foundation
import Workers

/// A trace in the JSON array form of the Trace Event Format (Google, "Trace Event Format", complete events): one row for the stages, one
/// for each worker with its chunks. Times are microseconds since the first stage began.
enum TraceFile {
    static func bytes(_ stages: StageTimings, _ chunks: [WorkLog.Chunk]) -> [UInt8] {
        var spans: [(name: String, start: Double, end: Double)] = []
        for stage in stages.stages {
            let start = spans.last?.end ?? 0
            spans.append((stage.name, start, start + microseconds(stage.time)))
        }
        var events = [label(row: 0, "stages")]
        events += Set(chunks.map(\.worker)).sorted().map { label(row: $0 + 1, "worker \($0 + 1)") }
        events += spans.map { event($0.name, "stage", row: 0, from: $0.start, to: $0.end, arguments: "{}") }
        for chunk in chunks {
            let (start, end) = (Double(chunk.start) / 1000, Double(chunk.end) / 1000)
            let stage = spans.last { $0.start <= start }?.name ?? "work"
            events.append(
                event(
                    stage, "chunk", row: chunk.worker + 1, from: start, to: end,
                    arguments: "{\"first\":\(chunk.items.lowerBound),\"items\":\(chunk.items.count)}"))
        }
        return Array(("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n" + events.joined(separator: ",\n") + "\n]}\n").utf8)
    }

    /// - Throws: where the file can't be written; one that is there is replaced.
    static func write(_ bytes: [UInt8], to path: String) throws {
        let file = URL(fileURLWithPath: path)
        do throws(FileProblem) {
            let folder = try Folder(file.deletingLastPathComponent().path)
            if let now = try? folder.read(file.lastPathComponent, limit: .max) {
                try folder.rewrite(file.lastPathComponent, from: now, to: bytes)
            } else {
                try folder.create(file.lastPathComponent, bytes)
            }
        } catch {
            Terminal.error("dossier: \(path): \(error.message)\n")
            throw ExitStatus.machineFailed.code
        }
    }

    /// Names a row: a metadata event.
    private static func label(row: Int, _ name: String) -> String {
        "{\"ph\":\"M\",\"name\":\"thread_name\",\"pid\":1,\"tid\":\(row),\"args\":{\"name\":\"\(name)\"}}"
    }

    /// Stages' names are our own and need no escapes.
    private static func event(_ name: String, _ category: String, row: Int, from start: Double, to end: Double, arguments: String) -> String
    {
        "{\"ph\":\"X\",\"name\":\"\(name)\",\"cat\":\"\(category)\",\"pid\":1,\"tid\":\(row),\"ts\":\(number(start)),\"dur\":\(number(end - start)),\"args\":\(arguments)}"
    }

    private static func number(_ microseconds: Double) -> String { String(format: "%.3f", microseconds) }

    private static func microseconds(_ time: Duration) -> Double {
        Double(time.components.seconds) * 1e6 + Double(time.components.attoseconds) / 1e12
    }
}
