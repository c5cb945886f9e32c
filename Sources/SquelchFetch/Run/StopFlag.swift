import Synchronization

/// Ends a run from elsewhere, such as a handler of a signal: it stores one bit, and nothing else.
public final class StopFlag: Sendable {
    private let raised = Atomic<Bool>(false)

    /// A flag that is not raised.
    public init() {}

    /// Ends the run within a second.
    public func raise() { raised.store(true, ordering: .relaxed) }

    /// Whether the run is to end.
    public var isRaised: Bool { raised.load(ordering: .relaxed) }
}
