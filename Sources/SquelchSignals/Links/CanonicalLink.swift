import SquelchTimeline

/// Hashes of addresses, equal for addresses that show the same page.
///
/// Dropped are the scheme (http and https), user, `www.`, `m.`, `mobile.` and `amp.` before the host, its upper case,
/// a default port, a trailing slash or `/amp`, parameters that only track (`Data/tracking.txt`), and the fragment
/// unless it begins with `!`. Escapes are unified, and the forms of a YouTube address become one. The order of the
/// other parameters stays: it rarely differs, and may mean something.
public struct CanonicalLink: ~Copyable, Sendable {
    /// The canonical form of the last address.
    private(set) var form = ByteArena()
    /// Length of the host in ``form``.
    private(set) var hostLength = 0
    private let tracking = TrackingParameters.shared

    /// A hasher, which keeps its scratch memory from call to call.
    public init() {}

    /// Hash of the canonical form of `address`; 0 where it is no address of a page.
    public mutating func hash(_ address: UnsafeBufferPointer<UInt8>) -> UInt64 {
        canonicalize(address) ? max(1, WordHash.of(form.all)) : 0
    }

    /// Hash of the host of `address` without its technical prefixes; 0 where it has none.
    public mutating func hostHash(_ address: UnsafeBufferPointer<UInt8>) -> UInt64 {
        canonicalize(address) ? currentHostHash : 0
    }

    /// ``hostHash(_:)`` of the last address.
    var currentHostHash: UInt64 {
        hostLength == 0 ? 0 : max(1, WordHash.of(currentHost))
    }

    /// The host of the last address without its technical prefixes, valid until the next one.
    var currentHost: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: form.base, count: hostLength) }

    /// The canonical form of `address` as text, nil where it has no host; for people and tests.
    package mutating func canonicalForm(of address: String) -> String? {
        var address = address
        guard address.withUTF8({ canonicalize($0) }) else { return nil }
        return String(decoding: form.all, as: UTF8.self)
    }

    /// Whether the last address named a site rather than a page of it.
    var isBareHost: Bool { form.count == hostLength }

    /// Writes the canonical form; false where `address` has no host.
    mutating func canonicalize(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
        form.removeAll()
        hostLength = 0
        var rest = LinkBytes(address)
        rest.trimSpaces()
        guard appendScheme(&rest), appendHost(rest.cut(beforeAny: "/?#")) else { return false }
        hostLength = form.count
        let fragment = rest.cutTail(from: UInt8(ascii: "#"))
        let query = rest.cutTail(from: UInt8(ascii: "?"))
        if !appendVideo(path: rest, query: query) {
            appendPath(rest)
            appendQuery(query)
        }
        if fragment.first == UInt8(ascii: "!") {
            form.append(UInt8(ascii: "#"))
            appendEscaped(fragment)
        }
        return true
    }

    /// Cuts `http://`, `https://` or `//`; keeps another scheme that has a host; false for the rest (`mailto:`, `tag:`).
    private mutating func appendScheme(_ rest: inout LinkBytes) -> Bool {
        guard let colon = rest.firstIndex(ofAny: ":/?#"), rest[colon] == UInt8(ascii: ":") else {
            return rest.removePrefix("//")
        }
        let scheme = rest.prefix(colon)
        rest.removeFirst(colon + 1)
        guard rest.removePrefix("//") else { return false }
        if !scheme.equalsFolded("http"), !scheme.equalsFolded("https") {
            for index in 0..<scheme.count { form.append(LinkBytes.folded(scheme[index])) }
            form.append("://")
        }
        return true
    }

    private mutating func appendHost(_ authority: LinkBytes) -> Bool {
        var host = authority
        if let at = host.lastIndex(of: UInt8(ascii: "@")) { host.removeFirst(at + 1) }
        while host.removeSuffix(":80") || host.removeSuffix(":443") || host.removeSuffix(":")
            || host.removeSuffix(".")
        {}
        var isCut = true
        while isCut {
            isCut = false
            for prefix: StaticString in ["www.", "m.", "mobile.", "amp."]
            where host.startsFolded(prefix)
                && host.dropFirst(prefix.utf8CodeUnitCount).contains(UInt8(ascii: "."))
            {
                host.removeFirst(prefix.utf8CodeUnitCount)
                isCut = true
            }
        }
        if host.equalsFolded("x.com") {
            form.append("twitter.com")
        } else {
            for index in 0..<host.count { form.append(LinkBytes.folded(host[index])) }
        }
        return !host.isEmpty
    }

    private mutating func appendPath(_ path: LinkBytes) {
        var path = path
        path.removeTrailingSlashes()
        if path.removeSuffix("/amp") || path.removeSuffix("/AMP") { path.removeTrailingSlashes() }
        appendEscaped(path)
    }

    private mutating func appendQuery(_ query: LinkBytes) {
        var rest = query
        var separator = UInt8(ascii: "?")
        while !rest.isEmpty {
            let parameter = rest.cut(beforeAny: "&")
            rest.removeFirst(1)
            // `&amp;` that the source escaped once too often.
            let plain = parameter.startsFolded("amp;") ? parameter.dropFirst(4) : parameter
            if plain.isEmpty || tracking.contains(plain, isTwitter: host.equalsFolded("twitter.com")) {
                continue
            }
            form.append(separator)
            separator = UInt8(ascii: "&")
            appendEscaped(plain)
        }
    }

    /// The forms of a YouTube address: `youtu.be/x`, `/shorts/x`, `/embed/x`, `/live/x`, `/v/x`, `/watch?...v=x`.
    private mutating func appendVideo(path: LinkBytes, query: LinkBytes) -> Bool {
        var id = path
        if host.equalsFolded("youtu.be") {
            guard id.removePrefix("/") else { return false }
        } else if host.equalsFolded("youtube.com") || host.equalsFolded("youtube-nocookie.com") {
            if id.equalsFolded("/watch") || id.equalsFolded("/watch/") {
                id = query.parameter("v")
            } else if !(id.removePrefix("/shorts/") || id.removePrefix("/embed/") || id.removePrefix("/live/")
                || id.removePrefix("/v/"))
            {
                return false
            }
        } else {
            return false
        }
        id.removeTrailingSlashes()
        guard !id.isEmpty, !id.contains(UInt8(ascii: "/")) else { return false }
        form.removeAll()
        form.append("youtube.com")
        hostLength = form.count
        form.append("/watch?v=")
        appendEscaped(id)
        return true
    }

    private var host: LinkBytes { LinkBytes(UnsafeBufferPointer(start: form.base, count: hostLength)) }

    /// Appends bytes with unified escapes: those of letters, digits and `-._~` are undone, others get capitals.
    private mutating func appendEscaped(_ bytes: LinkBytes) {
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            guard byte == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = LinkBytes.hexValue(bytes[index + 1]),
                let low = LinkBytes.hexValue(bytes[index + 2])
            else {
                form.append(byte)
                index += 1
                continue
            }
            let value = high << 4 | low
            if LinkBytes.isUnreserved(value) {
                form.append(value)
            } else {
                form.append(byte)
                form.append(LinkBytes.hexDigit(high))
                form.append(LinkBytes.hexDigit(low))
            }
            index += 3
        }
    }
}
