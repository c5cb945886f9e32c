public import SquelchCuration
public import SquelchFollowing
public import SquelchIngest
import SquelchKit
import SquelchModel
import SquelchTimeline

/// What is the same for all stages of a job: each is told it anew, wherever it runs.
public struct ShardJob: Sendable {
    /// Period, threshold, personal model; its clock is the job's.
    public var options: AnalysisOptions
    /// What the user says about contexts and people.
    public var configuration = Configuration()
    /// Lists of follows and the like: they go to every part.
    public var following: [Source] = []
    /// How files are read.
    public var reading = IngestOptions()

    /// A job with all else open.
    public init(_ options: AnalysisOptions) { self.options = options }

    /// What reads the lists of follows, and joins posts with them.
    var reader: FollowingReader {
        FollowingReader(
            sources: following, workers: options.workers, reading: reading, configuration: configuration)
    }
}

/// A part of the accounts with all of their posts, as each stage that needs them puts it together again: of the same frames
/// comes the same, row by row.
struct ShardTimeline: ~Copyable {
    /// The part of all accounts.
    let part: Int
    let layout: ShardLayout
    private(set) var joined: JoinedTimeline
    let survey: ShardSurvey?
    /// All accounts of the job, in the order that numbers them; and each account's number.
    let names: [String]
    private(set) var numbers: [UInt32]
    /// Accounts of other parts that stand here for their posts.
    private(set) var strangers = 0

    /// - Parameter survey: of all parts; nil where it is still to be made.
    init(_ inputs: inout ShardInputs, _ job: ShardJob, survey: ShardSurvey?) throws(ShardFailure) {
        let place = try inputs.needPart()
        let following = job.reader.read(
            now: survey?.now ?? job.options.now, chunks: inputs.chunks, reach: survey?.reach ?? [:])
        inputs.chunks = []
        if let survey, survey.posts[UInt32(place.part)] != UInt64(following.timeline.posts.count) {
            throw .misplaced(
                "the posts of part \(place.part) are not those that were surveyed: give every stage the same options")
        }
        (part, layout) = place
        joined = following.takeJoined()
        self.survey = survey
        names = survey?.accounts ?? []
        var known: [String: UInt32] = [:]
        known.reserveCapacity(names.count)
        for (number, name) in names.enumerated() { known[name] = UInt32(number) }
        // Follows without posts here may have some elsewhere, under a name of their own: they have no number, and no posts.
        numbers = joined.timeline.accounts.map { known[$0.id] ?? .max }
    }

    /// Number of posts.
    var count: Int { joined.timeline.posts.count }

    /// What is new in each post, where the first versions of some lie in other parts: their accounts join this one's.
    mutating func novelty(_ repeats: [FoundRepeats]) throws(ShardFailure) -> NoveltyColumns {
        let rows = count
        let own = Set(numbers)
        let strangers = FoundRepeats.accounts(repeats).filter { !own.contains($0) }
        guard strangers.allSatisfy({ Int($0) < names.count }) else { throw .damaged(ShardKind.repeats.words) }
        if let more = joined.adding(strangers: strangers.map { Account(id: names[Int($0)]) }) {
            joined = more
            numbers += strangers
            self.strangers = strangers.count
        }
        var standIns: [UInt32: Int32] = [:]
        for post in 0..<count {
            let number = numbers[Int(joined.timeline.posts.account[post])]
            if standIns[number] == nil { standIns[number] = Int32(post) }
        }
        let (account, all) = (joined.timeline.posts.account, numbers)
        let found = FoundRepeats.strongest(
            repeats, rows: rows, posts: count, numbers: { all[Int(account[$0])] }, strangers: standIns)
        guard found.duplicateOf.allSatisfy({ Int($0) < count }) else { throw .damaged(ShardKind.repeats.words) }
        return found
    }
}
