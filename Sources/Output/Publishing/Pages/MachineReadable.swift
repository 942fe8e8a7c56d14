// What pages hold for other programs: the JSON-LD of their head, and the home page's list of files.

import Composing
import Exporting
import Mustache

/// Data for a script element of the page's head.
struct StructuredDataScript: TemplateContext {
    var json: JSONValue

    static let schema = Schema<StructuredDataScript>("structured data", .json("json") { $0.json })
}

/// A file for other programs.
struct DownloadRow: TemplateContext {
    var address: Mustache.Link
    var name: String
    var mediaType: String
    var title: String
    var purpose: String
    var size: String

    static let schema = Schema<DownloadRow>(
        "download", .url("address") { $0.address }, .text("name") { $0.name }, .text("media-type") { $0.mediaType },
        .text("title") { $0.title }, .text("purpose") { $0.purpose }, .text("size") { $0.size })

    init(_ download: Download, _ composer: Composer) {
        // The home page stands where the files do.
        address = .address(download.path)
        name = download.path
        mediaType = download.mediaType
        title = download.title
        purpose = download.purpose
        size = composer.wording.size(download.size)
    }
}

/// What a link to the page shows where people share it: Open Graph (ogp.me), which every network reads.
struct SocialRow: TemplateContext {
    /// `website` or `article`.
    var type: String
    var address: Mustache.Link
    var image: Mustache.Link?
    /// What the picture says.
    var imageText: String

    static let schema = Schema<SocialRow>(
        "shared link", .text("type") { $0.type }, .url("address") { $0.address }, .optionalURL("image") { $0.image },
        .text("image-text") { $0.imageText })
}
