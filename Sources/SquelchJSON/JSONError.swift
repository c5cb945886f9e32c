/// Why a JSON text was refused, and where. Holds no text of the input, so that it can be shown anywhere.
public struct JSONError: Error, Equatable, Sendable {
    /// What was wrong, as far as a reader can act on it.
    public enum Code: Sendable {
        /// Nothing but white space.
        case empty
        /// Longer than the parser's limit.
        case tooLarge
        /// Nested deeper than the parser's limit.
        case tooDeep
        /// Not UTF-8.
        case invalidUTF8
        /// A raw control character inside a string.
        case controlCharacter
        /// A string without its closing quote, often a file that was cut off.
        case unclosedString
        /// A bad escape or half a surrogate pair.
        case badString
        /// A malformed number, or one that neither 64 bits nor a double can hold.
        case badNumber
        /// Anything else against the grammar.
        case syntax
        /// No memory was left.
        case outOfMemory
    }

    /// What was wrong.
    public var code: Code
    /// Where, in bytes from the start of the text that was given; nil if that is not known.
    public var offset: Int?
    /// Where, as a line counted from 1; nil if the offset is not known.
    public var line: Int?

    /// An error of this kind at a place that is not known unless given.
    public init(_ code: Code, offset: Int? = nil, line: Int? = nil) {
        self.code = code
        self.offset = offset
        self.line = line
    }
}

extension JSONError: CustomStringConvertible {
    /// What was wrong in plain words, without the place.
    public var reason: String {
        switch code {
        case .empty: "the JSON text is empty"
        case .tooLarge: "the JSON text is too large"
        case .tooDeep: "the JSON text is nested too deeply"
        case .invalidUTF8: "the JSON text is not valid UTF-8"
        case .controlCharacter: "a string holds a raw control character"
        case .unclosedString: "a string is never closed; the file may be cut off"
        case .badString: "a string holds a bad escape or half a character"
        case .badNumber: "a number is malformed or too large"
        case .syntax: "this is not well-formed JSON"
        case .outOfMemory: "there was not enough memory to read the JSON text"
        }
    }

    /// The reason, and the place if it is known.
    public var description: String {
        guard let offset else { return reason }
        guard let line else { return "\(reason) (byte \(offset))" }
        return "\(reason) (line \(line), byte \(offset))"
    }
}
