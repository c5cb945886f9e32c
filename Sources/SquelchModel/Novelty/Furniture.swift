import SquelchSignals

/// What stands in most posts of an account: its sponsors, the same links below each episode, a signature. None of it is
/// news, and none of it makes one post a repeat of another.
///
/// A value of a MinHash signature is that of one 3-word run. Where most posts of an account have the same value in a
/// place, it comes from what recurs; the other places are those of their own words.
struct Furniture: Sendable {
    /// Posts from which it can be told what recurs.
    private static let fewestPosts: UInt32 = 4
    /// Places that a post's own words must have for it to be judged by them: without that it is nothing but what recurs.
    static let fewestOwnPlaces = 8
    /// Stands for a place in which nothing recurs; also the value of a text without any run.
    private static let none = UInt16.max

    /// Of each post a bit for each place of its signature that has what recurs; empty where nothing recurs in any.
    let places: [UInt32]

    /// Finds the value that more than half of an account's posts have, if there is one: the only candidate is the one
    /// that a vote of pairs leaves over (Boyer and Moore 1981), which a second look confirms.
    ///
    /// - Complexity: linear in posts; some 200 bytes an account, and where anything recurs four a post.
    init(_ view: PostView, accounts: Int) {
        let length = SignalColumns.signatureLength
        var candidates = [UInt16](repeating: Self.none, count: accounts * length)
        var votes = [Int32](repeating: 0, count: accounts * length)
        var posts = [UInt32](repeating: 0, count: accounts)
        view.signatures.withUnsafeBufferPointer { signatures in
            candidates.withUnsafeMutableBufferPointer { candidates in
                votes.withUnsafeMutableBufferPointer { votes in
                    for post in view.account.indices where view.hasText(post) {
                        posts[Int(view.account[post])] += 1
                        let own = Int(view.account[post]) * length
                        for place in 0..<length {
                            let value = signatures[post * length + place]
                            if votes[own + place] == 0 { candidates[own + place] = value }
                            votes[own + place] += candidates[own + place] == value ? 1 : -1
                        }
                    }
                    votes.update(repeating: 0)
                    for post in view.account.indices where view.hasText(post) {
                        let own = Int(view.account[post]) * length
                        for place in 0..<length {
                            votes[own + place] += candidates[own + place] == signatures[post * length + place] ? 1 : 0
                        }
                    }
                    for account in 0..<accounts {
                        let isKnown = posts[account] >= Self.fewestPosts
                        for place in account * length..<(account + 1) * length
                        where !isKnown || Int64(votes[place]) * 2 <= Int64(posts[account]) {
                            candidates[place] = Self.none
                        }
                    }
                }
            }
        }
        places = Self.places(view, candidates)
    }

    private static func places(_ view: PostView, _ values: [UInt16]) -> [UInt32] {
        let length = SignalColumns.signatureLength
        let hasAny = stride(from: 0, to: values.count, by: length).map { first in
            values[first..<first + length].contains { $0 != none }
        }
        guard hasAny.contains(true) else { return [] }
        return view.account.indices.map { post in
            guard hasAny[Int(view.account[post])], view.hasText(post) else { return 0 }
            let (own, usual) = (post * length, Int(view.account[post]) * length)
            return (0..<length).reduce(UInt32(0)) { mask, place in
                view.signatures[own + place] == values[usual + place] ? mask | 1 << UInt32(place) : mask
            }
        }
    }
}
