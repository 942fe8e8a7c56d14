// The hash against the standard's own examples and lengths on both sides of every padding border.

import Hashing
import Testing

@Suite struct SHA256Tests {
    /// Examples of FIPS 180-4 and its companion document.
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ])
    func standard(text: String, hash: String) {
        #expect(SHA256.hex(of: Array(text.utf8)) == hash)
    }

    @Test func aMillionLetters() {
        #expect(
            SHA256.hex(of: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
                == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    /// A collection without contiguous storage goes another way through the code.
    @Test(arguments: [0, 1, 54, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 1000])
    func lengthsOnBothWays(count: Int) {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        #expect(SHA256.hex(of: bytes) == SHA256.hex(of: bytes.lazy.map { $0 }))
        #expect(SHA256.hex(of: bytes) != SHA256.hex(of: bytes + [0]))
    }
}
