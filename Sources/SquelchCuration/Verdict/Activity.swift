import SquelchModel
import SquelchTimeline

/// Whether an account still posts. Silence is no noise, and no reason for a verdict: it is something to tidy.
public enum Activity: String, Sendable, CaseIterable, Codable {
    /// It posts, as often as it does.
    case active
    /// Silent for long, by the calendar and by its own tempo.
    case dormant
    /// Silent for years, or it has said good-bye.
    case ended

    /// Days of silence from which an account is dormant whatever its tempo, and least days for any.
    private static let longSilence = 365.0
    private static let leastSilence = 90.0
    /// Silences of its own between posts that make a long one.
    private static let tempo = 10.0
    /// Days of silence after which an account has ended, and after a farewell.
    private static let end = 3 * 365.0
    static let afterFarewell = 30.0

    /// What the silence of an account means.
    /// - Parameters:
    ///   - daysSilent: days since its last dated post.
    ///   - postsPerDay: while it posted.
    ///   - lastWords: titles or openings of its last posts, the newest first; asked for only where silence gives them weight.
    public init(daysSilent: Double, postsPerDay: Double, lastWords: @autoclosure () -> [String]) {
        if daysSilent >= Self.end {
            self = .ended
        } else if daysSilent >= Self.afterFarewell, lastWords().contains(where: Farewell.isSaid) {
            self = .ended
        } else if daysSilent >= Self.longSilence
            || daysSilent >= Self.leastSilence && daysSilent * postsPerDay >= Self.tempo
        {
            self = .dormant
        } else {
            self = .active
        }
    }
}

/// Words with which feeds end.
enum Farewell {
    private static let phrases = [
        "farewell", "goodbye", "good-bye", "good bye", "so long, and thanks", "final post", "last post",
        "final episode",
        "last episode", "no longer maintained", "no longer updated", "no longer be updated", "not maintained anymore",
        "this feed has moved", "this blog has moved", "we have moved", "we've moved", "has been discontinued",
        "is shutting down", "shutting down this", "closing this blog", "end of this blog", "the end of an era",
        "signing off", "that's all, folks", "abschied", "letzter beitrag", "letzte folge",
        "wird nicht mehr aktualisiert",
        "auf wiedersehen", "dernier billet", "dernier article", "dernier épisode", "n'est plus mis à jour", "adieu",
        "último artículo", "última entrada", "ya no se actualiza", "despedida", "último post", "última publicação",
        "ultimo post", "addio", "прощайте", "последний пост", "больше не обновляется",
    ]

    /// The phrases' bytes, by their first one: a search by String costs milliseconds an account.
    private static let byFirst: [[[UInt8]]] = phrases.reduce(into: Array(repeating: [], count: 256)) { table, phrase in
        let bytes = Array(phrase.utf8)
        table[Int(bytes[0])].append(bytes)
    }

    /// Whether a title or opening says good-bye.
    static func isSaid(_ text: String) -> Bool {
        var lower = text.lowercased()
        return lower.withUTF8 { bytes in
            bytes.indices.contains { start in
                byFirst[Int(bytes[start])].contains { bytes[start...].starts(with: $0) }
            }
        }
    }
}
