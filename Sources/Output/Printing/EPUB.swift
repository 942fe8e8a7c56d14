// A pack as an EPUB, for readers with a tablet.

/// Writes EPUB 3.
public enum EPUB {
    public static func bytes(_ pack: PrintedPack) -> [UInt8] { [] }
}
