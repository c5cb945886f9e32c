package import SquelchSignals
package import SquelchTimeline

/// What the chunks of all sources make together.
package struct JoinedTimeline: ~Copyable {
    /// Accounts, contexts, posts, people.
    package let timeline: Timeline
    /// What can be told of each post, parallel to the timeline's.
    package let signals: SignalColumns
    /// What the join has to say.
    package let warnings: [SourceWarning]
    /// Until when the same would come of the same records by a later clock, seconds since 1970.
    package let steadyUntil: Int64

    init(timeline: Timeline, signals: consuming SignalColumns, warnings: [SourceWarning], steadyUntil: Int64) {
        self.timeline = timeline
        self.signals = signals
        self.warnings = warnings
        self.steadyUntil = steadyUntil
    }

    /// The same with accounts that others' posts are repeats of and that are not here themselves: one post stands for each,
    /// and counts for nothing.
    ///
    /// Nil where there are none.
    package func adding(strangers: [Account]) -> JoinedTimeline? {
        guard !strangers.isEmpty, timeline.posts.count > 0 else { return nil }
        let old = timeline
        var table = PostTable()
        table.reserveCapacity(old.posts.count + strangers.count)
        let first = UInt32(old.accounts.count)
        let accounts = Array(0..<first)
        let facets = (0..<UInt32(old.facets.count)).map { UInt32?.some($0) }
        table.posts.append(rows: nil, of: old.posts, accounts: accounts, facets: facets)
        table.signals.append(contentsOf: signals)
        for index in strangers.indices {
            let row = table.posts.count
            table.posts.append(rows: [0], of: old.posts, accounts: accounts, facets: facets)
            table.signals.append(rows: [0], of: signals)
            table.posts.account[row] = first + UInt32(index)
            table.posts.time[row] = PostColumns.unknownTime
            table.posts.flags[row] = .selected
            table.posts.link[row] = 0
        }
        let timeline = Timeline(
            accounts: old.accounts + strangers, contexts: old.contexts, posts: table.posts, facets: old.facets,
            attention: old.attention, interactions: old.interactions, people: old.people,
            anonymousMarks: old.anonymousMarks)
        return JoinedTimeline(
            timeline: timeline, signals: table.signals, warnings: warnings, steadyUntil: steadyUntil)
    }
}

