import SquelchModel
import SquelchTimeline

/// Signal and attention of one account over time, in equal steps.
public struct SignalSeries: Sendable, Equatable {
    /// What fell into one step.
    public struct Step: Sendable, Equatable {
        /// Number of posts.
        public var posts = 0
        /// Minutes of attention.
        public var attention = 0.0
        /// Minutes of them that are signal, by the posts' own worth.
        public var signal = 0.0

        /// Share of signal as the posts' worth adds up, 0...1; nil without posts.
        public var share: Double? { attention > 0 ? signal / attention : nil }

        /// An empty step.
        public init() {}
    }

    /// First moment of the first step and last moment of the last.
    public var window: TimeWindow
    /// The steps, the oldest first; none where no post has a date.
    public var steps: [Step]

    /// Days of one step.
    public var stepDays: Double {
        steps.isEmpty ? 0 : Double(window.to - window.from + 1) / 86_400 / Double(steps.count)
    }

    /// The series of an account over `window`.
    /// - Parameters:
    ///   - account: index into the timeline's accounts.
    ///   - result: the analysis with its posts and scores.
    ///   - window: the time to cover; nil takes the account's own window.
    ///   - most: steps, at most; a step is at least a day.
    public init(
        _ account: Int, _ result: AnalysisResult, window: TimeWindow? = nil, most: Int = 26
    ) {
        let timeline = result.timeline
        let scores = result.scores
        let own = scores.accounts[account].window
        let window = window ?? TimeWindow(from: own.from, to: own.to)
        self.window = window
        steps = []
        let length = Double(window.to) - Double(window.from) + 1
        guard length > 0, most > 0 else { return }
        let count = max(1, min(most, Int(length / 86_400)))
        var steps = [Step](repeating: Step(), count: count)
        var isDated = false
        for post in scores.selection[account] {
            let time = timeline.posts.time[Int(post)]
            guard time != PostColumns.unknownTime, time >= window.from, time <= window.to else { continue }
            isDated = true
            let place = min(count - 1, Int((Double(time) - Double(window.from)) / length * Double(count)))
            let minutes = Double(scores.posts.cost[Int(post)]) / 60
            steps[place].posts += 1
            steps[place].attention += minutes
            steps[place].signal += minutes * Double(scores.posts.worth[Int(post)])
        }
        if isDated { self.steps = steps }
    }
}
