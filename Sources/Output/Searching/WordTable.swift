// Words by number: an open-addressing table over bytes, since every word of the dossier passes through it.

struct WordTable: Sendable {
    private var slots: [UInt32]
    private var hashes: [UInt32] = []
    private var starts: [UInt32] = [0]
    private var bytes: [UInt8] = []

    var count: Int { hashes.count }

    init() {
        slots = [UInt32](repeating: 0, count: 1024)
    }

    /// The number of a word; a new one for a word not seen before.
    mutating func number(of word: some Collection<UInt8>) -> Int {
        // FNV-1a: the same numbers on every machine.
        var hash: UInt32 = 2_166_136_261
        for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        hash ^= hash >> 15
        var slot = Int(hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let number = Int(slots[slot]) - 1
            if hashes[number] == hash, self[number].elementsEqual(word) { return number }
            slot = (slot + 1) & (slots.count - 1)
        }
        hashes.append(hash)
        bytes.append(contentsOf: word)
        starts.append(UInt32(bytes.count))
        slots[slot] = UInt32(hashes.count)
        if hashes.count * 2 > slots.count { grow() }
        return hashes.count - 1
    }

    subscript(number: Int) -> ArraySlice<UInt8> { bytes[Int(starts[number])..<Int(starts[number + 1])] }

    private mutating func grow() {
        slots = [UInt32](repeating: 0, count: slots.count * 2)
        for (number, hash) in hashes.enumerated() {
            var slot = Int(hash) & (slots.count - 1)
            while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = UInt32(number + 1)
        }
    }
}
