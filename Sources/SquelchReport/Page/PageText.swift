import SquelchCuration
import SquelchDocuments
package import SquelchTimeline

/// The only way in which text from strangers reaches a page, beside the escaping of the templates.
package enum PageText {
    /// Longest address that becomes a link, in bytes.
    private static let mostBytes = 400

    /// Text in one line of at most `width` columns, with controls and bidirectional controls made visible.
    package static func line(_ text: String, width: Int) -> String { TerminalText.fit(text, width) }

    /// The name of an account, or its id.
    package static func name(_ account: Account, width: Int = 80) -> String {
        let name = account.name ?? ""
        return line(name.utf8.allSatisfy { $0 == 0x20 } ? account.id : name, width: width)
    }

    /// An address that may become a link; nil for all but plain http and https.
    package static func link(_ address: String?) -> String? {
        guard let address, address.utf8.count <= mostBytes else { return nil }
        return WebLink.safe(address)
    }

    /// The number of an account that is shown in full and can be linked to.
    static func anchor(_ place: Int?, _ insights: ReportInsights) -> String? {
        place.flatMap { insights.isDetailed[$0] ? String($0) : nil }
    }
}
