import SquelchTimeline

/// `messages.csv`: that people wrote to each other, and when. The texts are never taken.
///
/// The table does not say who the user is. It is the one who takes part in every message, so directions are known only
/// at the end; until then a message is three numbers.
struct LinkedInMessages: CSVTable {
    private let output: ExportOutput
    private let from, sender, to, recipients, date, folder, draft: Int?
    private var people: [LinkedInPerson] = []
    /// By account: names change.
    private var numbers: [String: Int32] = [:]
    private var messages: [Message] = []

    private struct Message {
        var sender: Int32
        var recipient: Int32
        var at: Int64?
    }

    init(_ header: CSVHeader, _ output: ExportOutput) {
        self.output = output
        from = header["from"]
        sender = header["sender profile url"]
        to = header["to"]
        recipients = header["recipient profile urls"]
        date = header["date"]
        folder = header["folder"]
        draft = header["is message draft"]
    }

    mutating func read(_ row: CSVRecord, line: Int) {
        if row[draft].equalsIgnoringCase("yes") || row[draft].equalsIgnoringCase("true") {
            return output.ignore("a draft that was never sent")
        }
        if row[folder].equalsIgnoringCase("spam") { return output.ignore("a message that is spam") }
        let addressees = row[recipients].parts(UInt8(ascii: ","))
        if addressees.count > 1 { return output.ignore("a message to several people") }
        guard let sender = number(row[sender], row[from]),
            let recipient = number(addressees.first ?? UnsafeBufferPointer(start: nil, count: 0), row[to])
        else { return output.ignore("a message whose sender or recipient is not named") }
        let time = output.time(row[date], line: line)
        messages.append(Message(sender: sender, recipient: recipient, at: time))
    }

    private mutating func number(
        _ profile: UnsafeBufferPointer<UInt8>, _ name: UnsafeBufferPointer<UInt8>
    ) -> Int32? {
        guard let person = LinkedInPerson(profile: profile, name: name.plainString) else { return nil }
        if let number = numbers[person.account] { return number }
        numbers[person.account] = Int32(clamping: people.count)
        people.append(person)
        return numbers[person.account]
    }

    func finish() {
        if let user {
            for message in messages {
                let isOutgoing = message.sender == user
                guard isOutgoing || message.recipient == user, message.sender != message.recipient else {
                    output.ignore("a message between others")
                    continue
                }
                let other = people[Int(isOutgoing ? message.recipient : message.sender)]
                output.interaction(other.account, other.name, "message", isOutgoing: isOutgoing, at: message.at)
            }
        } else if !messages.isEmpty {
            output.ignore("a message of which it cannot be told who is the user", count: messages.count)
        }
        output.finish()
    }

    /// Who takes part in most messages; nil where two do in as many.
    private var user: Int32? {
        var parts = [Int](repeating: 0, count: people.count)
        for message in messages {
            parts[Int(message.sender)] += 1
            if message.recipient != message.sender { parts[Int(message.recipient)] += 1 }
        }
        guard let most = parts.max(), parts.count(where: { $0 == most }) == 1 else { return nil }
        return parts.firstIndex(of: most).map { Int32($0) }
    }
}
