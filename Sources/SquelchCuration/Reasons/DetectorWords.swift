public import SquelchModel

extension Detector {
    /// What a part is about, in the words of table, page and explanation alike.
    public var words: String {
        switch self {
        case .information: "news and facts"
        case .knowledge: "knowledge"
        case .pointer: "pointers"
        case .personal: "told from life"
        case .fun: "fun"
        case .spam: "promotion"
        case .chatter: "chatter"
        case .bait: "bait"
        case .repeated: "said before"
        case .status: "machine output"
        case .subject: "off its subject"
        case .empty: "empty or cryptic"
        case .stale: "stale or trivial"
        case .novelty: "new or repeated"
        case .fit: "fits its context"
        case .form: "how it writes"
        case .rate: "how often it posts"
        case .marks: "your own marks"
        }
    }

    /// Whether more of it speaks for a post.
    var isGood: Bool {
        switch self {
        case .information, .knowledge, .pointer, .personal, .fun, .novelty, .fit, .marks: true
        default: false
        }
    }

    /// What so many of an account's posts do: "12 % sells or promotes".
    func clause(_ percent: String) -> String {
        switch self {
        case .information: "\(percent) brings news or facts"
        case .knowledge: "\(percent) explains or teaches"
        case .pointer: "\(percent) points to something worth following"
        case .personal: "\(percent) is told from life"
        case .fun: "\(percent) is fun or beautiful"
        case .spam: "\(percent) sells or promotes"
        case .chatter: "\(percent) is chatter that means little to its readers"
        case .bait: "\(percent) baits: it withholds what it announces"
        case .repeated: "\(percent) says what everybody has, or what it said before"
        case .status: "\(percent) reads like the output of a machine"
        case .subject: "\(percent) is off its own subject"
        case .empty: "\(percent) is empty or cryptic"
        case .stale: "\(percent) is too old or too trivial an update"
        default: "\(percent) \(words)"
        }
    }
}
