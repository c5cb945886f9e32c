/// Why an account has its verdict, in one sentence with numbers.
public struct Reason: Sendable, Equatable, Codable {
    /// Kind of reason, the same in every release.
    public var code: Code
    /// One English sentence, without a full stop.
    public var text: String
    /// Its part in the difference to the typical account; nil for a fact that has no decibels.
    public var decibels: Double?

    /// The kinds of reasons.
    public enum Code: String, Sendable, CaseIterable, Codable {
        /// News and facts, and what else speaks for posts.
        case information, knowledge, pointer, personal, fun
        /// Promotion and spam, everyday talk, bait.
        case spam, chatter, bait
        /// What everybody has, machine output, off its subject, cryptic, stale.
        case repeated, status, subject, empty, stale
        /// How it writes, and how often.
        case form, rate
        /// What the user marked of it.
        case marks
        /// Its share of signal, where no part stands out.
        case level
        /// Repeats, or the absence of them.
        case novelty
        /// How well its posts fit the context.
        case fit
        /// Few posts pull the number towards what is usual.
        case fewPosts = "few-posts"
        /// Not enough posts for a number.
        case tooFewPosts = "too-few-posts"
        /// The user has said that it stays.
        case protected
        /// The user has decided what becomes of it.
        case decided
        /// Takes next to no attention: little is gained.
        case costsNothing = "costs-nothing"
        /// A relationship protects it.
        case relationship
        /// The user and the account talk with each other.
        case conversation
        /// The user valued posts of it lately.
        case valued
        /// It posts differently since some day.
        case changed
        /// Shows the posts of another account once more.
        case double
        /// Some of its posts fit the context, and some are about something else.
        case blended
        /// Brings what nobody else does.
        case uniqueSignal = "unique-signal"
        /// Not sure enough among so many accounts.
        case chance
    }

    /// A reason.
    public init(code: Code, text: String, decibels: Double? = nil) {
        self.code = code
        self.text = text
        self.decibels = decibels
    }
}
