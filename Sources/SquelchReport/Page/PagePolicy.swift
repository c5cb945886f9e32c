/// The page's own style and script, and their hashes for its Content-Security-Policy.
///
/// The hashes are those of the files under Templates; a test computes them anew and says what they have to be.
package enum PagePolicy {
    package static let style = String(decoding: PackageResources.page_css, as: UTF8.self)
    static let script = String(decoding: PackageResources.page_js, as: UTF8.self)
    static let styleHash = "sha256-y0QGRGWhlZWFBG6fk8TWNkOvKRKtnl6CfGaljJhx33E="
    static let scriptHash = "sha256-fyaYiYfaZYIHXPZ+/llaQjkyQt1BXbJlWRGeM3IIYTg="
}
