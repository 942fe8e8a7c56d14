import Checking
import Diagnostics
import Files
import Linking
import Reading
import Workers
let clock = ContinuousClock()
let t0 = clock.now
let read = CorpusReading.read(try Folder(CommandLine.arguments.count > 1 ? CommandLine.arguments[1] : "."), rules: Checker.ids, workers: Workers(2))
let t1 = clock.now
let graph = Graph(linking: read.corpus, workers: Workers(2))
let t2 = clock.now
let found = Checker.check(graph, workers: Workers(2))
let t3 = clock.now
print(TextReport(color: false).text((read.diagnostics + found).sorted(by: Diagnostic.inReadingOrder)))
print(graph.sources.count, graph.entities.count, graph.claims.count, graph.events.count, graph.passages.count, t1 - t0, t2 - t1, t3 - t2)
