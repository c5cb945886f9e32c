import SquelchTimeline

/// The contexts of a following, numbered in the order of their first use.
struct ContextTable {
    private(set) var contexts: [Context] = []
    private var numbers: [String: Int] = [:]
    /// Kinds that the user has set, by path.
    private let kinds: [String: Context.Kind]

    init(_ configuration: Configuration) {
        var kinds: [String: Context.Kind] = [:]
        for setting in configuration.contexts { kinds[setting.name] = setting.kind }
        self.kinds = kinds
    }

    /// The number of a folder, of a list or of a context that the user names.
    mutating func number(_ name: String, origin: Context.Origin = .list) -> Int {
        number(name, kind: kind(of: name) ?? Context.Kind.guess(folder: name), origin: origin)
    }

    /// The number of the context that a network is, for accounts that are in no other.
    mutating func number(platform: Platform) -> Int {
        let name = platform.name
        return number(name, kind: kind(of: name) ?? Self.kind(platform), origin: .network)
    }

    private mutating func number(_ name: String, kind: Context.Kind, origin: Context.Origin) -> Int {
        if let known = numbers[name] { return known }
        numbers[name] = contexts.count
        contexts.append(Context(name: name, kind: kind, origin: origin))
        return contexts.count - 1
    }

    /// What the user set for the context, or for the nearest one above it.
    private func kind(of name: String) -> Context.Kind? {
        var path = Substring(name)
        while true {
            if let kind = kinds[String(path)] { return kind }
            guard let slash = path.lastIndex(of: "/") else { return nil }
            path = path[..<slash]
        }
    }

    private static func kind(_ platform: Platform) -> Context.Kind {
        switch platform {
        case .linkedIn: .professional
        case .facebook: .social
        default: .interest
        }
    }
}
