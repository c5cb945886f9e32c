import SquelchSignals

/// What worth is made of. The log odds of a post's worth are a sum of one part each.
public enum Detector: Int, Sendable, CaseIterable {
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
    /// It sells or promotes.
    case spam
    /// Everyday chatter.
    case chatter
    /// Its words are bait.
    case bait
    /// It says again what everybody has, or what its account has said before.
    case repeated
    /// Output of a machine: a status, a template, boilerplate.
    case status
    /// Off the subject that its account is about.
    case subject
    /// Empty, cryptic or broken.
    case empty
    /// An update too old or too small to matter.
    case stale
    /// It is new: nobody that is followed posted it before.
    case novelty
    /// It fits the context in which its account is followed.
    case fit
    /// How its account writes: whole sentences or titles alone, length, links, signs.
    case form
    /// How often its account posts.
    case rate
    /// What the user marked: how like that it is.
    case marks

    /// Name in outputs.
    public var name: String {
        switch self {
        case .information: "information"
        case .knowledge: "knowledge"
        case .pointer: "pointer"
        case .personal: "personal"
        case .fun: "fun"
        case .spam: "spam"
        case .chatter: "chatter"
        case .bait: "bait"
        case .repeated: "repeated"
        case .status: "status"
        case .subject: "subject"
        case .empty: "empty"
        case .stale: "stale"
        case .novelty: "novelty"
        case .fit: "fit"
        case .form: "form"
        case .rate: "rate"
        case .marks: "marks"
        }
    }

    /// Whether it is told of a single post as a probability.
    public var isProbability: Bool {
        switch self {
        case .form, .rate, .marks: false
        default: true
        }
    }

    /// The detector that a note of readers belongs to; nil for their whole verdict.
    static func of(_ head: PostHead) -> Detector? {
        switch head {
        case .worth, .words: nil
        case .promotion: .spam
        case .chatter: .chatter
        case .bait: .bait
        case .repeated: .repeated
        case .status: .status
        case .offSubject: .subject
        case .empty: .empty
        case .stale: .stale
        case .information: .information
        case .knowledge: .knowledge
        case .pointer: .pointer
        case .personal: .personal
        case .fun: .fun
        }
    }

    /// The detector that a counted feature speaks for.
    static func of(_ feature: PostFeature) -> Detector {
        switch feature {
        case .information, .density: .information
        case .spam, .promotionPhrases, .shop, .amounts: .spam
        case .bait, .baitPhrases, .startsWithNumber: .bait
        case .chatter, .slang, .daily, .profanity, .elongations: .chatter
        case .firstPerson: .personal
        case .links, .hosts: .pointer
        default: .form
        }
    }
}

/// One value a detector.
public struct DetectorValues: Equatable, Sendable {
    /// Five vectors, one after the other: of a million posts no more is kept than there are detectors.
    private var first = SIMD4<Float>.zero
    private var second = SIMD4<Float>.zero
    private var third = SIMD4<Float>.zero
    private var fourth = SIMD4<Float>.zero
    private var fifth = SIMD4<Float>.zero

    /// Numbers that there is room for.
    static let room = 20

    /// All zero.
    public init() {}

    /// All values together.
    var sum: Double { Detector.allCases.reduce(0) { $0 + self[$1] } }

    /// Calls `body` with ``room`` values, each at its detector's raw value: who adds many at a time does it there.
    @inline(__always)
    mutating func withFloats<Result>(_ body: (UnsafeMutablePointer<Float>) -> Result) -> Result {
        withUnsafeMutableBytes(of: &self) { bytes in
            // A buffer of a stored value is never empty.
            guard let floats = bytes.bindMemory(to: Float.self).baseAddress else { preconditionFailure("no values") }
            return body(floats)
        }
    }

    /// Value of one detector.
    public subscript(detector: Detector) -> Double {
        @inline(__always) get {
            withUnsafeBytes(of: self) { bytes in
                Double(bytes.load(fromByteOffset: detector.rawValue * MemoryLayout<Float>.stride, as: Float.self))
            }
        }
        @inline(__always) set { withFloats { $0[detector.rawValue] = Float(newValue) } }
    }
}
