// Graph → the files at the site's root that other programs read.

import Linking
import Workers

/// A file for other programs, and what people are told about it.
public struct Download: Sendable {
    /// Below the site's root.
    public var path: String
    public var title: String
    /// What it is for, in a few words.
    public var purpose: String
    /// IANA media type.
    public var mediaType: String
    public private(set) var bytes: [UInt8]
    /// In bytes; it stays known when they are let go.
    public let size: Int

    public init(path: String, title: String, purpose: String, mediaType: String, bytes: [UInt8]) {
        self.path = path
        self.title = title
        self.purpose = purpose
        self.mediaType = mediaType
        self.bytes = bytes
        size = bytes.count
    }

    /// For who has handed the bytes on.
    public mutating func letGoOfBytes() { bytes = [] }
}

public enum Exports {
    /// Every export, in the order they are listed.
    public static func all(_ context: ExportContext, workers: Workers) -> [Download] {
        let writers: [@Sendable () -> [Download]] = [
            { [timeline(context), slides(context)] }, { [citations(context), bibliography(context)] }, { entities(context) },
        ]
        return [whole(context, workers), schema] + workers.map(writers) { $0() }.joined()
    }

    private static func whole(_ context: ExportContext, _ workers: Workers) -> Download {
        Download(
            path: DossierJSON.name, title: "Whole dossier", purpose: "every claim, event, name and reference",
            mediaType: "application/json", bytes: DossierJSON.bytes(context, workers: workers))
    }

    private static var schema: Download {
        Download(
            path: DossierJSON.schemaName, title: "Schema", purpose: "what stands in \(DossierJSON.name)",
            mediaType: "application/schema+json",
            bytes: PackageResources.dossier_schema_json)
    }

    private static func timeline(_ context: ExportContext) -> Download {
        Download(
            path: CalendarFile.name, title: "Timeline", purpose: "for a calendar", mediaType: "text/calendar",
            bytes: CalendarFile.bytes(context))
    }

    private static func slides(_ context: ExportContext) -> Download {
        Download(
            path: TimelineSlides.name, title: "Timeline", purpose: "for TimelineJS", mediaType: "application/json",
            bytes: TimelineSlides.bytes(context))
    }

    private static func citations(_ context: ExportContext) -> Download {
        Download(
            path: CitationItems.name, title: "Sources", purpose: "for reference managers",
            mediaType: "application/vnd.citationstyles.csl+json", bytes: CitationItems.bytes(context))
    }

    private static func bibliography(_ context: ExportContext) -> Download {
        Download(
            path: Bibliography.name, title: "Sources", purpose: "for LaTeX", mediaType: "application/x-bibtex",
            bytes: Bibliography.bytes(context))
    }

    private static func entities(_ context: ExportContext) -> [Download] {
        let files = FollowTheMoney.files(context)
        return [
            Download(
                path: FollowTheMoney.name, title: "Entities and relations", purpose: "for FollowTheMoney",
                mediaType: "application/json+ftm", bytes: files.entities),
            Download(
                path: FollowTheMoney.datesName, title: "Dates of these", purpose: "as exact as their sources give them",
                mediaType: "application/json", bytes: files.dates),
        ]
    }
}
