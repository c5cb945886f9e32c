import SquelchTimeline

/// Whether a context is named after a subject at all: folders are where somebody put a feed, and "YouTube", "Podcasts"
/// or "News" say how something comes, not what it is about.
enum ContextSubject {
    /// Whether the name, or what the context is, rules out that its accounts share a subject.
    static func isMissing(_ context: Context) -> Bool {
        if context.kind == .social || context.origin == .network { return true }
        let last = context.name.split(separator: "/").last ?? ""
        let words = last.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        return !words.isEmpty && words.allSatisfy { general.contains($0) }
    }

    /// Words of names that say nothing of a subject: media, networks, and drawers for all the rest.
    private static let general = Set(
        """
        youtube yt vimeo twitch video videos channel channels podcast podcasts audio radio tv
        news newspaper newspapers headlines press magazine magazines newsletter newsletters mail
        blog blogs feed feeds rss atom site sites website websites web link links forum forums
        mastodon fediverse twitter x bluesky threads reddit facebook instagram tumblr linkedin telegram medium substack
        people persons accounts following follows subscriptions list lists my me
        misc miscellaneous other others various general everything all rest unsorted uncategorized uncategorised default
        favorites favourites favorite favourite starred best top must read reading later daily weekly inbox new old test
        english german french spanish italian portuguese international local

        nachrichten zeitungen presse kanäle sonstiges sonstige verschiedenes allgemein alles rest andere favoriten
        lieblinge leute später lesen deutsch deutsche englisch
        actualités actualites actu journaux chaînes chaines vidéos divers autres général tout favoris gens lire
        français anglais
        noticias periódicos canales vídeos varios otros todo favoritos gente leer español inglés
        notícias jornais canais vários outros tudo pessoas ler português inglês
        notizie giornali canali varie vari altro altri tutto preferiti persone leggere italiano inglese
        """.split { $0.isWhitespace }.map(String.init))
}
