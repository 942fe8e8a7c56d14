// Paths are their bytes, in listings and manifests: no language and no machine changes their order, and an accent written apart is another name.

import Glibc

extension String {
    /// Whether this stands before another by their UTF-8 bytes.
    public func precedesInBytes(_ other: String) -> Bool {
        let answer = utf8.withContiguousStorageIfAvailable { mine in
            other.utf8.withContiguousStorageIfAvailable { theirs -> Bool in
                guard let first = mine.baseAddress, let second = theirs.baseAddress else { return mine.count < theirs.count }
                let order = memcmp(first, second, min(mine.count, theirs.count))
                return order != 0 ? order < 0 : mine.count < theirs.count
            }
        }
        return (answer ?? nil) ?? utf8.lexicographicallyPrecedes(other.utf8)
    }

    /// Whether both are the same UTF-8 bytes; `==` asks only whether they are the same to a reader.
    public func hasSameBytes(as other: String) -> Bool {
        utf8.count == other.utf8.count && !precedesInBytes(other) && !other.precedesInBytes(self)
    }
}
