/// Names of hosts in the form that the network knows them by (RFC 3492, RFC 5891): `hügel.example` is
/// `xn--hgel-0ra.example`.
enum Punycode {
    private static let base = 36
    private static let leastThreshold = 1
    private static let mostThreshold = 26
    private static let skew = 38
    private static let damp = 700
    private static let firstBias = 72
    private static let firstScalar = 128
    /// A label of the network has 63 bytes; what is longer is no name.
    private static let longestLabel = 63

    /// The host with each label in ASCII; a label that has no such form stays as it is.
    static func host(_ host: String) -> String {
        guard host.utf8.contains(where: { $0 >= 0x80 }) else { return host }
        // The ideographic full stops part labels too.
        let labels = host.split(omittingEmptySubsequences: false) { ".\u{3002}\u{FF0E}\u{FF61}".contains($0) }
        return labels.map { label in
            label.utf8.contains { $0 >= 0x80 } ? encode(label).map { "xn--" + $0 } ?? String(label) : String(label)
        }.joined(separator: ".")
    }

    /// The scalars of a label in ASCII letters, digits and hyphens; nil where it is too long for a label.
    private static func encode(_ label: Substring) -> String? {
        let scalars = label.unicodeScalars.map { Int($0.value) }
        guard scalars.count <= longestLabel else { return nil }
        var out = scalars.filter { $0 < firstScalar }.compactMap { UInt8(exactly: $0) }
        let plain = out.count
        if plain > 0 { out.append(UInt8(ascii: "-")) }
        var handled = plain
        var (scalar, delta, bias) = (firstScalar, 0, firstBias)
        while handled < scalars.count {
            guard let next = scalars.filter({ $0 >= scalar }).min() else { return nil }
            delta += (next - scalar) * (handled + 1)
            scalar = next
            for other in scalars {
                if other < scalar { delta += 1 }
                guard other == scalar else { continue }
                append(delta, bias, to: &out)
                bias = adapted(delta, count: handled + 1, isFirst: handled == plain)
                delta = 0
                handled += 1
            }
            delta += 1
            scalar += 1
        }
        return String(decoding: out, as: UTF8.self)
    }

    /// A number in digits whose thresholds follow `bias`.
    private static func append(_ number: Int, _ bias: Int, to out: inout [UInt8]) {
        var rest = number
        var place = base
        while true {
            let threshold = min(mostThreshold, max(leastThreshold, place - bias))
            guard rest >= threshold else { break }
            out.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            place += base
        }
        out.append(digit(rest))
    }

    private static func digit(_ value: Int) -> UInt8 {
        UInt8(truncatingIfNeeded: value < 26 ? Int(UInt8(ascii: "a")) + value : Int(UInt8(ascii: "0")) + value - 26)
    }

    private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var delta = delta / (isFirst ? damp : 2)
        delta += delta / count
        var bias = 0
        while delta > (base - leastThreshold) * mostThreshold / 2 {
            delta /= base - leastThreshold
            bias += base
        }
        return bias + (base - leastThreshold + 1) * delta / (delta + skew)
    }
}
