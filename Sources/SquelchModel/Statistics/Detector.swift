/// What worth is made of, one factor each.
public enum Detector: Int, Sendable, CaseIterable {
    /// The post informs.
    case information
    /// The post is spam or promotion.
    case spam
    /// Its words are bait.
    case bait
    /// It is everyday chatter.
    case chatter
    /// It is new: nobody that is followed posted it before.
    case novelty
    /// It fits the context in which its account is followed.
    case fit

    /// Name in outputs.
    public var name: String {
        switch self {
        case .information: "information"
        case .spam: "spam"
        case .bait: "bait"
        case .chatter: "chatter"
        case .novelty: "novelty"
        case .fit: "fit"
        }
    }
}

/// One value a detector.
public struct DetectorValues: Equatable, Sendable {
    private var values = SIMD8<Double>(repeating: 0)

    /// All zero.
    public init() {}

    /// Value of one detector.
    public subscript(detector: Detector) -> Double {
        @inline(__always) get { values[detector.rawValue] }
        @inline(__always) set { values[detector.rawValue] = newValue }
    }
}
