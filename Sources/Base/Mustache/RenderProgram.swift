// A compiled template: instructions in one array, text in another, run against pointers to typed contexts.

/// What `TypedCompiler` makes. A block is a stretch of instructions that follows the one that runs it.
final class RenderProgram: Sendable {
    enum Instruction: Sendable {
        case literal(offset: Int, count: Int)
        case write(slot: Int, @Sendable (UnsafeRawPointer, inout PageBuffer) -> Void)
        /// Runs the block for each element.
        case each(
            slot: Int, @Sendable (UnsafeRawPointer, RenderMachine.Block, inout RenderMachine) -> Void, RenderMachine.Block)
        /// Goes on at `end` where the test doesn't answer `expected`.
        case when(slot: Int, @Sendable (UnsafeRawPointer) -> Bool, expected: Bool, end: Int)
        /// Runs a recursive partial, its lines indented by a literal, after the present indentation where that is kept.
        case call(procedure: Int, keepsIndentation: Bool, offset: Int, count: Int)
        /// Writes the present indentation of a recursive partial.
        case lineStart
    }

    let instructions: [Instruction]
    let literals: [UInt8]
    /// Where each recursive partial stands among the instructions.
    let procedures: [Range<Int>]
    /// The instructions of the page.
    let main: Range<Int>
    /// How many types of contexts there are; each has one place for the pointer to its present value.
    let slotCount: Int

    init(instructions: [Instruction], literals: [UInt8], procedures: [Range<Int>], main: Range<Int>, slotCount: Int) {
        self.instructions = instructions
        self.literals = literals
        self.procedures = procedures
        self.main = main
        self.slotCount = slotCount
    }

    /// Appends what the program writes for the page at `page`; false where depth was cut.
    func run(_ page: UnsafeRawPointer, into out: inout Markup) -> Bool {
        instructions.withUnsafeBufferPointer { instructions in
            literals.withUnsafeBufferPointer { literals in
                withUnsafeTemporaryAllocation(of: UnsafeRawPointer.self, capacity: max(1, slotCount)) { slots in
                    slots.initialize(repeating: page)
                    var machine = RenderMachine(
                        instructions: instructions, literals: literals, procedures: procedures, slots: slots)
                    machine.run(main)
                    out.append(machine.out)
                    return !machine.isCut
                }
            }
        }
    }
}

/// The state of one rendering. Slots hold a pointer to the present value of each type; the compiler has checked that a field
/// is only ever read from the slot of the type that it was declared for.
struct RenderMachine: ~Copyable {
    struct Block: Sendable {
        var start: Int
        var end: Int
        /// Where the element's pointer goes.
        var slot: Int
    }

    fileprivate let instructions: UnsafeBufferPointer<RenderProgram.Instruction>
    fileprivate let literals: UnsafeBufferPointer<UInt8>
    fileprivate let procedures: [Range<Int>]
    fileprivate let slots: UnsafeMutableBufferPointer<UnsafeRawPointer>
    fileprivate var out = PageBuffer(capacity: 16 << 10)
    private var indentation: [UInt8] = []
    private var depth = 0
    fileprivate private(set) var isCut = false

    fileprivate init(
        instructions: UnsafeBufferPointer<RenderProgram.Instruction>, literals: UnsafeBufferPointer<UInt8>,
        procedures: [Range<Int>], slots: UnsafeMutableBufferPointer<UnsafeRawPointer>
    ) {
        self.instructions = instructions
        self.literals = literals
        self.procedures = procedures
        self.slots = slots
    }

    /// Runs a section's block with one element.
    mutating func run(_ block: Block, with element: UnsafeRawPointer) {
        let outer = slots[block.slot]
        slots[block.slot] = element
        run(block.start..<block.end)
        slots[block.slot] = outer
    }

    fileprivate mutating func run(_ range: Range<Int>) {
        guard depth < TemplateLimit.depth else {
            isCut = true
            return
        }
        depth += 1
        defer { depth -= 1 }
        var index = range.lowerBound
        while index < range.upperBound {
            switch instructions[index] {
            case .literal(let offset, let count):
                out.append(UnsafeBufferPointer(rebasing: literals[offset..<offset + count]))
                index += 1
            case .write(let slot, let write):
                write(slots[slot], &out)
                index += 1
            case .each(let slot, let each, let block):
                each(slots[slot], block, &self)
                index = block.end
            case .when(let slot, let test, let expected, let end):
                index = test(slots[slot]) == expected ? index + 1 : end
            case .call(let procedure, let keepsIndentation, let offset, let count):
                let outer = indentation
                if !keepsIndentation { indentation = [] }
                if count > 0 { indentation.append(contentsOf: literals[offset..<offset + count]) }
                run(procedures[procedure])
                indentation = outer
                index += 1
            case .lineStart:
                out.append(indentation)
                index += 1
            }
        }
    }
}
