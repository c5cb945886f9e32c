public import SquelchCuration
import SquelchTimeline

/// A list as a table that Mastodon imports.
public enum ListCSV {
    /// `lists.csv` for Mastodon: a list a context. Importing it follows everybody on it, so only those who are followed
    /// already are; accounts of other networks have no place in it.
    public static func mastodon(_ list: ListeningList) -> String {
        var output = CSVRow.render(["List name", "Account address"])
        for section in list.sections {
            for entry in section.entries where entry.platform == .mastodon {
                output += CSVRow.render([CSVRow.text(section.title), CSVRow.text(entry.id)])
            }
        }
        return output
    }
}
