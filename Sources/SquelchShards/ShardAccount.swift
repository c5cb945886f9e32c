import SquelchCuration
import SquelchModel
import SquelchTimeline

#if canImport(FoundationEssentials)
    import FoundationEssentials
#else
    import Foundation
#endif

/// Everything that the end of a job needs of one account.
struct ShardAccount {
    /// What its posts add up to.
    var tally: AccountTally
    /// Id of the account that it is a double of.
    var double: String?
    /// Who it is, and what its posts show.
    var words: Words

    /// What people read of it: a text of its own in the frame, since there is one of an account and not of a post.
    struct Words: Codable {
        var standing: AccountStanding
        var contexts: [Context]
        var posts: ShownPosts
    }

    /// Writes everything.
    func write(to writer: inout FrameWriter) {
        tally.write(to: &writer)
        writer.write(text: double)
        writer.write(column: (try? JSONEncoder().encode(words)).map(Array.init) ?? [])
    }

    /// What was written.
    init(_ reader: inout FrameReader) throws(FrameError) {
        tally = try AccountTally(&reader)
        double = try reader.readText()
        let bytes = try reader.readColumn(UInt8.self)
        guard let words = try? JSONDecoder().decode(Words.self, from: Data(bytes)) else { throw .damaged }
        self.words = words
    }

    init(tally: AccountTally, double: String?, words: Words) {
        self.tally = tally
        self.double = double
        self.words = words
    }
}
