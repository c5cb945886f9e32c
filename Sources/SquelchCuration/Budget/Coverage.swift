/// Which accounts bring which stories, as a structure of arrays, and what a set of accounts covers of them:
/// `F(A) = sum over stories k of v_k (1 - product over a in A of (1 - r_ak))`, after El-Arini et al., KDD 2009.
///
/// F is monotone and submodular: another account never takes value away, and brings the less the more is there.
struct Coverage {
    /// Where each account's incidences begin; one more value than accounts.
    private(set) var starts: [Int] = [0]
    /// Story of each incidence.
    private(set) var story: [Int32] = []
    /// Probability that the account brings the story in time, 0...1.
    private(set) var reach: [Float] = []
    /// Value of each story.
    let values: [Double]

    /// No accounts, and stories of these values.
    init(values: [Double]) { self.values = values }

    /// Number of accounts.
    var accountCount: Int { starts.count - 1 }

    /// Adds a story to the account that is being added.
    mutating func add(story: Int, reach: Double) {
        self.story.append(Int32(story))
        self.reach.append(Float(min(1, max(0, reach))))
    }

    /// Ends the account that is being added.
    mutating func endAccount() { starts.append(story.count) }

    /// What a growing set of accounts leaves uncovered.
    struct State {
        /// Probability, for each story, that nobody brings it.
        fileprivate(set) var missed: [Double]
        /// Value of what is covered.
        fileprivate(set) var value = 0.0
    }

    /// The state of the empty set.
    var empty: State { State(missed: [Double](repeating: 1, count: values.count)) }

    /// What `account` would add.
    func gain(_ account: Int, _ state: State) -> Double {
        var gain = 0.0
        for index in starts[account]..<starts[account + 1] {
            let story = Int(story[index])
            gain += values[story] * state.missed[story] * Double(reach[index])
        }
        return gain
    }

    /// Adds `account`.
    func add(_ account: Int, to state: inout State) {
        state.value += gain(account, state)
        for index in starts[account]..<starts[account + 1] {
            state.missed[Int(story[index])] *= 1 - Double(reach[index])
        }
    }
}
