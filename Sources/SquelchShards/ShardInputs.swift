import SquelchFollowing
import SquelchModel
import SquelchTimeline

/// Everything that a stage was given, read and checked.
struct ShardInputs {
    /// A part's share of something.
    struct Part<Value> {
        var origin: Int
        var value: Value
    }

    /// Chunks of posts, in the order in which their sources were read.
    var chunks: [TimelineChunk] = []
    var keys: [Part<[UInt64]>] = []
    var met: [Part<[UInt64]>] = []
    var tellings: [Part<Tellings>] = []
    var repeats: [FoundRepeats] = []
    var carriers: [StoryCarriers] = []
    var labels = StoryLabels()
    var accounts: [Part<[ShardAccount]>] = []
    /// Posts of the accounts of each part.
    var posts: [Int: UInt64] = [:]
    /// Posts that were left out because they have no date, or are known only from a selection.
    var undated = 0
    var selected = 0
    /// Sums: nil where none was given.
    var survey: ShardSurvey?
    var ties: StoryTies?
    var contexts: ContextCounts?
    var voices: ContextVoices?
    var losses: SignalLosses?
    /// The part that all of it is for.
    private(set) var destination: Int?
    /// Parts of accounts and stories.
    private(set) var layout: ShardLayout?

    private var seen: Set<[Int]> = []
    private var order: [(origin: Int, number: Int, chunk: TimelineChunk)] = []

    /// Reads all frames.
    /// - Parameter expected: the kinds that this stage knows what to do with.
    init(_ reader: inout ShardReader, expected: Set<ShardKind>) throws(ShardFailure) {
        while let frame = try reader.next() {
            guard expected.contains(frame.kind) else {
                throw .misplaced("this stage does not take a \(frame.kind.words)")
            }
            try check(frame)
            try take(frame)
        }
        order.sort { $0.origin != $1.origin ? $0.origin < $1.origin : $0.number < $1.number }
        chunks = order.map(\.chunk)
        order = []
    }

    private mutating func check(_ frame: ShardFrame) throws(ShardFailure) {
        if let layout, layout != frame.layout {
            throw .misplaced("frames of jobs with different numbers of parts: give those of one job")
        }
        layout = frame.layout
        if frame.kind.isForOnePart {
            if let destination, destination != frame.destination {
                throw .misplaced("frames for different parts: give a stage those of one part")
            }
            destination = frame.destination
        }
        guard frame.kind.isOnce else { return }
        let place = ShardKind.allCases.firstIndex(of: frame.kind) ?? 0
        guard seen.insert([place, frame.destination, frame.origin, frame.number]).inserted else {
            throw .twice("\(frame.kind.words) of part \(frame.origin)")
        }
    }

    private mutating func take(_ frame: ShardFrame) throws(ShardFailure) {
        var body = frame.body
        switch frame.kind {
        case .posts:
            let chunk = try ShardReader.understand(.posts) { () throws(FrameError) in
                let source = try body.readText() ?? ""
                let bytes = try body.readColumn(UInt8.self)
                return try TimelineChunk(
                    source, keepsAllTexts: false, keepsLongTexts: false, bytes: bytes[...], isCarried: true)
            }
            order.append((frame.origin, frame.number, chunk))
        case .keys: keys.append(Part(origin: frame.origin, value: try rising(frame)))
        case .met: met.append(Part(origin: frame.origin, value: try rising(frame)))
        case .tellings: tellings.append(Part(origin: frame.origin, value: try read(frame)))
        case .repeats: repeats.append(try read(frame))
        case .carriers: carriers.append(try read(frame))
        case .labels: labels = try read(frame)
        case .accounts: try takeAccounts(frame)
        case .survey: try merge(frame, into: &survey) { $0.merge($1) }
        case .ties: try merge(frame, into: &ties) { $0.merge($1) }
        case .contexts: try merge(frame, into: &contexts) { $0.merge($1) }
        case .voices: try merge(frame, into: &voices) { $0.merge($1) }
        case .losses: try merge(frame, into: &losses) { $0.merge($1) }
        case .end: break
        }
    }

    private mutating func takeAccounts(_ frame: ShardFrame) throws(ShardFailure) {
        var body = frame.body
        let (count, undated, selected, all) = try ShardReader.understand(.accounts) { () throws(FrameError) in
            let count = try body.read(UInt64.self)
            let undated = Int(clamping: try body.read(UInt64.self))
            let selected = Int(clamping: try body.read(UInt64.self))
            var all: [ShardAccount] = []
            for _ in 0..<(try body.readCount()) { all.append(try ShardAccount(&body)) }
            try body.finish()
            return (count, undated, selected, all)
        }
        self.undated = self.undated.addingReportingOverflow(undated).partialValue
        self.selected = self.selected.addingReportingOverflow(selected).partialValue
        posts[frame.origin] = count
        accounts.append(Part(origin: frame.origin, value: all))
    }

    private func rising(_ frame: ShardFrame) throws(ShardFailure) -> [UInt64] {
        var body = frame.body
        return try ShardReader.understand(frame.kind) { () throws(FrameError) in
            let numbers = try body.readRising()
            try body.finish()
            return numbers
        }
    }

    private func read<Value: ShardBody>(_ frame: ShardFrame) throws(ShardFailure) -> Value {
        var body = frame.body
        return try ShardReader.understand(frame.kind) { () throws(FrameError) in
            let value = try Value(&body)
            try body.finish()
            return value
        }
    }

    private func merge<Value: ShardBody>(
        _ frame: ShardFrame, into sum: inout Value?, by merge: (inout Value, Value) -> Void
    ) throws(ShardFailure) {
        let value: Value = try read(frame)
        guard var known = sum else {
            sum = value
            return
        }
        // Taken out, so that it is not copied when it grows.
        sum = nil
        merge(&known, value)
        sum = known
    }

    /// What must be known of all parts.
    func needSurvey() throws(ShardFailure) -> ShardSurvey {
        guard let survey else { throw .missing("the survey of all parts (squelch shard merge)") }
        return survey
    }

    /// The part that the frames are for, and how many parts there are.
    func needPart() throws(ShardFailure) -> (part: Int, layout: ShardLayout) {
        guard let layout, let destination else { throw .missing("every frame") }
        return (destination, layout)
    }
}

extension ShardKind {
    /// Whether frames of it are for one part of the accounts or of the stories.
    fileprivate var isForOnePart: Bool {
        switch self {
        case .posts, .keys, .met, .tellings, .repeats, .labels, .carriers: true
        case .survey, .ties, .contexts, .voices, .losses, .accounts, .end: false
        }
    }

    /// Whether each part gives one of it: twice the same would be counted twice.
    fileprivate var isOnce: Bool { isForOnePart || self == .accounts }
}

/// What a frame of its own holds.
private protocol ShardBody {
    init(_ reader: inout FrameReader) throws(FrameError)
}

extension Tellings: ShardBody {}
extension FoundRepeats: ShardBody {}
extension StoryCarriers: ShardBody {}
extension StoryLabels: ShardBody {}
extension ShardSurvey: ShardBody {}
extension StoryTies: ShardBody {}
extension ContextCounts: ShardBody {}
extension ContextVoices: ShardBody {}
extension SignalLosses: ShardBody {}
