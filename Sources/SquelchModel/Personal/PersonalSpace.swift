/// The places of a post's words, pairs of neighbouring words, account and site among the model's weights.
///
/// Four blocks of 2¹⁶ places each. Places are shared by whatever hashes to them, which costs a linear model
/// nothing measurable at this size (Weinberger et al. 2009).
enum PersonalSpace {
    /// Places in one block.
    static let block = 1 << 16
    /// All places.
    static let size = 4 * block

    /// How much each block weighs beside the words, before the post is brought to length one. Pairs help while
    /// there are few examples and stand in the way later; an account says more than a word. Measured on three
    /// people's stars.
    static func emphasis(at place: Int) -> Float {
        switch place / block {
        case 0: 1
        case 1: 0.5
        case 2: 2
        default: 1
        }
    }

    /// Length of a post's meaning (``TextMeaning``) beside its words, which together have length one. From 0.15 to 0.3
    /// nothing is lost on three people's stars, where nothing is gained either; longer ones stand in the words' way.
    static let meaning: Float = 0.2

    /// Calls `body` with each place of a post.
    @inline(__always)
    static func forEachPlace(
        _ terms: UnsafeBufferPointer<UInt16>, site: UInt32, account: UInt32, _ body: (Int) -> Void
    ) {
        var previous: UInt32 = 0
        for (position, term) in terms.enumerated() {
            body(Int(term))
            if position > 0 { body(block + pair(previous, UInt32(term))) }
            previous = UInt32(term)
        }
        body(2 * block + folded(account))
        if site != 0 { body(3 * block + folded(site)) }
    }

    /// Most places that a post can have.
    static let mostPlaces = 2 * PersonalExamples.longestRun + 1

    @inline(__always)
    private static func pair(_ first: UInt32, _ second: UInt32) -> Int {
        folded(first &* 0x9E37_79B1 ^ second &* 0x85EB_CA77)
    }

    @inline(__always)
    private static func folded(_ hash: UInt32) -> Int {
        let mixed = (hash ^ hash >> 15) &* 0x2C1B_3C6D
        return Int(mixed >> 16)
    }
}
