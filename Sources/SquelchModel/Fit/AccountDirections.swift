import SquelchSignals
import SquelchTimeline

/// What each account writes about, as far as the meanings of its words are known.
struct AccountDirections: Sendable {
    /// One an account, of length one; nil where its posts say nothing.
    private var directions: [Int: Direction] = [:]
    /// Weight of the posts that say something.
    private var weights: [Int: Float] = [:]
    /// Of all accounts.
    var all = Direction()

    /// Of `accounts`, from their novel posts.
    init(
        _ accounts: [Int], _ posts: PostSelection, _ terms: TermColumn, _ novelty: [Float], workers: Workers
    ) {
        let found = workers.map(accounts.count) { place -> (Direction, Float) in
            var direction = Direction()
            var weight = FixedSum.zero
            terms.buckets.withUnsafeBufferPointer { buckets in
                for post in posts[accounts[place]] {
                    let words = UnsafeBufferPointer(rebasing: buckets[terms.range(Int(post))])
                    weight += Double(direction.add(words, vote: novelty[Int(post)]))
                }
            }
            return (direction.unit, Float(weight.value))
        }
        for (account, one) in zip(accounts, found) where one.1 > 0 {
            directions[account] = one.0
            weights[account] = one.1
            all += one.0
        }
    }

    /// None, for languages whose words are not known.
    init() {}

    /// Whether nothing is known of any account.
    var isEmpty: Bool { directions.isEmpty }

    /// What `members` write about together.
    func sum(_ members: [Int]) -> Direction {
        var sum = Direction()
        for member in members { if let own = directions[member] { sum += own } }
        return sum
    }

    /// How much nearer an account is to the others of `together`, of which it is one, than to all the rest; with the
    /// weight of the posts that say so.
    func nearness(of account: Int, to together: Direction) -> (value: Float, weight: Float) {
        guard let own = directions[account], let weight = weights[account] else { return (0, 0) }
        return (own.cosine(together - own) - own.cosine(all - together), weight)
    }
}
