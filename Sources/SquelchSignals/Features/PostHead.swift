/// What readers would note of a post, told from its text alone: why it is worth its attention, or is not.
///
/// One logistic regression each over the rows of `GramRows` and the codes of ``PostFeature``; `Benchmarks/worth` learns
/// them and says from what.
public enum PostHead: Int, Sendable, CaseIterable {
    /// Worth the attention, as far as its words say what no note does.
    case worth
    /// It sells or promotes.
    case promotion
    /// Trivia that mean nothing to most of its readers.
    case chatter
    /// It withholds what it announces, so that it is opened.
    case bait
    /// News that everybody has, or that the account had before.
    case repeated
    /// Output of a machine: a status, a template, boilerplate.
    case status
    /// Off the subject that its account is about.
    case offSubject
    /// Empty, cryptic or broken: no way to know what it is about.
    case empty
    /// An update that is too old or too small to matter.
    case stale
    /// News and facts.
    case information
    /// Knowledge, how to do a thing, analysis.
    case knowledge
    /// A pointer worth following.
    case pointer
    /// Something lived or told.
    case personal
    /// Fun or beauty.
    case fun
    /// What its words alone say of its worth, in steps of half the size: no note, but what other counts go with.
    case words

    /// Places in a row of the tables, one of them no head's.
    static let width = 16
    /// Steps of a code in one unit of log odds; code 128 is even odds.
    static let steps: Float = 16

    /// Log odds of a code.
    @inline(__always)
    public static func logOdds(code: UInt8) -> Float { (Float(code) - 128) / steps }

    /// The code of log odds, held within -8...7.9.
    @inline(__always)
    static func code(logOdds: Float) -> UInt8 { UInt8(max(0, min(255, logOdds * steps + 128.5))) }
}
