// What is computed when somebody first asks for it, and then once for all threads.

import Synchronization

/// A value made at its first use. Whoever asks meanwhile waits for it, so making one deferred value must not ask for itself.
@propertyWrapper
public struct Deferred<Value: Sendable>: Sendable {
    private final class Slot: Sendable {
        let value = Mutex<Value?>(nil)
    }

    private let slot = Slot()
    private let make: @Sendable () -> Value

    public init(_ make: @escaping @Sendable () -> Value) {
        self.make = make
    }

    public var wrappedValue: Value {
        slot.value.withLock { value in
            if let value { return value }
            let made = make()
            value = made
            return made
        }
    }

    /// Changes what was made, for whoever asks from now on.
    public func change(_ change: (inout Value) -> Void) {
        slot.value.withLock { value in
            guard var changed = value.take() else { return }
            change(&changed)
            value = changed
        }
    }
}
