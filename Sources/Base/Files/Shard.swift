// One machine's part of a build that several share.

/// The I-th of N parts of a build. Which files are whose follows from their order alone, so nobody has to agree on anything.
public struct Shard: Sendable, Hashable {
    /// From 1.
    public let number: Int
    public let count: Int

    /// More machines than that would each find hardly a page to render.
    public static let most = 10_000

    /// - Returns: nil unless `1 ≤ number ≤ count ≤ most`.
    public init?(number: Int, of count: Int) {
        guard (1...Self.most).contains(count), (1...count).contains(number) else { return nil }
        self.number = number
        self.count = count
    }

    /// - Parameter text: `I/N` in plain decimal digits.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Self.number(in: $0) }
        guard parts.count == 2, let number = parts[0], let count = parts[1] else { return nil }
        self.init(number: number, of: count)
    }

    private static func number(in digits: Substring) -> Int? {
        guard (1...5).contains(digits.utf8.count), digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return Int(digits)
    }

    /// Whether the file at this place in the build's order is this part's. Neighbours go to different parts: what is large stands together.
    public func holds(_ index: Int) -> Bool { index % count == number - 1 }

    /// The first part also makes what the whole site has once.
    public var isFirst: Bool { number == 1 }

    /// `2-of-4`
    var name: String { "\(number)-of-\(count)" }

    /// Under which name a part's manifest stands beside the others'.
    var manifestName: String { Self.manifestPrefix + name }

    private static let manifestPrefix = "manifest-"

    static func isManifest(_ name: String) -> Bool {
        guard name.hasPrefix(manifestPrefix) else { return false }
        let parts = name.dropFirst(manifestPrefix.count).split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[1] == "of" else { return false }
        return Shard("\(parts[0])/\(parts[2])") != nil
    }
}
