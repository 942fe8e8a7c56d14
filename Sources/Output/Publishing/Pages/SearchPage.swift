// The page that is searched from; its script and the index do the rest.

import Composing
import Linking
import Mustache

struct SearchPage: TemplateContext {
    var frame: Frame
    var script: Mustache.Link?

    static let schema = Schema<SearchPage>(
        "search page", .include { $0.frame }, .optionalURL("search-script") { $0.script },
        .url("entities") { _ in Target(.entityIndex).link }, .url("questions") { _ in Target(.disputeIndex).link },
        .url("sources") { _ in Target(.sourceIndex).link }, .url("timeline") { _ in Target(.timeline).link },
        .url("reports") { _ in Target(.reportIndex).link })
}
