import SquelchTimeline

/// Whom a message is an exchange with: direct correspondents only.
///
/// An address in a message is no acquaintance. Those in Cc, in Bcc, in the headers of lists, those that were written to
/// along with others: nothing of them is looked at, not even to be counted.
struct MailRules {
    private let own: Set<String>

    /// Rules for the mail of the user with these addresses.
    init(own: [String]) { self.own = Set(own) }

    /// What a message means.
    enum Meaning {
        /// An exchange between the user and one other.
        case exchange(MailMessage.Person, isOutgoing: Bool)
        /// Nothing, and why.
        case nothing(String)
    }

    /// What a message means for the user.
    func meaning(of message: borrowing MailMessage) -> Meaning {
        if Self.isSpam(message) { return .nothing("a message that is spam or a draft") }
        if Self.isAutomatic(message) { return .nothing("a message of a list or a machine") }
        guard let sender = message.sender else { return .nothing("a message without one sender") }
        guard let recipient = message.recipient else { return .nothing("a message to several people or to nobody") }
        switch (own.contains(sender.address), own.contains(recipient.address)) {
        case (true, true): return .nothing("a message to oneself")
        case (false, false): return .nothing("a message between others")
        case (false, true): return .exchange(sender, isOutgoing: false)
        case (true, false):
            let isAlone = !message.has("Cc") && !message.has("Bcc")
            return isAlone
                ? .exchange(recipient, isOutgoing: true) : .nothing("a message to several people or to nobody")
        }
    }

    /// Fields that only lists write (RFC 2369, RFC 2919, and older ones).
    private static let listFields = [
        "List-Id", "List-Post", "List-Unsubscribe", "List-Subscribe", "List-Help", "List-Owner", "List-Archive",
        "Mailing-List", "X-Mailing-List",
    ]

    /// Whether a list or a program sent it.
    private static func isAutomatic(_ message: borrowing MailMessage) -> Bool {
        for field in listFields where message.has(field) { return true }
        if let precedence = message.header("Precedence")?.lowercased(),
            ["bulk", "list", "junk"].contains(where: precedence.contains)
        {
            return true
        }
        guard let submitted = message.header("Auto-Submitted")?.lowercased() else { return false }
        return submitted.split(whereSeparator: { $0 == " " || $0 == ";" }).first != "no"
    }

    private static func isSpam(_ message: borrowing MailMessage) -> Bool {
        if message.header("X-Spam-Flag")?.lowercased().hasPrefix("yes") == true { return true }
        let labels = message.header("X-Gmail-Labels")?.lowercased().split(separator: ",") ?? []
        return labels.contains { $0 == "spam" || $0 == "drafts" }
    }
}