/// Joins the chunks of all sources, in the order of the sources, into one timeline.
package struct TimelineMerger: ~Copyable {
    private var known = AccountTable()
    private var table = PostTable()
    /// Posts seen, by account and identity.
    private var seen: Set<UInt64> = []
    private var feeds = FeedVariants()
    private var history = FeedHistory()
    private var reach: SourceReach
    /// Rows of posts that only a selection of the user's has shown so far, by what ``seen`` knows them by.
    private var selected: [UInt64: Int] = [:]
    /// Rows of those that turned out to be in a timeline as well.
    private var inTimeline: [Int] = []
    private var facets = FacetTable()
    private var valued = ValuedPosts()
    private var marks = MarkedAccounts()
    private var interactions: [String: AccountInteraction] = [:]
    private var names: [String: String] = [:]
    private var profiles: [ProfileLinks] = []
    private var examples = ExampleTexts()
    /// Whether texts are thinned out at all.
    private var thinsTexts = true
    private var follows: [TimelineChunk.Follow] = []
    /// Entries of lists that the user thinks of following.
    private var candidates: [TimelineChunk.Follow] = []
    private var followers: Set<String> = []
    private var mutes: Set<String> = []
    private var folders = AccountFolders()
    /// Posts of a source, so far, that no account is known for.
    private var withoutAccount = 0
    /// The clock, seconds since 1970.
    private let now: Int64
    /// What the join itself has to say.
    private(set) var warnings: [SourceWarning] = []

    /// - Parameters:
    ///   - now: the clock, seconds since 1970.
    ///   - reach: the newest post of sources of which only a part is read here, by their names.
    package init(now: Int64, reach: [String: Int64] = [:]) {
        self.now = now
        self.reach = SourceReach(known: reach)
    }

    /// Adds the next chunk, and takes its memory.
    ///
    /// Of candidates only the posts and who posts them count: somebody else's folders, marks and acquaintances are not
    /// the user's.
    ///
    /// - Parameters:
    ///   - isLast: whether no chunk of the same source follows.
    ///   - leaves: whether the chunk stays as it is, for another merger.
    package mutating func append(
        _ chunk: TimelineChunk, as source: Account.Sources = .following, isLast: Bool = true, leaves: Bool = false
    ) {
        let accounts = merge(chunk, source)
        let map = chunk.facets.facets.map { facets.number($0) }
        let kept = rowsToKeep(chunk, accounts)
        let isWhole = kept.count == chunk.count
        let isNumberedAlike = accounts.indices.allSatisfy { accounts[$0] == UInt32($0) }
        if isWhole, isNumberedAlike, table.count == 0, !leaves {
            // The first source's numbers are the timeline's, unless copies of one feed lie in it: nothing to copy.
            swap(&table, &chunk.table)
        } else {
            table.append(
                rows: isWhole ? nil : kept, of: chunk.table, accounts: accounts, facets: map, examples: examples)
        }
        reach.take(chunk, accounts, isLast: isLast, now: now)
        history.take(chunk, accounts, rows: isWhole ? nil : kept, first: table.count - kept.count)
        for row in inTimeline { table.posts.flags[row].remove(.selected) }
        inTimeline.removeAll()
        thinsTexts = thinsTexts && !chunk.keepsAllTexts
        if thinsTexts { table.thinTexts(&examples) }
        profiles += chunk.profiles
        followers.formUnion(chunk.followers)
        mutes.formUnion(chunk.mutes)
        if source.contains(.candidates) { candidates += chunk.follows }
        if source.contains(.following) { takeFollowing(chunk, accounts) }
        withoutAccount += chunk.withoutAccount
        if isLast, withoutAccount > 0 {
            warn(
                chunk,
                "\(Counted.text(withoutAccount, "post names", "posts name")) no account, and counted under the file's name"
            )
        }
        if isLast { withoutAccount = 0 }
        if !leaves { chunk.discard() }
    }

    /// Makes room for `more` posts: a long file is as its first piece is, more or less.
    package mutating func expect(_ more: Int) {
        let all = table.count + more
        table.reserveCapacity(all)
        seen.reserveCapacity(all)
    }

    /// Takes what is the user's own.
    private mutating func takeFollowing(_ chunk: TimelineChunk, _ accounts: [UInt32]) {
        valued.append(chunk.valued)
        marks.append(chunk.marks)
        interactions.merge(chunk.interactions) { known, new in
            var both = known
            both.merge(new)
            return both
        }
        names.merge(chunk.names) { known, _ in known }
        folders.formUnion(chunk.folders, accounts: accounts)
        follows += chunk.follows
    }

    private mutating func warn(_ chunk: TimelineChunk, _ message: String) {
        warnings.append(SourceWarning(source: chunk.source, message: message))
    }

    /// The index here of each account of a chunk.
    private mutating func merge(_ chunk: TimelineChunk, _ source: Account.Sources) -> [UInt32] {
        var keys: [UInt32: String] = [:]
        var homes: [UInt32: String] = [:]
        for document in chunk.documents {
            keys[document.account] = feeds.key(for: document)
            if 2 * document.homePosts > document.times.count { homes[document.account] = document.home }
        }
        let own = chunk.accounts.accounts
        return own.indices.map { place in
            let number = UInt32(place)
            let index = known.index(of: keys[number] ?? own[place].id)
            known[index].take(own[place], source)
            // A feed that does not say where it is is where its posts are.
            if known[index].url == nil { known[index].url = homes[number] }
            return index
        }
    }

    /// By what a post is known: its id inside of its account.
    private static func key(_ identity: UInt64, _ account: UInt32) -> UInt64 {
        identity &+ UInt64(account) &* 0x9E37_79B9_7F4A_7C15
    }

    /// Rows of a chunk that no earlier file had.
    private mutating func rowsToKeep(_ chunk: TimelineChunk, _ accounts: [UInt32]) -> [Int] {
        var kept: [Int] = []
        kept.reserveCapacity(chunk.count)
        for row in 0..<chunk.count {
            let identity = chunk.table.identities[row]
            let account = accounts[Int(chunk.table.posts.account[row])]
            let key = Self.key(identity, account)
            let isSelected = chunk.table.posts.flags[row].contains(.selected)
            let version = chunk.version(of: row)
            if let version, version.document >= 0,
                identity == 0 || seen.insert(key).inserted || history.knows(key)
            {
                if history.isNew(version, of: key, chunk.table.posts.time[row], in: account) { kept.append(row) }
                continue
            }
            let isEdited = version.map { history.isChange($0.updated, of: key) } ?? false
            if identity != 0, !seen.insert(key).inserted {
                if isEdited {
                    history.take(edit: table.count + kept.count, of: key)
                    kept.append(row)
                    continue
                }
                // It is in the account's whole timeline as well, which counts.
                if !isSelected, let first = selected.removeValue(forKey: key) { inTimeline.append(first) }
                continue
            }
            if identity != 0, isSelected { selected[key] = table.count + kept.count }
            kept.append(row)
        }
        return kept
    }

    /// The timeline, its accounts tied to the lists of follows, their folders and the user's configuration.
    package consuming func finish(_ configuration: Configuration) -> JoinedTimeline {
        if thinsTexts { table.settleTexts(&examples) }
        let joiner = FollowingJoiner(
            accounts: AccountLanguages.detect(allAccounts, table.posts), follows: joinedFollows, folders: folders,
            exchanges: Exchanges(interactions: interactions, names: names, marks: marks), profiles: profiles)
        let following = joiner.join(configuration)
        var copies = history.olderVersions(&table.posts, &table.identities)
        copies.merge(history.unedited(&table.posts, table.identities, key: Self.key)) { first, _ in first }
        let attention = valued.match(identities: table.identities, pages: table.posts.link)
        var found = attention.found
        if following.hasJoined {
            for (copy, original) in CrossPosts.find(table.posts, table.signals, following.joined)
            where copies[copy] == nil {
                // What it is a copy of may be an older version itself.
                copies[copy] = copies[original] ?? original
            }
        }
        if following.hasJoined || !copies.isEmpty {
            found = PersonRows.apply(
                following.joined, copies, to: &table, found, facetCount: facets.facets.count)
        }
        warnings += TwinFeeds.warnings(following.accounts, table.posts)
        for (id, count) in feeds.claims {
            let message = "\(count) different feeds say that this is their address: each is counted by itself"
            warnings.append(SourceWarning(source: id, message: message))
        }
        warnings += following.warnings
        if attention.unmatched > 0 {
            let message =
                "\(attention.unmatched) of \(Counted.text(valued.count, "valued post")) \(attention.unmatched == 1 ? "is" : "are") not among the posts that were read"
            warnings.append(SourceWarning(source: "attention", message: message))
        }
        return JoinedTimeline(
            timeline: Timeline(
                accounts: following.accounts, contexts: following.contexts, posts: table.posts, facets: facets.facets,
                attention: found, interactions: following.interactions, people: following.people,
                anonymousMarks: marks.anonymous),
            signals: table.signals, warnings: warnings, steadyUntil: reach.steadyUntil)
    }

    /// The accounts of all posts, then the candidates that have none.
    private var allAccounts: [Account] {
        var accounts = known.accounts
        let names = feeds.names
        for index in accounts.indices {
            if let name = names[accounts[index].id] {
                accounts[index].id = name
                // The address that several claim is nobody's; one inside of a network still says that they are private.
                if accounts[index].feedURL.map(AccountIdentity.isPublic) ?? false { accounts[index].feedURL = nil }
            }
            accounts[index].readUntil = reach.end(of: UInt32(index))
            accounts[index].isFollower = followers.contains(accounts[index].id)
            accounts[index].isMuted = mutes.contains(accounts[index].id)
        }
        guard !candidates.isEmpty else { return accounts }
        let entries = Self.joined(candidates)
        var matcher = FollowMatcher(entries)
        let sites = FollowMatcher.sites(of: accounts)
        for index in accounts.indices where matcher.match(accounts[index], sites: sites) != nil {
            accounts[index].sources.insert(.candidates)
        }
        return accounts + matcher.unmatched.map { Account(candidate: entries[$0]) }
    }

    private var joinedFollows: [TimelineChunk.Follow] { Self.joined(follows) }

    /// Follows with one id once, with the folders of all: a feed may lie in several.
    private static func joined(_ follows: [TimelineChunk.Follow]) -> [TimelineChunk.Follow] {
        var joined: [TimelineChunk.Follow] = []
        var positions: [String: Int] = [:]
        for follow in follows {
            guard let position = positions[follow.id] else {
                positions[follow.id] = joined.count
                joined.append(follow)
                continue
            }
            joined[position].since = joined[position].since ?? follow.since
            joined[position].mutual = joined[position].mutual ?? follow.mutual
            for context in follow.contexts where !joined[position].contexts.contains(context) {
                joined[position].contexts.append(context)
            }
        }
        return joined
    }
}
