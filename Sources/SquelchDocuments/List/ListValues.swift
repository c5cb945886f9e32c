package import SquelchCuration
import SquelchTimeline

/// The values that the templates of a list use. Every key is there, since a missing one would be looked for further out.
package enum ListValues {
    /// The values of a whole list.
    /// - Parameter opml: name of the OPML file beside the page.
    package static func of(_ list: ListeningList, opml: String? = nil) -> [String: Any] {
        [
            "opml": opml.map(relative) ?? false, "description": description(list),
            "title": list.title, "author": list.author ?? false, "as_of": UTCTime.day(list.asOf),
            "created": MailDate.rfc822(list.asOf - list.asOf % UTCTime.secondsPerDay), "lead": lead(list),
            "has_sections": list.sections.count > 1,
            "sections": list.sections.enumerated().map { index, section in of(section, index) },
        ]
    }

    /// The address of a file beside the page.
    private static func relative(_ name: String) -> String {
        name.utf8.reduce(into: "./") { address, byte in
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E:
                address.unicodeScalars.append(Unicode.Scalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                address += "%" + (digits.utf8.count == 1 ? "0" : "") + digits
            }
        }
    }

    /// What the list is, for those who link to it.
    private static func description(_ list: ListeningList) -> String {
        let names = list.sections.map(\.title).prefix(6).joined(separator: ", ")
        return lead(list) + (list.sections.count > 1 ? " About " + names + "." : "")
    }

    private static func lead(_ list: ListeningList) -> String {
        let people = Set(list.entries.map(\.id)).count
        return people == 1 ? "One source, with the reason why." : "\(people) sources, each with the reason why."
    }

    private static func of(_ section: ListSection, _ index: Int) -> [String: Any] {
        [
            "title": section.title, "anchor": "c\(index + 1)", "is_folder": section.context != nil,
            "entries": section.entries.map { of($0, section) },
        ]
    }

    private static func of(_ entry: ListEntry, _ section: ListSection) -> [String: Any] {
        [
            "name": entry.name, "url": WebLink.safe(entry.url) ?? false, "feed": WebLink.safe(entry.feedURL) ?? false,
            "category": section.context.map { "/" + $0 } ?? false, "reason": entry.sentence,
            "rel": entry.relations.isEmpty ? false : entry.relations.joined(separator: " "),
            "has_subjects": !entry.subjects.isEmpty, "subjects": entry.subjects.map { ["word": $0] },
            "since": entry.since.map(UTCTime.day) ?? false, "has_posts": !entry.posts.isEmpty,
            "posts": entry.posts.map { post -> [String: Any] in
                [
                    "title": post.title, "url": WebLink.safe(post.url) ?? false,
                    "date": post.published.map(UTCTime.day) ?? false,
                ]
            },
        ]
    }
}
