/// What scoring says of a following's accounts, without their posts.
public struct FollowingScores: Sendable {
    /// Scores of each account.
    public var accounts: [AccountScore]
    /// The moment from which the age of posts is counted.
    public var clock: ReferenceClock
    /// SNR of the following's typical account in dB.
    public var typicalDecibels: Double
    /// Each detector's value of the typical account.
    public var typical: DetectorValues
    /// Posts that were left out because their date is unknown and a period was asked for.
    public var undatedLeftOut = 0
    /// Posts that were left out because only a selection of the user's shows them.
    public var selectedLeftOut = 0
}

extension TimelineScores {
    /// What is said of the accounts.
    public var following: FollowingScores {
        FollowingScores(
            accounts: accounts, clock: clock, typicalDecibels: typicalDecibels, typical: typical,
            undatedLeftOut: selection.undatedLeftOut, selectedLeftOut: selection.selectedLeftOut)
    }
}
