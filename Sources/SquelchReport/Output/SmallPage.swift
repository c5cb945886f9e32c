import SquelchDocuments

/// A page without a script: its template, and its style with the hash by which its Content-Security-Policy allows that
/// and nothing else.
///
/// The hashes are those of the files under Templates; a test of each page computes its own anew.
struct SmallPage {
    /// The curated list.
    static let list = SmallPage(
        PackageResources.list_mustache, PackageResources.list_css,
        hash: "sha256-dxNpOxj3c4xIsA7qlrEMW5UynfRbt0Bhfi16ZntMTBU=")
    /// Links to work through for a plan.
    static let checklist = SmallPage(
        PackageResources.checklist_mustache, PackageResources.checklist_css,
        hash: "sha256-iniN0WgAgP55MWKDFK5QarCleiD6Yiimng/dR6ilnDY=")
    /// Whom the user follows and has to do with.
    static let following = SmallPage(
        PackageResources.following_mustache, PackageResources.following_css,
        hash: "sha256-Nr6ORXvYUqsso1pRFJFXBbLO0JzQpLP8rzuY6tZRfl4=")
    /// Where to give money.
    static let support = SmallPage(
        PackageResources.support_mustache, PackageResources.support_css,
        hash: "sha256-ERZm5rXlPn15BI1/+rVNM3E0EddKbTF3wAJ6+SKX/BI=")

    private let template: [UInt8]
    private let style: [UInt8]
    private let hash: String

    private init(_ template: [UInt8], _ style: [UInt8], hash: String) {
        self.template = template
        self.style = PackageResources.base_css + style
        self.hash = hash
    }

    /// The page with these values.
    func render(_ values: [String: Any]) -> String {
        let own = ["style": String(decoding: style, as: UTF8.self), "style_hash": hash]
        return MarkupTemplate(template).render(values.merging(own) { $1 })
    }
}
