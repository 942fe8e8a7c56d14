// Base: what is wrong with a date's text, as a value; the callers know the file and turn it into a diagnostic.

/// Why a text is not an EDTF date.
public struct DateSyntaxError: Error, Sendable, Equatable {
    /// Where the fault begins: UTF-8 bytes from the start of the text as given, white space included.
    public let offset: Int
    /// Bytes at fault; 0 where something is missing.
    public let length: Int
    /// What is wrong.
    public let message: String
    /// What was expected, with an example.
    public let expected: String?
    /// The nearest right text, where there is one obvious candidate; `nil` where there are several (`06/12/2019`) or none.
    public let suggestion: String?

    init(offset: Int, length: Int, message: String, expected: String?, suggestion: String? = nil) {
        self.offset = offset
        self.length = length
        self.message = message
        self.expected = expected
        self.suggestion = suggestion
    }
}

extension DateSyntaxError {
    func suggesting(_ suggestion: String?) -> DateSyntaxError {
        DateSyntaxError(offset: offset, length: length, message: message, expected: expected, suggestion: suggestion)
    }
}
