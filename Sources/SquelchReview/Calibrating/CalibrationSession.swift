public import SquelchDocuments
import SquelchReport
import SquelchSystem
import Synchronization

/// Questions about posts in place of accounts: the same as `squelch calibrate` asks, with what the answers changed after
/// every ten.
public final class CalibrationSession: Sendable {
    /// Answers after which it is told what they changed.
    public static let round = 10

    /// The questions, in their order.
    public let questions: [Question]
    /// Where answers are kept, as the user named it.
    public let name: String
    private let learn: @Sendable () throws -> [String]
    private let clock: @Sendable () -> Int64
    private let shared: Mutex<Content>

    private struct Content {
        let file: RatingsFile
        var answers: [RatingsFile.Answer] = []
        var learnt: [String] = []
    }

    /// What became of an answer.
    public struct Progress: Sendable, Equatable {
        /// The place of the question that is next; nil after the last one.
        public var next: Int?
        /// Questions that are answered.
        public var answered: Int
        /// What the last ten answers changed, a line each; empty between the tens.
        public var learnt: [String]
    }

    /// A sitting over `questions`, which keeps every answer in the file at `path` at once.
    /// - Parameters:
    ///   - questions: the posts, in the order in which they are asked about.
    ///   - path: the file of answers, which is made where there is none.
    ///   - clock: seconds since 1970.
    ///   - learn: what the answers so far have changed, in lines: reads and scores anew.
    public init(
        _ questions: [Question], ratings path: String, clock: @escaping @Sendable () -> Int64,
        learn: @escaping @Sendable () throws -> [String]
    ) throws {
        self.questions = questions
        name = path
        self.learn = learn
        self.clock = clock
        shared = Mutex(Content(file: try RatingsFile(path: path)))
    }

    /// How far it has got.
    public var progress: Progress { shared.withLock { progress($0) } }

    private func progress(_ content: Content) -> Progress {
        let answered = content.answers.count
        return Progress(
            next: answered < questions.count ? answered : nil, answered: answered, learnt: content.learnt)
    }

    /// Keeps an answer to the question at `place`; an answer to another one than is asked changes nothing: two windows, or a
    /// page that was loaded again.
    public func answer(_ answer: RatingsFile.Answer, to place: Int) throws -> Progress {
        try shared.withLock { content in
            guard content.answers.count == place, questions.indices.contains(place) else { return progress(content) }
            let question = questions[place]
            try content.file.append(answer, post: question.id, url: question.url, at: clock())
            content.answers.append(answer)
            content.learnt = content.answers.count % Self.round == 0 ? try learn() : []
            return progress(content)
        }
    }

    /// Takes the last answer of this sitting back, if `answered` are answered.
    public func undo(of answered: Int) throws -> Progress {
        try shared.withLock { content in
            guard content.answers.count == answered, try content.file.undo() else { return progress(content) }
            content.answers.removeLast()
            content.learnt = []
            return progress(content)
        }
    }
}
