import SquelchTimeline

/// A person on LinkedIn, as the export's tables name one.
struct LinkedInPerson {
    /// `linkedin.com/in/slug`; `linkedin:Name` where the table gives no profile.
    let account: String
    /// Whether the table gives no profile.
    var isNameOnly: Bool { account.hasPrefix("linkedin:") }
    /// First and last name.
    let name: String

    /// Nil where there is neither a profile nor a name: an account that was closed, or hides as "LinkedIn Member".
    init?(profile: UnsafeBufferPointer<UInt8>, name: String) {
        self.name = name
        if let slug = Self.slug(profile) {
            account = "linkedin.com/in/" + slug
        } else if !name.isEmpty, name != "LinkedIn Member" {
            account = "linkedin:" + name
        } else {
            return nil
        }
    }

    /// The part of a profile's address that names the person, in lower case.
    private static func slug(_ profile: UnsafeBufferPointer<UInt8>) -> String? {
        guard let start = profile.firstIndex(of: "/in/", within: 256) else { return nil }
        let slug = profile[(start + 4)...].prefix {
            $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") && $0 > 0x20
        }
        return slug.isEmpty ? nil : String(decoding: slug, as: UTF8.self).lowercased()
    }
}
