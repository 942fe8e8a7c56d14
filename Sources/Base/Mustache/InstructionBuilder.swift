// Collects instructions and literals; neighbouring literals become one.

struct InstructionBuilder {
    private(set) var instructions: [RenderProgram.Instruction] = []
    private(set) var literals: [UInt8] = []
    private var pending = 0
    /// Whether the next value lands inside a script element.
    var tracker = ScriptTracker()

    var count: Int { instructions.count }

    mutating func write(_ bytes: ArraySlice<UInt8>) {
        tracker.read(bytes)
        literals.append(contentsOf: bytes)
        pending += bytes.count
    }

    mutating func append(_ instruction: RenderProgram.Instruction) {
        _ = end()
        instructions.append(instruction)
    }

    /// Where the next instruction will stand.
    mutating func end() -> Int {
        if pending > 0 { instructions.append(.literal(offset: literals.count - pending, count: pending)) }
        pending = 0
        return instructions.count
    }

    mutating func lineStart() { append(.lineStart) }

    mutating func call(_ procedure: Int, keepsIndentation: Bool, _ indentation: [UInt8]) {
        _ = end()
        literals.append(contentsOf: indentation)
        instructions.append(
            .call(
                procedure: procedure, keepsIndentation: keepsIndentation, offset: literals.count - indentation.count,
                count: indentation.count))
    }

    /// Leaves room for the instruction that will run or skip the block; answers its place.
    mutating func beginBlock() -> Int {
        append(.lineStart)
        return instructions.count - 1
    }

    mutating func endEach(
        _ start: Int, from slot: Int,
        _ each: @escaping @Sendable (UnsafeRawPointer, RenderMachine.Block, inout RenderMachine) -> Void, to element: Int
    ) {
        let block = RenderMachine.Block(start: start + 1, end: end(), slot: element)
        instructions[start] = .each(slot: slot, each, block)
    }

    mutating func endWhen(
        _ start: Int, from slot: Int, _ test: @escaping @Sendable (UnsafeRawPointer) -> Bool, expected: Bool
    ) {
        instructions[start] = .when(slot: slot, test, expected: expected, end: end())
    }
}
