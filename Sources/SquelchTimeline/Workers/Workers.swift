import Dispatch
import Synchronization

/// Runs independent pieces of work on Dispatch threads; the only `concurrentPerform` of the package.
public struct Workers: Sendable {
    /// Number of threads that work at a time.
    public let count: Int

    /// Workers for a machine's active cores, or as many as a person asked for (1...256).
    public init(_ count: Int? = nil) {
        self.count = min(256, max(1, count ?? Self.activeCores))
    }

    /// Results of `body(state, index)` for `0..<pieces`, in the order of the indices whatever the number of workers.
    ///
    /// Each worker takes the next index when it is free, so that one large piece does not hold up the others. `state`
    /// makes what a worker keeps from piece to piece, such as buffers; results must not depend on it.
    public func map<State, Result: Sendable>(
        _ pieces: Int, state: @Sendable () -> State, _ body: @Sendable (_ state: inout State, _ index: Int) -> Result
    ) -> [Result] {
        guard pieces > 0 else { return [] }
        if count == 1 || pieces == 1 {
            var only = state()
            return (0..<pieces).map { body(&only, $0) }
        }
        let slots = UnsafeMutableBufferPointer<Result?>.allocate(capacity: pieces)
        slots.initialize(repeating: nil)
        defer {
            slots.deinitialize()
            slots.deallocate()
        }
        // Each index is taken by one worker only, which writes its own slot; the slots are read after the barrier
        // that concurrentPerform is.
        nonisolated(unsafe) let output = slots
        let next = Atomic<Int>(0)
        DispatchQueue.concurrentPerform(iterations: min(count, pieces)) { _ in
            var own = state()
            while true {
                let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
                guard index < pieces else { return }
                output[index] = body(&own, index)
            }
        }
        return slots.compactMap { $0 }
    }

    /// Results of `body(index)` for `0..<pieces`, in the order of the indices.
    public func map<Result: Sendable>(_ pieces: Int, _ body: @Sendable (_ index: Int) -> Result) -> [Result] {
        map(pieces, state: {}) { _, index in body(index) }
    }

    /// Runs `body(range)` over consecutive ranges of a fixed size that does not depend on the number of workers, so
    /// that sums over ranges come out the same for any number; results in the order of the ranges.
    public func mapRanges<Result: Sendable>(
        of total: Int, size: Int = 4096, _ body: @Sendable (_ range: Range<Int>) -> Result
    ) -> [Result] {
        map((total + size - 1) / size) { piece in
            body(piece * size..<min(total, (piece + 1) * size))
        }
    }

    /// Cores that the scheduler gives to this process, at least one.
    private static var activeCores: Int { max(1, ProcessCores.active) }
}
