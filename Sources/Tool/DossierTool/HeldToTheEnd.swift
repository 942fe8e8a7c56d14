// What a build is done with is left to the end of the process: to take a large graph apart costs half a second that nobody gains from.

final class HeldToTheEnd<Value: Sendable>: Sendable {
    private let value: Value

    private init(_ value: Value) {
        self.value = value
    }

    /// Only for the last thing a process does: nothing lets go of it again.
    static func hold(_ value: Value) { _ = Unmanaged.passRetained(HeldToTheEnd(value)) }
}
