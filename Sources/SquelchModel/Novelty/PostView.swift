import SquelchSignals
import SquelchTimeline

/// The columns that finding repeats needs, and what two posts have in common.
struct PostView: Sendable {
    let time: [Int64]
    let account: [UInt32]
    let words: [UInt32]
    let signatures: [UInt16]
    /// See ``Furniture/places``; empty before it was looked for.
    private(set) var recurring: [UInt32]

    init(
        time: [Int64], account: [UInt32], words: [UInt32], signatures: [UInt16], recurring: [UInt32] = []
    ) {
        self.recurring = recurring
        self.time = time
        self.account = account
        self.words = words
        self.signatures = signatures
    }

    /// The same, knowing what recurs in the posts of each of so many accounts.
    func lookingForFurniture(accounts: Int) -> PostView {
        var view = self
        view.recurring = Furniture(self, accounts: accounts).places
        return view
    }

    /// Whether a post has a text that can be compared: a signature of which not all values stand for "no
    /// shingle".
    @inline(__always)
    func hasText(_ post: Int) -> Bool {
        let first = post * SignalColumns.signatureLength
        return words[post] > 0 && first < signatures.count && signatures[first] != .max
    }

    /// Whether `later` comes soon enough after the moment `last` to count as a repeat. Unknown times excuse
    /// nothing.
    @inline(__always)
    func isRemembered(_ later: Int, since last: Int64) -> Bool {
        let now = time[later]
        if now == PostColumns.unknownTime || last == PostColumns.unknownTime { return true }
        return now.subtractingReportingOverflow(last).partialValue <= NoveltyColumns.memory
    }

    /// The part of the 3-word runs of `later` that stand in `earlier`, in 0...1.
    ///
    /// Equal values of two MinHash signatures estimate the Jaccard similarity J of their shingle sets
    /// (Broder 1997; standard error below 0.09 with 32 values; by chance different
    /// values agree once in 65,536). With set sizes A and B from the word
    /// counts, the containment in the later set is J (A + B) / ((1 + J) A): an excerpt of a long text adds
    /// nothing to it, though J is small.
    ///
    /// Of two posts of one account only their own words are compared, where there are enough of them: what stands below
    /// each of its posts is no repeat.
    func overlap(of later: Int, with earlier: Int) -> Float {
        let length = SignalColumns.signatureLength
        var (equal, places) = (self.equal(later, earlier), length)
        if equal == 0 { return 0 }
        if account[later] == account[earlier], let own = ownPlaces(later, earlier),
            own.places >= Furniture.fewestOwnPlaces
        {
            (equal, places) = (own.equal, own.places)
        }
        let jaccard = Float(equal) / Float(places)
        let own = Float(max(3, words[later]) - 2)
        let other = Float(max(3, words[earlier]) - 2)
        return min(1, jaccard * (own + other) / ((1 + jaccard) * own))
    }

    /// Places of two signatures that have the same value.
    @inline(__always)
    private func equal(_ later: Int, _ earlier: Int) -> Int {
        let length = SignalColumns.signatureLength
        return signatures.withUnsafeBufferPointer { all in
            // Both posts have a signature of `length` values, which the caller's `hasText` has touched.
            guard let base = all.baseAddress, (max(later, earlier) + 1) * length <= all.count else {
                return 0
            }
            let left = base + later * length
            let right = base + earlier * length
            // As wide as the values, so that the loop becomes a few vector instructions.
            var count: UInt16 = 0
            for index in 0..<length { count &+= left[index] == right[index] ? 1 : 0 }
            return Int(count)
        }
    }

    /// Places of the later post that are of its own words, and how many of them the earlier one has as well; nil where
    /// all are, as far as is known.
    private func ownPlaces(_ later: Int, _ earlier: Int) -> (places: Int, equal: Int)? {
        guard later < recurring.count, recurring[later] != 0 else { return nil }
        let length = SignalColumns.signatureLength
        let (left, right) = (later * length, earlier * length)
        let equal = (0..<length).count { place in
            recurring[later] >> UInt32(place) & 1 == 0 && signatures[left + place] == signatures[right + place]
        }
        return (length - recurring[later].nonzeroBitCount, equal)
    }

    /// Whether so short a text may count as a repeat: only by the same account.
    @inline(__always)
    func mayRepeat(_ later: Int, _ earlier: Int) -> Bool {
        account[later] == account[earlier] || words[later] >= NoveltyColumns.fewestSharedWords
    }
}
