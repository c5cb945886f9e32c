import SquelchTimeline

/// Where batches of records go: to a consumer that can refuse.
///
/// A consumer that has refused gets nothing more, and every input of its source then ends where it is: no reader has to
/// ask.
final class RecordSink {
    private let consume: (RecordBatch) -> Bool
    /// Whether nothing more is wanted.
    private(set) var isStopped = false

    /// A sink for what `consume` takes, until it returns false.
    init(_ consume: @escaping (RecordBatch) -> Bool) { self.consume = consume }

    /// Hands a batch on; false where nothing more is wanted.
    @discardableResult
    func take(_ batch: RecordBatch) -> Bool {
        if !isStopped, !consume(batch) { isStopped = true }
        return !isStopped
    }
}
