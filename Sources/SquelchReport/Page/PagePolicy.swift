/// The page's own style and script, and their hashes for its Content-Security-Policy.
///
/// The hashes are those of the files under Templates; a test computes them anew and says what they have to be.
enum PagePolicy {
    static let style = String(decoding: PackageResources.page_css, as: UTF8.self)
    static let script = String(decoding: PackageResources.page_js, as: UTF8.self)
    static let styleHash = "sha256-KP2U3/7P3PcM8rRTx4tu2of04c3FyVHdiDNM5pxHtJs="
    static let scriptHash = "sha256-fyaYiYfaZYIHXPZ+/llaQjkyQt1BXbJlWRGeM3IIYTg="
}
