/// A request for one address; where it leads is not followed.
struct FetchRequest: Equatable {
    var address: WebAddress
    var validators: FeedState.Validators?
}

/// What came back for one request.
struct FetchReply: Equatable {
    var status: Int
    var entityTag: HeaderBytes?
    var lastModified: HeaderBytes?
    var freshFor: Int64?
    var retryAfter: Int64?
    /// `Location`, where there is one.
    var location: String?
    var bytes: [UInt8] = []
}

/// A request that has ended.
struct FetchEnd: Equatable {
    /// The number that it was begun with.
    var number: Int
    var result: Result<FetchReply, Failure>

    struct Failure: Error, Equatable {
        var problem: FetchProblem
    }
}

/// What makes the requests that a run decides on: libcurl, or a test.
protocol FetchTransport {
    /// Begins a request; its end comes from ``wait(milliseconds:)`` with the same number.
    mutating func begin(_ request: FetchRequest, number: Int)
    /// Works on what was begun, for so long or until something has ended.
    mutating func wait(milliseconds: Int) -> [FetchEnd]
    /// Breaks everything off that was begun.
    mutating func cancel()
}
