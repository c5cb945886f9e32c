/// Names of query parameters that say where a reader came from, never which page is meant.
final class TrackingParameters: Sendable {
    static let shared = TrackingParameters()

    private let names: Set<UInt64>
    private let families: [[UInt8]]

    /// Longer names do not occur in the list.
    private static let longest = 24

    private init() {
        var names: Set<UInt64> = []
        var families: [[UInt8]] = []
        for line in PackageResources.tracking_txt.split(separator: UInt8(ascii: "\n"))
        where line.first != UInt8(ascii: "#") {
            for name in line.split(separator: UInt8(ascii: " ")) {
                if name.last == UInt8(ascii: "*") {
                    families.append(Array(name.dropLast()))
                } else {
                    names.insert(name.withUnsafeBufferPointer { Self.hash(LinkBytes($0)) })
                }
            }
        }
        self.names = names
        self.families = families
    }

    /// Whether `parameter` (`name` or `name=value`) tracks. `s` and `t` do on Twitter, and are searches and times of
    /// other sites; `source` does where it says that the reader came from a feed.
    func contains(_ parameter: LinkBytes, isTwitter: Bool) -> Bool {
        let name = parameter.prefix(parameter.firstIndex(ofAny: "=") ?? parameter.count)
        if isTwitter, name.equalsFolded("s") || name.equalsFolded("t") { return true }
        if parameter.startsFolded("source=rss") { return true }
        for family in families where starts(name, family) { return true }
        return name.count <= Self.longest && names.contains(Self.hash(name))
    }

    private func starts(_ name: LinkBytes, _ family: [UInt8]) -> Bool {
        guard name.count >= family.count else { return false }
        for index in family.indices where LinkBytes.folded(name[index]) != family[index] { return false }
        return true
    }

    private static func hash(_ name: LinkBytes) -> UInt64 {
        var hash = WordHash.begin(name.count)
        for index in 0..<name.count { hash = WordHash.add(UInt64(LinkBytes.folded(name[index])), to: hash) }
        return hash
    }
}
