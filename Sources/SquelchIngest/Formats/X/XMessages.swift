import SquelchJSON
import SquelchTimeline

/// Messages of an X archive: with whom and when, never what.
///
/// Who is the user, and who else is in a conversation, may be said in a later file: messages wait for all files. With
/// and without their texts they lie in two files, so each is counted once.
struct XMessages {
    private let network: RecordWriter
    private let people: XPeople

    private struct Message {
        var id: UInt64
        var sender: String
        /// Nil in a group.
        var receiver: String?
        var conversation: String
        var at: Int64?
    }

    init(_ network: RecordWriter, _ people: XPeople) {
        self.network = network
        self.people = people
    }

    /// Reads `direct-messages.js`, `direct-messages-group.js` or the headers of either.
    func read(_ root: JSONValue) {
        var messages: [Message] = []
        for (number, row) in root.items.enumerated() {
            guard let conversation = (row["dmConversation"] ?? row).object else {
                network.output.skip(record: String(number + 1), reason: "not an object")
                continue
            }
            let id = conversation["conversationId"]?.idText ?? "\(network.output.source) \(number)"
            for entry in conversation["messages"].list { read(entry, of: id, &messages) }
        }
        let people = people
        network.output.context.afterAll(network.output.source) { output in
            Self.emit(messages, people, RecordWriter(output))
        }
    }

    private func read(_ entry: JSONValue, of conversation: String, _ messages: inout [Message]) {
        guard let message = entry["messageCreate"]?.object else { return readMembers(entry, of: conversation) }
        guard let sender = message["senderId"]?.idText else { return }
        let receiver = message["recipientId"]?.idText
        if receiver == nil { people.learn(member: sender, of: conversation) }
        messages.append(
            Message(
                id: message["id"]?.string.map { ByteHash.hash($0) } ?? 0, sender: sender, receiver: receiver,
                conversation: conversation, at: network.date(message["createdAt"])))
    }

    /// Who came and went: `joinConversation`, `participantsJoin` and `participantsLeave`.
    private func readMembers(_ entry: JSONValue, of conversation: String) {
        for (_, event) in entry.fields where event.kind == .object {
            let named = event["participantsSnapshot"].list + event["userIds"].list
            for person in named + [event["initiatingUserId"]].compactMap({ $0 }) {
                if let id = person.idText { people.learn(member: id, of: conversation) }
            }
        }
    }

    private static func emit(_ messages: [Message], _ people: XPeople, _ network: RecordWriter) {
        var unknown = 0
        var toSeveral = 0
        for message in messages {
            guard let own = people.ownID else {
                unknown += 1
                continue
            }
            let isOut = message.sender == own
            guard let other = other(message, isOut, own, people) else {
                if message.receiver == nil, people.take(message: message.id) { toSeveral += 1 }
                continue
            }
            guard people.take(message: message.id) else { continue }
            network.interaction(
                .message, with: XAccount(id: other).account, name: people.handle(of: other), isOut: isOut,
                at: message.at)
            network.output.flushIfFull()
        }
        if unknown > 0 {
            network.output.skip(reason: "a message of which the user's side is not known", count: unknown)
        }
        if toSeveral > 0 {
            network.output.skip(reason: "a message to several people", detail: "\(toSeveral) of them", count: toSeveral)
        }
    }

    /// The other of two. Who wrote to a group of more, or to one of which only the user is known, wrote to nobody.
    private static func other(_ message: Message, _ isOut: Bool, _ own: String, _ people: XPeople) -> String? {
        if let receiver = message.receiver {
            return isOut ? receiver : receiver == own ? message.sender : nil
        }
        let others = people.members(of: message.conversation).filter { $0 != own }
        return others.count == 1 ? others.first : nil
    }
}
