/// The posts that a personal model learns from, as a structure of arrays; row i of each array is post i.
public struct PersonalExamples: Sendable {
    /// Hash buckets of the posts' distinct words in the order of the text, one run after the other.
    public var terms: [UInt16]
    /// Where each post's run starts in ``terms``, and the end of the last: ``count`` + 1 values that never fall.
    public var termStarts: [UInt32]
    /// Hash of the domain that the post links to; 0 for none.
    public var site: [UInt32]
    /// Hash of the account.
    public var account: [UInt32]
    /// Seconds since 1970, UTC; `Int64.min` where unknown.
    public var time: [Int64]
    /// ``featureCount`` numbers a post, row by row: log odds of detectors. What is not finite counts as the mean.
    public var features: [Float]
    /// Width of a row of ``features``.
    public let featureCount: Int
    /// What the reader did with the post.
    public var evidence: [PersonalEvidence]

    /// No posts; `featureCount` numbers are to come with each.
    public init(featureCount: Int) {
        terms = []
        termStarts = [0]
        site = []
        account = []
        time = []
        features = []
        self.featureCount = max(0, featureCount)
        evidence = []
    }

    /// Number of posts.
    public var count: Int { evidence.count }

    /// Most words of one post that are used; the rest of a longer run is passed over.
    public static let longestRun = 48

    /// Adds a post.
    /// - Parameters:
    ///   - run: hash buckets of its distinct words in the order of the text; the first ``longestRun`` are kept.
    ///   - site: hash of the site that it links to.
    ///   - account: its account, the same number for all its posts.
    ///   - time: seconds since 1970.
    ///   - values: exactly ``featureCount`` numbers; others are cut off, missing ones are unknown.
    ///   - evidence: what the user did with it.
    public mutating func append(
        terms run: some Collection<UInt16>, site: UInt32, account: UInt32, time: Int64,
        features values: some Collection<Float>, evidence: PersonalEvidence
    ) {
        terms.append(contentsOf: run.prefix(Self.longestRun))
        termStarts.append(UInt32(truncatingIfNeeded: terms.count))
        self.site.append(site)
        self.account.append(account)
        self.time.append(time)
        features.append(contentsOf: values.prefix(featureCount))
        features.append(contentsOf: repeatElement(.nan, count: featureCount - min(featureCount, values.count)))
        self.evidence.append(evidence)
    }

    /// Whether all arrays have the lengths that they must have, below 2³¹, and runs stay inside ``terms``.
    public var isConsistent: Bool {
        let rows = count
        guard rows <= Int(Int32.max), termStarts.count == rows + 1, site.count == rows, account.count == rows,
            time.count == rows,
            features.count == rows * featureCount, let first = termStarts.first, first == 0,
            Int(termStarts[rows]) == terms.count
        else { return false }
        return (0..<rows).allSatisfy { termStarts[$0] <= termStarts[$0 + 1] }
    }

    /// The run of `row` inside ``terms``, not longer than ``longestRun``.
    @inline(__always)
    func run(of row: Int) -> Range<Int> {
        let start = Int(termStarts[row])
        return start..<min(Int(termStarts[row + 1]), start + Self.longestRun)
    }

    /// A number that depends on what the post is and on nothing else, such as its place among the rows.
    func key(of row: Int) -> UInt64 {
        var key = Self.mixed(UInt64(site[row]) << 32 | UInt64(account[row]), UInt64(bitPattern: time[row]))
        for at in run(of: row) { key = Self.joined(key, UInt64(terms[at])) }
        for at in row * featureCount..<(row + 1) * featureCount {
            key = Self.joined(key, UInt64(features[at].bitPattern))
        }
        return Self.mixed(key, 0)
    }

    /// The same for all posts with these words, whoever wrote them; without words, for all of an account.
    func textKey(of row: Int) -> UInt64 {
        let run = run(of: row)
        var key: UInt64 = run.isEmpty ? UInt64(account[row]) : 1 << 32
        for at in run { key = Self.joined(key, UInt64(terms[at])) }
        return Self.mixed(key, 1)
    }

    @inline(__always)
    private static func joined(_ key: UInt64, _ next: UInt64) -> UInt64 {
        ((key ^ next) &* 0x9E37_79B9_7F4A_7C15) ^ (key >> 29)
    }

    /// SplitMix64's finaliser (Steele, Lea, Flood 2014).
    @inline(__always)
    static func mixed(_ a: UInt64, _ b: UInt64) -> UInt64 {
        var x = a ^ (b &* 0x9E37_79B9_7F4A_7C15 &+ 0x9E37_79B9_7F4A_7C15)
        x = (x ^ (x >> 30)) &* 0xBF58_476D_1CE4_E5B9
        x = (x ^ (x >> 27)) &* 0x94D0_49BB_1331_11EB
        return x ^ (x >> 31)
    }
}
