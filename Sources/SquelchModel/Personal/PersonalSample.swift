/// The rows that a model is trained and judged on: every mark of the reader, and three posts left unmarked in the
/// same weeks for each deliberate one.
struct PersonalSample {
    /// Rows of the examples, in an order that follows from the posts alone and is as good as random.
    var rows: [Int32] = []
    /// Weight of each; positive for what was valued, negative for what was not.
    var label: [Float] = []
    /// Deliberate positives among them.
    var positives = 0
    /// Negatives among them.
    var negatives = 0

    /// Unmarked posts for each positive.
    static let ratio = 3
    private static let secondsAWeek: Int64 = 7 * 86_400

    private struct Candidate {
        var key: UInt64
        var row: Int32
        var week: Int64
        var evidence: PersonalEvidence
    }

    /// Draws the sample. Weeks matter because an unmarked post of a month when nothing was marked tells only that the
    /// reader was away.
    init(_ examples: PersonalExamples) {
        var chosen: [Candidate] = []
        var wanted: [Int64: Int] = [:]
        for row in 0..<examples.count {
            let evidence = examples.evidence[row]
            if evidence == .none || evidence == .bulk { continue }
            let candidate = Self.candidate(row, examples)
            chosen.append(candidate)
            if evidence.isDeliberate { wanted[candidate.week, default: 0] += Self.ratio }
        }
        if wanted.isEmpty { return }
        var unmarked: [Candidate] = []
        for row in 0..<examples.count where examples.evidence[row] == .none {
            guard wanted[Self.week(of: examples.time[row])] != nil else { continue }
            unmarked.append(Self.candidate(row, examples))
        }
        unmarked.sort { ($0.key, $0.row) < ($1.key, $1.row) }
        for candidate in unmarked {
            guard let left = wanted[candidate.week], left > 0 else { continue }
            wanted[candidate.week] = left - 1
            chosen.append(candidate)
        }
        chosen.sort { ($0.key, $0.evidence.rawValue, $0.row) < ($1.key, $1.evidence.rawValue, $1.row) }
        take(chosen)
    }

    private mutating func take(_ chosen: [Candidate]) {
        var (deliberate, weak): (Float, Float) = (0, 0)
        for candidate in chosen {
            let weight = candidate.evidence.weight
            if candidate.evidence.isDeliberate { deliberate += weight } else { weak += weight }
        }
        // However much was read, together it says no more than what was meant as praise.
        let damping = weak > deliberate ? deliberate / weak : 1
        for candidate in chosen {
            let evidence = candidate.evidence
            rows.append(candidate.row)
            if evidence.weight > 0 {
                label.append(evidence.isDeliberate ? evidence.weight : evidence.weight * damping)
            } else {
                label.append(-1)
                negatives += 1
            }
            if evidence.isDeliberate { positives += 1 }
        }
    }

    private static func candidate(_ row: Int, _ examples: PersonalExamples) -> Candidate {
        Candidate(
            key: examples.key(of: row), row: Int32(truncatingIfNeeded: row), week: week(of: examples.time[row]),
            evidence: examples.evidence[row])
    }

    /// Number of the week, rounded down so that no week is two weeks long; an unknown time is a week of its own.
    private static func week(of time: Int64) -> Int64 {
        if time == .min { return .min }
        return time >= 0 ? time / secondsAWeek : -(-(time + 1) / secondsAWeek) - 1
    }
}
