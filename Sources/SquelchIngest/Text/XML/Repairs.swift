/// What was mended in a document, and where it was first met: one warning a kind, however often it occurs.
package struct Repairs: Sendable {
    /// The kinds of damage that can be mended.
    package enum Kind: Int, CaseIterable, Sendable {
        case controlCharacter, bareAmpersand, unknownEntity, strayAngle, strayEndTag, unclosedElement, attribute
        case textBefore, textAfter, truncated, misspeltEndTag, encoding, undeclaredPrefix, badReference, longText
        case badDate, longAttribute, manyAttributes

        /// What was met, one and several, and what became of it.
        var words: (one: String, several: String, outcome: String) {
            switch self {
            case .controlCharacter: ("control character", "control characters", "dropped")
            case .bareAmpersand: ("bare &", "bare &", "taken as text")
            case .unknownEntity: ("undefined entity", "undefined entities", "kept as text")
            case .strayAngle: ("stray <", "stray <", "taken as text")
            case .strayEndTag: ("end tag without a start", "end tags without a start", "dropped")
            case .unclosedElement: ("unclosed element", "unclosed elements", "closed")
            case .attribute: ("malformed attribute", "malformed attributes", "mended")
            case .textBefore: ("byte before the document", "bytes before the document", "dropped")
            case .textAfter: ("byte after the document", "bytes after the document", "dropped")
            case .truncated: ("early end of the document", "early ends of the document", "made good")
            case .misspeltEndTag: ("misspelt end tag", "misspelt end tags", "taken as the end of the open element")
            case .encoding:
                (
                    "byte not valid in the encoding", "bytes not valid in the encoding",
                    "read as windows-1252 or replaced"
                )
            case .undeclaredPrefix:
                (
                    "element with an undeclared prefix", "elements with an undeclared prefix",
                    "taken for those of the usual module"
                )
            case .badReference: ("impossible character reference", "impossible character references", "dropped")
            case .longText: ("field longer than its limit", "fields longer than their limits", "cut")
            case .longAttribute: ("attribute longer than 64 KB", "attributes longer than 64 KB", "left out")
            case .manyAttributes:
                (
                    "tag with more than 256 attributes", "tags with more than 256 attributes",
                    "read without the rest of them"
                )
            case .badDate: ("date that could not be understood", "dates that could not be understood", "left out")
            }
        }
    }

    private var counts = [Int](repeating: 0, count: Kind.allCases.count)
    private var lines = [Int](repeating: 0, count: Kind.allCases.count)

    /// Nothing mended yet.
    package init() {}

    /// Counts a repair; only the first of a kind keeps its line.
    package mutating func note(_ kind: Kind, count: Int = 1, line: Int) {
        if counts[kind.rawValue] == 0 { lines[kind.rawValue] = line }
        counts[kind.rawValue] += count
    }

    /// How often `kind` was mended.
    package func count(_ kind: Kind) -> Int { counts[kind.rawValue] }

    /// Whether bytes of the document, or around it, are gone for good.
    package var haveLost: Bool {
        [Kind.textBefore, .textAfter, .truncated, .longText, .longAttribute, .manyAttributes].contains { count($0) > 0 }
    }

    /// Whether nothing was mended.
    package var isEmpty: Bool { counts.allSatisfy { $0 == 0 } }

    /// One line of text a kind, with the line where it was first met (0 where that is unknown).
    package var notes: [(line: Int, message: String)] {
        Kind.allCases.filter { count($0) > 0 }.map { kind in
            if kind == .truncated {
                return (lines[kind.rawValue], "the document ends too early; what came before is kept")
            }
            let words = kind.words
            let number = count(kind)
            return (lines[kind.rawValue], "\(number) \(number == 1 ? words.one : words.several) \(words.outcome)")
        }
    }
}
