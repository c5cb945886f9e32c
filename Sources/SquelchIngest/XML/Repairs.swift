/// What was mended in a document, and where it was first met: one warning a kind, however often it occurs.
package struct Repairs: Sendable {
    /// The kinds of damage that can be mended.
    package enum Kind: Int, CaseIterable, Sendable {
        case controlCharacter, bareAmpersand, unknownEntity, strayAngle, strayEndTag, unclosedElement, attribute
        case textBefore, textAfter, truncated, misspeltEndTag, encoding, undeclaredPrefix, badReference, longText
        case badDate

        /// The words of the warning; `%` stands for the number.
        var words: String {
            switch self {
            case .controlCharacter: "% control characters dropped"
            case .bareAmpersand: "% bare & taken as text"
            case .unknownEntity: "% undefined entities kept as text"
            case .strayAngle: "% stray < taken as text"
            case .strayEndTag: "% end tags without a start dropped"
            case .unclosedElement: "% unclosed elements closed"
            case .attribute: "% malformed attributes mended"
            case .textBefore: "% bytes before the document dropped"
            case .textAfter: "% bytes after the document dropped"
            case .truncated: "the document ends too early; what came before is kept"
            case .misspeltEndTag: "% misspelt end tags taken as the end of the open element"
            case .encoding: "% bytes are not valid in the encoding and were replaced or read as windows-1252"
            case .undeclaredPrefix: "% elements with an undeclared namespace prefix, taken for the usual one"
            case .badReference: "% impossible character references dropped"
            case .longText: "% fields longer than their limit were cut"
            case .badDate: "% dates could not be understood; the posts are kept without"
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

    /// Whether nothing was mended.
    package var isEmpty: Bool { counts.allSatisfy { $0 == 0 } }

    /// One line of text a kind, with the line where it was first met (0 where that is unknown).
    package var notes: [(line: Int, message: String)] {
        Kind.allCases.filter { count($0) > 0 }.map { kind in
            let words = kind.words.split(separator: "%", omittingEmptySubsequences: false)
            return (lines[kind.rawValue], words.joined(separator: String(count(kind))))
        }
    }
}
