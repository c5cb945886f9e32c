public import SquelchCuration

/// A list as files for publishing: a page, and OPML that readers import.
public enum ListPage {
    /// A self-contained page with microformats (h-card, h-entry), XOXO lists and, where the user stated a relation, XFN.
    /// - Parameter version: of the program.
    public static func html(_ list: ListeningList, version: String) -> String {
        var values = ListValues.of(list)
        values["version"] = version
        return SmallPage.list.render(values)
    }

    /// OPML 2.0 with a folder a context: for readers, and for `.well-known/recommendations.opml`.
    public static func opml(_ list: ListeningList) -> String {
        MarkupTemplate(PackageResources.list_opml_mustache).render(ListValues.of(list))
    }
}
