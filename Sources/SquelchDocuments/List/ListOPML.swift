public import SquelchCuration

/// A list as OPML that readers import.
public enum ListOPML {
    /// OPML 2.0 with a folder a context: for readers, and for `.well-known/recommendations.opml`.
    public static func render(_ list: ListeningList) -> String {
        MarkupTemplate(PackageResources.list_opml_mustache).render(ListValues.of(list))
    }
}
