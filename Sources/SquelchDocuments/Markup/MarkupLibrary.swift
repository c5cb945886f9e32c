import Mustache

/// Templates of HTML or XML that include each other, parsed once.
package struct MarkupLibrary: Sendable {
    private let library: MustacheLibrary

    /// The templates in `sources`, by their names.
    package init(_ sources: [String: [UInt8]]) {
        MarkupEscaping.register()
        // A template that another includes has its own way of escaping: each says it anew.
        let templates = sources.mapValues { MarkupEscaping.pragma + String(decoding: $0, as: UTF8.self) }
        library = MustacheLibrary(templates: templates.compactMapValues { try? MustacheTemplate(string: $0) })
    }

    /// Fills a template in; every value is escaped unless its place says otherwise.
    package func render(_ name: String, _ model: Any) -> String { library.render(model, withTemplate: name) ?? "" }
}
