public import SquelchCuration
import SquelchDocuments

/// A list as files for publishing: a page, and OPML that readers import.
public enum ListPage {
    /// A self-contained page with microformats (h-card, h-entry), XOXO lists and, where the user stated a relation, XFN.
    /// - Parameters:
    ///   - list: who is on it, by context, and why.
    ///   - version: of the program.
    ///   - opml: name of the OPML file that lies beside it; nil where there is none.
    public static func html(_ list: ListeningList, version: String, opml: String? = nil) -> String {
        var values = ListValues.of(list, opml: opml)
        values["version"] = version
        return SmallPage.list.render(values)
    }
}
