import SquelchTimeline

/// `messages.csv`: that people wrote to each other, and when. The texts are never taken.
///
/// The table does not say who the user is. It is the one who takes part in every message, so directions are known only
/// at the end; until then a message is three numbers.
struct LinkedInMessages: CSVTable {
    private let output: RecordWriter
    private let conversation, from, sender, to, recipients, date, folder, draft: Int?
    private var people: [LinkedInPerson] = []
    /// By account: names change.
    private var numbers: [String: Int32] = [:]
    private var messages: [Message] = []
    private var conversations: [String: Int32] = [:]
    /// Of each conversation, the two who are in it, or that they are more; known when everybody has one number.
    private var members: [Members] = []

    private enum Members {
        case pair(Int32, Int32)
        case several
    }

    private struct Message {
        var sender: Int32
        var recipient: Int32
        var conversation: Int32?
        var at: Int64?
    }

    init(_ header: CSVHeader, _ output: RecordWriter) {
        self.output = output
        conversation = header["conversation id"]
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
        let addressees = Self.addressees(row[recipients])
        let conversation = conversation(row[conversation])
        if addressees.count > 1 || (addressees.isEmpty && Self.isSeveral(row[to].plainString)) {
            if let conversation { members[Int(conversation)] = .several }
            return output.ignore(Self.toSeveral)
        }
        guard let sender = number(row[sender], row[from]),
            let recipient = number(addressees.first ?? UnsafeBufferPointer(start: nil, count: 0), row[to])
        else { return output.ignore("a message whose sender or recipient is not named") }
        let time = output.time(row[date], line: line)
        messages.append(Message(sender: sender, recipient: recipient, conversation: conversation, at: time))
    }

    /// Addresses, which are parted by commas or by semicolons.
    private static func addressees(_ cell: UnsafeBufferPointer<UInt8>) -> [UnsafeBufferPointer<UInt8>] {
        cell.parts(UInt8(ascii: ",")).flatMap { $0.parts(UInt8(ascii: ";")) }
    }

    /// Whether a cell has the names of several people. A comma with a blank behind it may stand before a title, as in
    /// `Ada Sample, PhD`: then what follows is no name of two words.
    private static func isSeveral(_ names: String) -> Bool {
        if names.contains(";") { return true }
        let parts = names.split(separator: ",")
        guard parts.count > 1 else { return false }
        return parts.dropFirst().contains { $0.first?.isWhitespace == false }
            || parts.allSatisfy { $0.split(separator: " ").count > 1 }
    }

    private static let toSeveral = "a message to several people"

    private mutating func conversation(_ id: UnsafeBufferPointer<UInt8>) -> Int32? {
        guard !id.isEmpty else { return nil }
        let number = conversations[id.string] ?? Int32(clamping: members.count)
        if Int(number) == members.count {
            conversations[id.string] = number
            members.append(.pair(-1, -1))
        }
        return number
    }

    /// Those who are left of a group write to one at a time: it stays one.
    private mutating func join(_ sender: Int32, _ recipient: Int32, _ conversation: Int32) {
        guard case .pair(let first, let second) = members[Int(conversation)] else { return }
        let isNew = first < 0 || (min(sender, recipient) == first && max(sender, recipient) == second)
        members[Int(conversation)] = isNew ? .pair(min(sender, recipient), max(sender, recipient)) : .several
    }

    private func isInGroup(_ message: Message) -> Bool {
        guard let conversation = message.conversation, case .several = members[Int(conversation)] else { return false }
        return true
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

    /// Gives those one number who are there with an address as senders and without one as recipients: the name that
    /// stands beside an address is theirs, if it is nobody else's.
    private mutating func joinPeople() {
        var byName: [String: Int32?] = [:]
        for (number, person) in people.enumerated() where !person.isNameOnly && !person.name.isEmpty {
            byName[person.name] = byName[person.name] == nil ? .some(Int32(number)) : .some(nil)
        }
        let same = people.enumerated().map { number, person in
            person.isNameOnly ? byName[person.name].flatMap { $0 } ?? Int32(number) : Int32(number)
        }
        for index in messages.indices {
            messages[index].sender = same[Int(messages[index].sender)]
            messages[index].recipient = same[Int(messages[index].recipient)]
            let message = messages[index]
            if let conversation = message.conversation { join(message.sender, message.recipient, conversation) }
        }
    }

    mutating func finish() {
        joinPeople()
        if let user {
            for message in messages {
                if isInGroup(message) {
                    output.ignore(Self.toSeveral)
                    continue
                }
                let isOutgoing = message.sender == user
                guard isOutgoing || message.recipient == user, message.sender != message.recipient else {
                    output.ignore("a message between others")
                    continue
                }
                let other = people[Int(isOutgoing ? message.recipient : message.sender)]
                output.interaction(other.account, other.name, .message, isOutgoing: isOutgoing, at: message.at)
            }
        } else if !messages.isEmpty {
            output.skipEach("a message of which it cannot be told who is the user", count: messages.count)
        }
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
