/// The command line as one would type it.
enum CommandText {
    /// That of this process.
    static var current: String { text(CommandLine.arguments.dropFirst()) }

    /// `squelch` and arguments, quoted where a shell needs it.
    static func text(_ arguments: some Sequence<String>) -> String {
        (["squelch"] + arguments.map(quote)).joined(separator: " ")
    }

    /// Words, quoted where a shell needs it.
    static func words(_ words: some Sequence<String>) -> String { words.map(quote).joined(separator: " ") }

    static func quote(_ argument: String) -> String {
        let isPlain = argument.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), 0x80...0xFF:
                true
            default: "-_./=:@%+,".utf8.contains(byte)
            }
        }
        if isPlain, !argument.isEmpty { return argument }
        return "'" + argument.split(separator: "'", omittingEmptySubsequences: false).joined(separator: #"'\''"#) + "'"
    }
}
