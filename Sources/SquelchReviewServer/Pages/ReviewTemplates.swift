import SquelchDocuments
import SquelchReport

/// The templates of the review, parsed once.
enum ReviewTemplates {
    /// The sources by name.
    static let sources: [String: [UInt8]] = [
        "head": PackageResources.head_mustache, "foot": PackageResources.foot_mustache,
        "tools": PackageResources.tools_mustache, "account": PackageResources.account_mustache,
        "accounts": PackageResources.accounts_mustache, "bulk": PackageResources.bulk_mustache,
        "end": PackageResources.end_mustache, "listen": PackageResources.listen_mustache,
        "question": PackageResources.question_mustache, "message": PackageResources.message_mustache,
        "open": PackageResources.open_mustache, "doorway": PackageResources.doorway_mustache,
    ]

    /// The style: that of the report page, and what is beside it.
    static let style = PagePolicy.style + String(decoding: PackageResources.review_css, as: UTF8.self)
    static let script = String(decoding: PackageResources.review_js, as: UTF8.self)
    static let icon = String(decoding: PackageResources.icon_svg, as: UTF8.self)

    private static let library = MarkupLibrary(sources)

    /// Fills a template in; every value is escaped for HTML.
    static func render(_ name: String, _ model: Any) -> String { library.render(name, model) }
}
