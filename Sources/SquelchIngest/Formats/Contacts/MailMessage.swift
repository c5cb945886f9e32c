import CGMimeShim
import SquelchTimeline

/// The headers of one message, read by GMime.
struct MailMessage: ~Copyable {
    private let mail: OpaquePointer

    /// Whether mail can be read on this machine.
    static var canRead: Bool { squelch_mail_load() }

    /// Reads a header block; nil where it cannot be read.
    init?(_ headers: UnsafeBufferPointer<UInt8>) {
        let mail = EncodedWords.relabelled(headers)?.withUnsafeBufferPointer { Self.read($0) } ?? Self.read(headers)
        guard let mail else { return nil }
        self.mail = mail
    }

    private static func read(_ headers: UnsafeBufferPointer<UInt8>) -> OpaquePointer? {
        headers.withMemoryRebound(to: CChar.self) { squelch_mail_read($0.baseAddress, $0.count) }
    }

    deinit { squelch_mail_free(mail) }

    /// An address of the message with the name beside it.
    struct Person {
        /// In lower case.
        var address: String
        /// Nil where there is none that can be shown.
        var name: String?
    }

    /// The first value of a header; nil where it is not there.
    func header(_ name: String) -> String? { squelch_mail_header(mail, name).map { String(cString: $0) } }

    /// Whether a header is there and says something.
    func has(_ name: String) -> Bool { header(name)?.utf8.contains { !$0.isXMLSpace } ?? false }

    /// Who wrote it, where that is exactly one.
    var sender: Person? { onlyPerson(SQUELCH_MAIL_FROM) }

    /// To whom it was written, where that is exactly one; nil for several and for groups.
    var recipient: Person? { onlyPerson(SQUELCH_MAIL_TO) }

    private func onlyPerson(_ header: squelch_mail_people) -> Person? {
        guard squelch_mail_count(mail, header) == 1, let bytes = squelch_mail_address(mail, header, 0),
            let address = MailAddress.normalized(String(cString: bytes))
        else { return nil }
        return Person(address: address, name: squelch_mail_name(mail, header, 0).flatMap { Self.name($0) })
    }

    /// A name fit to be shown. One with an address in it may be of anybody.
    private static func name(_ bytes: UnsafePointer<CChar>) -> String? {
        var text = String(cString: bytes)
        let name = text.withUTF8 { $0.plainString }
        return name.isEmpty || name.contains("@") ? nil : name
    }
}
