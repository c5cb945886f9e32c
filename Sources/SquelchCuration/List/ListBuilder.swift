import SquelchTimeline

/// Chooses who is on a list: by what only they bring, within a number or a budget of time.
public struct ListBuilder: Sendable {
    /// Entries of a section, at most.
    public var top = 10
    /// Whether friends and family are on it as well.
    public var includesSocial = false
    /// What the list is called.
    public var title = "Who I listen to"
    /// Who listens.
    public var author: String?
    /// Whether those that have been silent for half a year are on it as well.
    public var includesSilent = false

    /// Posts of an entry.
    private static let mostPosts = 3
    private static let mostSubjects = 5
    /// Worth below which a post recommends nobody.
    private static let leastWorth = 0.5

    /// Decibels below even shares at which what readers would keep is still worth recommending.
    private static let belowEven = 1.0

    /// Days of silence from which nobody is recommended.
    private static let longestSilence = 182.0

    /// A builder with the usual settings.
    public init() {}

    /// The list of an analysis. With a budget only accounts of its choice are on it.
    public func list(_ result: AnalysisResult) -> ListeningList {
        let timeline = result.timeline
        let analysis = result.analysis
        let chosen = analysis.budget.map { Set($0.accounts) }
        let subjects = Subjects(result)
        let overlap = StoryOverlap(result)
        let people = Self.people(timeline)
        var leftOut: [ListeningList.LeftOut: Int] = [:]
        var sections: [String?: [AccountAnalysis]] = [:]
        for account in analysis.accounts where account.verdict == .keep && account.snr != nil {
            // What is kept for want of proof against it is not yet a recommendation.
            if let snr = account.snr, snr.decibels < analysis.threshold - Self.belowEven {
                leftOut[.unproved, default: 0] += 1
                continue
            }
            if let reason = exclusion(account, timeline) ?? silence(account) {
                leftOut[reason, default: 0] += 1
                continue
            }
            if let chosen, !chosen.contains(account.account.id) {
                leftOut[.noRoom, default: 0] += 1
                continue
            }
            for context in contexts(account, timeline) { sections[context, default: []].append(account) }
        }
        let members = Set(sections.values.joined().map(\.index))
        let reasons = ListReasons(analysis.accounts.filter { members.contains($0.index) }, overlap)
        var list = ListeningList(title: title, author: author, asOf: analysis.window.to, sections: [])
        list.sections = sections.sorted { ($0.key ?? "\u{10FFFF}") < ($1.key ?? "\u{10FFFF}") }.map {
            context, members in
            let limit = chosen == nil ? top : members.count
            leftOut[.noRoom, default: 0] += max(0, members.count - limit)
            let entries = members.sorted(by: Self.precedes).prefix(limit).map { account in
                Self.entry(
                    account, subjects.list(account.index, most: Self.mostSubjects),
                    reasons.text(account), people[account.account.id],
                    until: analysis.window.to)
            }
            return ListSection(context: context, entries: entries)
        }
        list.leftOut = leftOut.filter { $0.value > 0 }
        return list
    }

    /// What only they bring decides; what has ended brings nothing more, and comes last.
    private static func precedes(_ left: AccountAnalysis, _ right: AccountAnalysis) -> Bool {
        if left.isSilent != right.isSilent { return right.isSilent }
        let unique = (left.uniqueSignalMinutesPerWeek, right.uniqueSignalMinutesPerWeek)
        return unique.0 != unique.1 ? unique.0 > unique.1 : left.account.id < right.account.id
    }

    // MARK: - Who stays out

    private func silence(_ account: AccountAnalysis) -> ListeningList.LeftOut? {
        guard !includesSilent else { return nil }
        return account.activity != .active || account.daysSilent >= Self.longestSilence ? .silent : nil
    }

    private func exclusion(_ account: AccountAnalysis, _ timeline: Timeline) -> ListeningList.LeftOut? {
        if account.account.isHidden { return .hidden }
        if account.account.isMuted { return .muted }
        if contexts(account, timeline).isEmpty { return .social }
        let addresses = [account.account.url, account.account.feedURL, account.account.id]
        if addresses.contains(where: { $0.map(PrivateAddress.isPrivate) ?? false }) { return .privateAddress }
        return nil
    }

