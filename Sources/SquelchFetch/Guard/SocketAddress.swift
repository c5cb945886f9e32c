import CLibCurl

import SquelchSystem

/// An address of the internet protocol, as a number.
public enum SocketAddress: Sendable, Equatable {
    /// Version 4.
    case v4(UInt32)
    /// Version 6, in two halves.
    case v6(UInt64, UInt64)

    /// The address that a socket is about to connect to; nil where it is of another family, which is no way to the web.
    init?(_ address: UnsafePointer<sockaddr>) {
        let start = UnsafeRawPointer(address)
        switch Int32(address.pointee.sa_family) {
        case AF_INET:
            let number = start.loadUnaligned(as: sockaddr_in.self).sin_addr.s_addr
            self = .v4(UInt32(bigEndian: number))
        case AF_INET6:
            let address = start.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            self = withUnsafeBytes(of: address) { bytes in
                .v6(
                    UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                    UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
            }
        default: return nil
        }
    }

    /// The address that a text such as `192.0.2.1` or `2001:db8::1` writes; nil where it is a name.
    public init?(_ text: String) {
        var four = in_addr()
        var six = in6_addr()
        if inet_pton(AF_INET, text, &four) == 1 {
            self = .v4(UInt32(bigEndian: four.s_addr))
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            self = withUnsafeBytes(of: six) { bytes in
                .v6(
                    UInt64(bigEndian: bytes.loadUnaligned(as: UInt64.self)),
                    UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self)))
            }
        } else {
            return nil
        }
    }

    /// Whether it is one of the public internet. Everything else belongs to a machine, a network or nobody: IANA's registries of
    /// special-purpose addresses (RFC 6890 and its successors), and the forms of version 6 that carry one of version 4.
    public var isPublic: Bool {
        switch self {
        case .v4(let number): Self.isPublic(number)
        case .v6(let high, let low): Self.isPublic(high, low)
        }
    }

    /// Blocks of version 4 that are not public: first address and length of the prefix.
    private static let special: [(block: UInt32, bits: UInt32)] = [
        (0x0000_0000, 8), (0x0A00_0000, 8), (0x6440_0000, 10), (0x7F00_0000, 8), (0xA9FE_0000, 16),
        (0xAC10_0000, 12), (0xC000_0000, 24), (0xC000_0200, 24), (0xC058_6300, 24), (0xC0A8_0000, 16),
        (0xC612_0000, 15), (0xC633_6400, 24), (0xCB00_7100, 24), (0xE000_0000, 3),
    ]

    private static func isPublic(_ number: UInt32) -> Bool {
        !special.contains { number >> (32 - $0.bits) == $0.block >> (32 - $0.bits) }
    }

    private static func isPublic(_ high: UInt64, _ low: UInt64) -> Bool {
        // NAT64's known prefix, 64:ff9b::/96, leads to the address of version 4 in its last bytes.
        if high == 0x0064_FF9B_0000_0000, low >> 32 == 0 { return isPublic(UInt32(truncatingIfNeeded: low)) }
        // Only 2000::/3 is given out. With it go ::1, ::ffff:0:0/96, fc00::/7, fe80::/10, ff00::/8, 64:ff9b:1::/48 and the rest.
        guard high >> 61 == 1 else { return false }
        // 2001::/23: Teredo, benchmarks, ORCHID; 2001:db8::/32 and 3fff::/20: documentation.
        if high >> 41 == 0x2001_0000 >> 9 || high >> 32 == 0x2001_0DB8 || high >> 44 == 0x3FFF0 >> 0 { return false }
        // 6to4 carries the address of its gateway.
        if high >> 48 == 0x2002 { return isPublic(UInt32(truncatingIfNeeded: high >> 16)) }
        // ISATAP carries the address of its host, whatever the prefix is.
        if low >> 32 & 0xFCFF_FFFF == 0x0000_5EFE { return isPublic(UInt32(truncatingIfNeeded: low)) }
        return true
    }
}
