// Where things are on the site: exports name places by it, and never make an address themselves.

import Linking

/// What knows the site's addresses.
public protocol SiteAddresses: Sendable {
    /// The address of a target for a file at the site's root: below that root, percent-encoded, with its fragment; empty for the home page.
    func path(of target: Target) -> String

    /// The address for a reader who may be anywhere: absolute where the site knows its own address, else as the page or file that is being
    /// written sees it.
    func address(of target: Target) -> String
}
