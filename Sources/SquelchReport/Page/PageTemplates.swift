import SquelchDocuments

/// Values of a template by name: strings, booleans, lists of fields.
typealias Fields = [String: Any]

/// The page's templates, parsed once.
enum PageTemplates {
    private static let sources: [String: [UInt8]] = [
        "page": PackageResources.page_mustache, "answer": PackageResources.answer_mustache,
        "first": PackageResources.first_mustache, "picture": PackageResources.picture_mustache,
        "contexts": PackageResources.contexts_mustache, "changes": PackageResources.changes_mustache,
        "overlaps": PackageResources.overlaps_mustache, "accounts": PackageResources.accounts_mustache,
        "row": PackageResources.row_mustache, "line": PackageResources.line_mustache,
        "details": PackageResources.details_mustache,
        "notes": PackageResources.notes_mustache, "since": PackageResources.since_mustache,
    ]

    private static let library = MarkupLibrary(sources)

    /// Fills a template in; every value is escaped for HTML unless its place says otherwise.
    static func render(_ name: String, _ fields: Fields) -> String {
        library.render(name, fields)
    }
}
