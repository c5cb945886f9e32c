import SquelchJSON
import SquelchTimeline

/// A conversation of Facebook's export: who wrote and when, of two people; what was written is never looked at.
struct FacebookThread {
    let output: RecordWriter
    let title: JSONValue?
    let participants: JSONValue

    func read(_ messages: JSONValue) {
        let names = participants.items.map { FacebookText.repaired($0["name"].bytes) }
        guard names.count <= 2 else { return output.ignore("a message to several people", count: messages.count) }
        guard let other = other(names) else {
            return output.ignore("a message to nobody who is named", count: messages.count)
        }
        let account = FacebookText.account(named: other)
        for (position, message) in messages.items.enumerated() {
            guard let sender = message["sender_name"]?.string else {
                output.skip(record: String(position + 1), "a message without a sender")
                continue
            }
            let isOutgoing = FacebookText.repaired(sender) != other
            output.interaction(account, other, .message, isOutgoing: isOutgoing, at: message["timestamp_ms"].epoch)
        }
    }

    /// The other of two: the conversation is called after them, and they come first.
    private func other(_ names: [String]) -> String? {
        let title = FacebookText.repaired(title.bytes)
        return names.first { $0 == title && !$0.isEmpty } ?? names.first { !$0.isEmpty }
            ?? (title.isEmpty ? nil : title)
    }
}
