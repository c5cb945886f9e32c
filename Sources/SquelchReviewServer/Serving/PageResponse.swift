/// An answer; a value like the request.
package struct PageResponse: Sendable, Equatable {
    package var status: Int
    package var type: String
    package var body: [UInt8]
    /// Where to go instead.
    package var location: String?
    package var cookie: String?
    /// The name under which a browser keeps it; nil for what is shown.
    package var fileName: String?

    package init(status: Int = 200, type: String = "text/html; charset=utf-8", body: [UInt8]) {
        self.status = status
        self.type = type
        self.body = body
    }

    /// A page.
    static func page(_ html: String, status: Int = 200) -> PageResponse {
        PageResponse(status: status, body: Array(html.utf8))
    }

    /// What the page needs beside it.
    static func part(_ text: String, type: String) -> PageResponse {
        PageResponse(type: type + "; charset=utf-8", body: Array(text.utf8))
    }

    /// A file to keep.
    static func file(_ bytes: [UInt8], type: String, name: String) -> PageResponse {
        var response = PageResponse(type: type, body: bytes)
        response.fileName = name
        return response
    }

    /// Another page, to be asked for by GET.
    static func go(to location: String) -> PageResponse {
        var response = PageResponse(status: 303, body: [])
        response.location = location
        return response
    }

    /// Nothing, which is all that a browser wants to know.
    static let nothing = PageResponse(status: 204, body: [])

    /// What every answer carries: it may be framed, guessed at, kept or told to others by nobody, and loads only from here.
    package static let policy = [
        (
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
                + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"), ("Referrer-Policy", "no-referrer"), ("Cache-Control", "no-store"),
        ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
}