    /// The contexts under which an account may be named; none for one that is followed as a friend only.
    private func contexts(_ account: AccountAnalysis, _ timeline: Timeline) -> [String?] {
        guard !account.account.contexts.isEmpty else { return [nil] }
        return account.account.contexts.map { timeline.contexts[$0] }.filter { includesSocial || $0.kind != .social }
            .map(\.name)
    }

    // MARK: - Entries

    private static func people(_ timeline: Timeline) -> [String: Person] {
        var people: [String: Person] = [:]
        for person in timeline.people { for id in [person.id] + person.aliases { people[id] = person } }
        return people
    }

    /// - Parameter end: what is dated later is announced and not yet there: nobody can read it.
    private static func entry(
        _ account: AccountAnalysis, _ subjects: [String], _ reason: String, _ person: Person?, until end: Int64
    ) -> ListEntry {
        let best = account.best.filter { $0.worth >= leastWorth && $0.published.map { $0 <= end } ?? true }
        let posts = best.prefix(mostPosts).compactMap { post -> ListEntry.Post? in
            guard let title = post.title ?? post.url, !(post.url.map(PrivateAddress.isPrivate) ?? false) else {
                return nil
            }
            return ListEntry.Post(id: post.id, title: title, url: post.url, published: post.published)
        }
        let stated = (person?.notes ?? []).map { $0.lowercased() }
        return ListEntry(
            id: account.account.id, name: account.account.name ?? account.account.id, url: account.account.url,
            feedURL: account.account.feedURL
                ?? PublicFeed.address(
                    id: account.account.id, url: account.account.url, platform: account.account.platform),
            platform: account.account.platform,
            subjects: subjects, note: account.account.note, reason: reason, posts: posts, since: person?.since,
            relations: relationValues.filter(stated.contains))
    }

    /// Values of XFN 1.1 that the user may state, in the order in which they are written.
    private static let relationValues = ["contact", "acquaintance", "friend", "met", "co-worker", "colleague"]
}

/// Addresses that are for one reader only.
enum PrivateAddress {
    /// Parameters that hold a key to somebody's account.
    private static let keys: Set<String> = [
        "token", "access_token", "auth", "auth_token", "apikey", "api_key", "key", "secret", "password", "pass", "pwd",
        "sig", "signature", "user", "userid", "uid", "email", "session", "sid", "feed_token", "rss_token",
    ]

    /// Whether an address holds a user, a key or a mail address, or lies in a private network.
    static func isPrivate(_ address: String) -> Bool {
        let text = address.lowercased()
        if text.hasPrefix("mailto:") || text.hasPrefix("file:") { return true }
        guard let scheme = text.firstRange(of: "://") else { return false }
        let rest = text[scheme.upperBound...]
        let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
        if authority.contains("@") { return true }
        if isLocal(authority.prefix { $0 != ":" }) { return true }
        guard let question = rest.firstIndex(of: "?") else { return false }
        let query = rest[rest.index(after: question)...].prefix { $0 != "#" }
        return query.split(whereSeparator: { $0 == "&" || $0 == ";" }).contains { pair in
            keys.contains(String(pair.prefix { $0 != "=" }))
        }
    }

    private static func isLocal(_ host: Substring) -> Bool {
        if host == "localhost" || host.hasPrefix("[") { return true }
        if [".local", ".lan", ".internal", ".home", ".corp", ".intranet"].contains(where: host.hasSuffix) {
            return true
        }
        let parts = host.split(separator: ".", omittingEmptySubsequences: false).map { UInt8($0) }
        guard parts.count == 4, let first = parts[0], let second = parts[1] else { return !host.contains(".") }
        return first == 10 || first == 127 || first == 192 && second == 168
            || first == 172 && (16...31).contains(second)
            || first == 169 && second == 254
    }
}
