/// Regular expressions for what a filter takes, in the words of each reader: they match that and nothing beside it, and
/// nothing that a feed writes means something to a reader.
enum FilterPattern {
    /// Whose expressions they are.
    enum Dialect {
        /// Go's RE2.
        case miniflux
        /// PCRE, inside of a search: brackets, quotes and the word "or" would cut that.
        case freshRSS
        /// POSIX, inside of two levels of quotes in a configuration file.
        case newsboat
    }

    /// A text as a whole.
    static func whole(_ text: String, _ dialect: Dialect) -> String { "^\(literal(text, dialect))$" }

    /// A word that no letter touches.
    static func word(_ text: String, _ dialect: Dialect) -> String {
        let word = literal(text, dialect)
        switch dialect {
        case .miniflux: return "(^|[^\\p{L}])\(word)([^\\p{L}]|$)"
        case .newsboat: return "(^|[^[:alpha:]])\(word)([^[:alpha:]]|$)"
        case .freshRSS: return "\\b\(word)\\b"
        }
    }

    /// An author as a whole, alone or behind a mail address.
    static func author(_ text: String, _ dialect: Dialect) -> String {
        let name = literal(text, dialect)
        switch dialect {
        case .miniflux, .newsboat: return "(^|[(])\(name)[)]?$"
        case .freshRSS: return "^;*\(name)$"
        }
    }

    /// Links to a host: the host in canonical form stands for those with a technical prefix, and for no other.
    static func links(to host: String, _ dialect: Dialect) -> String {
        let letters = dialect == .newsboat ? "[:alnum:]" : "\\p{L}\\p{N}"
        let names = host == "twitter.com" ? ["twitter.com", "x.com"] : [host]
        let hosts = names.map { literal($0, dialect) }.joined(separator: "|")
        return "//(www[.]|m[.]|mobile[.]|amp[.])*(\(hosts))([^\(letters).-]|$)"
    }

    /// Links to a host for FreshRSS, whose expressions have no groups: one for each prefix.
    static func freshRSSLinks(to host: String) -> [String] {
        let names = host == "twitter.com" ? ["twitter.com", "x.com"] : [host]
        return names.flatMap { name in
            ["", "www[.]", "m[.]"].map { "\\/\\/\($0)\(literal(name, .freshRSS))[^a-z0-9.-]" }
        }
    }

    /// A text that stands for itself.
    static func literal(_ text: String, _ dialect: Dialect) -> String {
        let pattern = text.unicodeScalars.map { literal($0, dialect) }.joined()
        guard dialect == .freshRSS else { return pattern }
        return splitOr(pattern)
    }

    private static func literal(_ scalar: Unicode.Scalar, _ dialect: Dialect) -> String {
        guard scalar.isASCII else {
            return isShown(scalar) ? String(scalar) : ".\(dialect == .freshRSS ? "{1,4}" : "")"
        }
        let sign = Character(scalar)
        if sign.isLetter || sign.isNumber || sign == " " && dialect != .freshRSS { return String(sign) }
        switch (sign, dialect) {
        // FreshRSS keeps these escaped for HTML, in its texts and in its searches.
        case ("&", .freshRSS): return "[&][amp;]*"
        case ("<", .freshRSS), (">", .freshRSS), ("\"", .freshRSS), ("'", .freshRSS): return ".{1,6}"
        case (" ", _), ("+", _), (".", _), ("-", _), ("#", _), ("&", _), (":", _), (",", _), ("@", _), ("_", _),
            ("!", _):
            return "[\(sign)]"
        case ("/", .freshRSS): return "\\/"
        case (_, .newsboat): return "."
        default: return scalar.value < 0x20 || scalar.value == 0x7F ? "." : "\\x" + hex(scalar.value)
        }
    }

    /// Whether a terminal and an editor show a sign as itself.
    private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator,
            .spaceSeparator:
            return false
        default: return true
        }
    }

    private static func hex(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return digits.count < 2 ? "0" + digits : digits
    }

    /// FreshRSS cuts a search at the word "or", inside of an expression too.
    private static func splitOr(_ pattern: String) -> String {
        var result = ""
        var word = ""
        func flush() {
            result += word.lowercased() == "or" ? "[\(word.prefix(1))]\(word.dropFirst())" : word
            word = ""
        }
        for sign in pattern {
            if sign.isASCII, sign.isLetter || sign.isNumber || sign == "_" {
                word.append(sign)
            } else {
                flush()
                result.append(sign)
            }
        }
        flush()
        return result
    }
}
