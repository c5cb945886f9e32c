import SquelchJSON
import SquelchTimeline

/// A post that is cut off in the archive's list of posts, for as long as it may have to be found again.
struct XCutPost {
    var at: Int64
    /// The text as people see it.
    var text: String
    /// Accounts that it answers and names.
    var named: Set<String>
    /// Numbers of the posts that it quotes.
    var quoted: Set<String>

    /// Bytes from which on a post may be one that is cut off: those are at the limit of 280 characters.
    static let shortest = 200
}

/// `note-tweet.js`: the whole texts of long posts, whose numbers are not those of the posts. What the cut text names
/// counts there; here is read what lies behind the cut.
struct XLongPosts {
    private let network: RecordWriter
    private let people: XPeople

    private struct Note {
        var at: Int64?
        var beginning: String
        var mentions: [String]
        var links: [String]
    }

    /// Characters by which a post is found again: of some scripts no more than 140 come before the cut.
    private static let compared = 120

    init(_ network: RecordWriter, _ people: XPeople) {
        self.network = network
        self.people = people
    }

    /// Reads all rows; they wait for the posts, which may be in a later file.
    func read(_ root: JSONValue) {
        var notes: [Note] = []
        for (number, item) in root.items.enumerated() {
            guard let row = (item["noteTweet"] ?? item).object, let text = Self.text(row)?.words else {
                network.output.skip(record: String(number + 1), reason: "a long post without text")
                continue
            }
            let whole = XText.unescaped(text)
            let core = row["core"]
            notes.append(
                Note(
                    at: network.date(row["createdAt"]),
                    beginning: String(String.UnicodeScalarView(whole.unicodeScalars.prefix(Self.compared))),
                    mentions: core?["mentions"].list.compactMap { $0["screenName"]?.words } ?? [],
                    links: core?["urls"].list.compactMap { $0["expandedUrl"]?.words } ?? []))
        }
        let people = people
        network.output.context.afterAll(network.output.source) { output in
            let post = XOwnPost(RecordWriter(output), people)
            for note in notes {
                Self.emit(note, post, people)
                output.flushIfFull()
            }
        }
    }

    /// The text lies in one of three places, by the age of the archive.
    private static func text(_ row: JSONValue) -> JSONValue? {
        let results = row["noteTweetResults"]
        return row["core"]?["text"] ?? results?["result"]?["text"] ?? results?["text"]
    }

    private static func emit(_ note: Note, _ post: XOwnPost, _ people: XPeople) {
        let cut = note.at.flatMap { people.cutPost(around: $0, containing: note.beginning) }
        let at = cut?.at ?? note.at
        var named = cut?.named ?? []
        for handle in note.mentions {
            let person = people.account(handle)
            guard let account = person.account, named.insert(account).inserted, !post.isOwn(person) else { continue }
            post.network.interaction(.mention, with: account, name: handle, at: at)
        }
        var quoted = cut?.quoted ?? []
        for link in note.links {
            guard let id = XText.status(link)?.id, quoted.insert(id).inserted else { continue }
            post.quote(link, at)
        }
    }
}
