import SquelchTimeline

/// What one stage of an analysis over many machines hands to the next.
enum ShardKind: String, CaseIterable {
    /// Posts of a part of the accounts, with everything that is told of each alone.
    case posts = "P"
    /// Keys of posts: what they must have in common with others to be compared.
    case keys = "K"
    /// Those of them that are others' too.
    case met = "M"
    /// What must be known of all parts before any is judged.
    case survey = "S"
    /// Posts that have a key in common with others.
    case tellings = "Q"
    /// Who repeats whom.
    case repeats = "R"
    /// Which posts tell one story.
    case ties = "E"
    /// The same by the part of the accounts that the posts lie in.
    case labels = "L"
    /// What the accounts of each context have in common.
    case contexts = "X"
    /// What each of them says of its context.
    case voices = "Y"
    /// What each account makes of stories that others tell too.
    case carriers = "V"
    /// What each account alone brings.
    case losses = "O"
    /// What the posts of accounts add up to.
    case accounts = "W"
    /// The end of everything, with the number of frames before it.
    case end = "Z"

    /// Version 2 of all of them: columns byte by byte. Raise it with every change of what any of them holds, or of what it
    /// means.
    static let version: UInt32 = 2

    /// The letter that tells it from others.
    var mark: UInt8 { rawValue.utf8.first ?? 0 }

    var frame: FrameKind { FrameKind(mark: Character(rawValue), version: Self.version, isPlanar: true) }

    /// What it is called in an error.
    var words: String { self == .end ? "end of the frames" : "frame \(rawValue)" }
}

/// One frame: a body of a kind, and who it is of and for.
struct ShardFrame {
    var kind: ShardKind
    /// The part of the accounts or of the stories that it is for; 0 where it is for all.
    var destination = 0
    /// The part that it comes from.
    var origin = 0
    /// Which of several of the same kind, origin and destination it is.
    var number = 0
    /// Parts of the accounts and of the stories: the same all over a job.
    var layout: ShardLayout
    var body: FrameReader
}

/// Into how many parts a job divides its accounts and its stories.
public struct ShardLayout: Sendable, Equatable {
    /// Parts of the accounts.
    public var accounts: Int
    /// Parts of the stories.
    public var stories: Int

    /// How many parts there may be.
    public static let range = 1...1 << 16

    /// A layout of so many parts.
    public init(accounts: Int, stories: Int) {
        self.accounts = accounts
        self.stories = stories
    }
}

/// Why frames are not taken. Nothing is counted of what a stage does not understand.
public enum ShardFailure: Error, Equatable {
    /// They are no frames.
    case foreign
    /// They were made by another version of the program.
    case version(String)
    /// They end too soon.
    case cutOff
    /// Something in one of them has changed on the way.
    case damaged(String)
    /// One came twice.
    case twice(String)
    /// One is missing.
    case missing(String)
    /// They are of different jobs, or of another stage.
    case misplaced(String)
    /// Reading failed.
    case device(String)

    /// What went wrong, in plain words.
    public var words: String {
        switch self {
        case .foreign: "the input is no stream of frames: give the output of squelch shard"
        case .version(let other):
            "frames of another version of squelch (\(other)): all machines of a job need the same program"
        case .cutOff: "the input ends too soon: a part of the frames is missing"
        case .damaged(let what): "a damaged \(what): it has changed on the way"
        case .twice(let what): "the same \(what) twice: it would be counted twice"
        case .missing(let what): "\(what) is missing"
        case .misplaced(let what): what
        case .device(let reason): "reading failed: \(reason)"
        }
    }
}
