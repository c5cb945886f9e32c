#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// A request as far as the review looks at it; a value, so that what is answered can be tested without a connection.
package struct PageRequest: Sendable {
    /// `GET` or `POST`.
    package var method: String
    /// The path, without what follows a question mark.
    package var path: String
    /// What follows it.
    package var query: Fields
    /// What a form holds.
    package var form: Fields
    /// Host, origin and what else tells who asks.
    package var head: Head

    /// What tells who asks.
    package struct Head: Sendable {
        package var host: String?
        package var origin: String?
        /// Of the browser's own telling (`Sec-Fetch-Site`): no page can set it.
        package var site: String?
        package var cookie: String?

        package init(host: String?, origin: String? = nil, site: String? = nil, cookie: String? = nil) {
            self.host = host
            self.origin = origin
            self.site = site
            self.cookie = cookie
        }
    }

    package init(method: String, path: String, query: String = "", form: String = "", head: Head) {
        self.method = method
        self.path = path
        self.query = Fields(query)
        self.form = Fields(form)
        self.head = head
    }

    /// Names and values as browsers send them.
    package struct Fields: Sendable {
        private let items: [(name: String, value: String)]

        /// Most of them that are looked at.
        private static let most = 20_000

        /// The fields of `application/x-www-form-urlencoded`.
        init(_ text: String) {
            var components = URLComponents()
            // A form has a plus for a blank, an address of the web has not.
            components.percentEncodedQuery = Self.clean(text).map { $0.replacing("+", with: "%20") }
            items = (components.queryItems ?? []).prefix(Self.most).map { ($0.name, $0.value ?? "") }
        }

        /// The text where it is encoded as it has to be: URLComponents ends the program on any other.
        private static func clean(_ text: String) -> String? {
            let bytes = Array(text.utf8)
            var index = 0
            while index < bytes.count {
                switch bytes[index] {
                case UInt8(ascii: "%"):
                    guard index + 2 < bytes.count, bytes[index + 1].isHexDigit, bytes[index + 2].isHexDigit else {
                        return nil
                    }
                    index += 3
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"):
                    index += 1
                case let byte where "-._~!$&'()*+,;=:@/?".utf8.contains(byte): index += 1
                default: return nil
                }
            }
            return text
        }

        /// The first value of a name.
        package subscript(name: String) -> String? { items.first { $0.name == name }?.value }

        /// A number.
        package func number(_ name: String) -> Int? { self[name].flatMap { Int($0) } }

        /// All values of a name.
        package func all(_ name: String) -> [String] { items.filter { $0.name == name }.map(\.value) }

        /// Values whose names begin with `prefix`, by the rest of their names.
        package func named(_ prefix: String) -> [String: String] {
            Dictionary(
                items.filter { $0.name.hasPrefix(prefix) }.map { (String($0.name.dropFirst(prefix.count)), $0.value) },
                uniquingKeysWith: { first, _ in first })
        }
    }
}

extension UInt8 {
    fileprivate var isHexDigit: Bool {
        switch self {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
