import SquelchJSON
import SquelchTimeline

/// A row as exports of 2024 and later write it: `label_values`, pairs of a label in the user's language and a value, and
/// groups of those. What a value is shows in its place and form, not in its label.
struct FacebookLabels {
    /// Values that are no address: those of the row itself, and those of groups in groups, where people are.
    private var own: [String] = []
    private var nested: [String] = []
    /// The first address of the row itself, and the first anywhere.
    private(set) var ownURL: String?
    private(set) var anyURL: String?

    /// Groups deeper than this are not looked into.
    private static let deepest = 6

    init(_ row: JSONValue) {
        for value in row["label_values"].elements { take(value, depth: 0) }
    }

    private mutating func take(_ pair: JSONValue, depth: Int) {
        guard depth < Self.deepest else { return }
        for text in [pair["value"], pair["href"]] {
            guard let bytes = text?.string else { continue }
            if URLResolver.isWeb(bytes) {
                let url = FollowAddress.accepted(bytes.string)
                anyURL = anyURL ?? url
                if depth == 0 { ownURL = ownURL ?? url }
            } else {
                let words = FacebookText.repaired(bytes)
                if words.isEmpty { continue }
                if depth == 0 { own.append(words) } else if depth > 1 { nested.append(words) }
            }
        }
        for part in pair["dict"].elements { take(part, depth: depth + 1) }
    }

    /// Whose post it was, in a row of a reaction.
    var author: String? { nested.first }

    /// Who is followed, in a row of a list.
    var followed: String? { own.first ?? nested.first }

    /// Whether the row says, in English, that the user liked something: in other languages one cannot tell that from
    /// being angry.
    var isLike: Bool { own.contains { Self.liked.contains($0.lowercased()) } }

    private static let liked: Set = ["like", "love", "care", "haha", "wow"]
}

/// What the rows of a file without keys are: only its name tells.
enum FacebookFile {
    case friends, follows, reactions, other

    /// By the name of the file, in lower case; it is English in all exports.
    init(named name: String) {
        let isOther = [
            "unfollow", "follower", "who_follow", "recommend", "suggest", "removed", "reject", "request", "posts",
        ].contains { name.contains($0) }
        if isOther {
            self = .other
        } else if name.contains("friend") {
            self = .friends
        } else if name.contains("follow") || (name.contains("page") && name.contains("like")) {
            self = .follows
        } else {
            // Files that were given another name too: rows without a name of somebody are counted, not guessed.
            self = .reactions
        }
    }
}
