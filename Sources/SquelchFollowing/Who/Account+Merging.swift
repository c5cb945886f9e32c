import SquelchTimeline

extension Account {
    /// An entry of a list as an account of its own.
    init(_ follow: TimelineChunk.Follow) {
        self.init(id: follow.id)
        take(follow)
    }

    /// An entry of a list that the user thinks of following.
    init(candidate: TimelineChunk.Follow) {
        self.init(id: candidate.id)
        describe(candidate)
        sources = .candidates
    }

    /// Takes what a list of follows says.
    mutating func take(_ follow: TimelineChunk.Follow) {
        isFollowed = true
        sources.insert(.following)
        describe(follow)
    }

    private mutating func describe(_ follow: TimelineChunk.Follow) {
        name = follow.name ?? name
        url = url ?? follow.site
        feedURL = feedURL ?? follow.feedURL
        platform = follow.platform ?? platform
    }

    /// Takes what another part of what was read knows of it. Mostly that is nothing new, and nothing is written.
    mutating func take(_ same: Account, _ source: Sources) {
        sources.formUnion(source)
        if name == nil { name = same.name }
        if platform == nil { platform = same.platform }
        if url == nil { url = same.url }
        if feedURL == nil { feedURL = same.feedURL }
        if language == nil { language = same.language }
        for link in same.payment where !payment.contains(link) { payment.append(link) }
    }

    /// Takes what is known of another account of the same person.
    mutating func merge(_ other: Account) {
        name = name ?? other.name
        url = url ?? other.url
        feedURL = feedURL ?? other.feedURL
        language = language ?? other.language
        platform = platform ?? other.platform
        isFollowed = isFollowed || other.isFollowed
        isFollower = isFollower || other.isFollower
        isMuted = isMuted || other.isMuted
        movedTo = movedTo ?? other.movedTo
        readUntil = [readUntil, other.readUntil].compactMap { $0 }.max()
        sources.formUnion(other.sources)
        for link in other.payment where !payment.contains(link) { payment.append(link) }
        for alias in [other.id] + other.aliases where alias != id && !aliases.contains(alias) { aliases.append(alias) }
    }
}

extension Account {
    /// Somebody as the account that they are known by.
    init(_ person: Person) {
        self.init(id: person.id)
        name = person.name
        url = person.url
    }
}

extension Person {
    /// Whoever is behind an account.
    init(_ account: Account) {
        self.init(id: account.id)
        name = account.name
        platform = account.platform
        url = account.url
    }
}

extension IdentityJoiner.Node {
    init(_ account: Account) {
        self.init(id: account.id, platform: account.platform, url: account.url, feedURL: account.feedURL)
    }

    init(_ follow: TimelineChunk.Follow) {
        self.init(id: follow.id, platform: follow.platform, url: follow.site, feedURL: follow.feedURL)
    }
}
