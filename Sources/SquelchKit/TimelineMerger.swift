import SquelchCuration
import SquelchIngest
import SquelchSignals
import SquelchTimeline

/// What the chunks of all sources make together.
struct JoinedTimeline: ~Copyable {
    let timeline: Timeline
    let signals: SignalColumns
    let warnings: [IngestWarning]
}

/// Joins the chunks of all sources, in the order of the sources, into one timeline.
struct TimelineMerger: ~Copyable {
    private var table = AccountTable()
    private var posts = PostColumns()
    private(set) var signals = SignalColumns()
    /// Posts seen, by account and identity.
    private var seen: Set<UInt64> = []
    private var identities: [UInt64] = []
    private var facets = FacetTable()
    private var valued = ValuedPosts()
    private var interactions: [String: AccountInteraction] = [:]
    private var thinnedTo = 0
    private var follows: [TimelineChunk.Follow] = []
    private var folders: [UInt32: Set<String>] = [:]
    /// What the join itself has to say.
    private(set) var warnings: [IngestWarning] = []
    /// Posts that lie in more than one file, and count once.
    private(set) var repeated = 0

    /// Adds the next chunk, and takes its memory.
    mutating func append(_ chunk: TimelineChunk) {
        let accounts = chunk.table.accounts.map { merge($0) }
        let map = chunk.facets.facets.map { facets.number($0) }
        let kept = rowsToKeep(chunk, accounts)
        let isWhole = kept.count == chunk.posts.count
        repeated += chunk.posts.count - kept.count
        if isWhole, posts.count == 0 {
            // The first source's numbers are the timeline's: nothing to copy.
            swap(&posts, &chunk.posts)
            swap(&signals, &chunk.signals)
            swap(&identities, &chunk.identities)
        } else {
            posts.append(rows: isWhole ? nil : kept, of: chunk.posts, accounts: accounts, facets: map)
            if isWhole {
                signals.append(contentsOf: chunk.signals)
            } else {
                signals.append(rows: kept, of: chunk.signals)
            }
            for row in kept { identities.append(chunk.identities[row]) }
        }
        if !chunk.keepsAllTexts, posts.texts.count > thinnedTo + ExampleTexts.roomy {
            posts.texts = ExampleTexts.thinned(posts, signals)
            thinnedTo = posts.texts.count
        }
        valued.append(chunk.valued)
        interactions.merge(chunk.interactions) { known, new in
            var both = known
            both.merge(new)
            return both
        }
        for (account, names) in chunk.folders { folders[accounts[Int(account)], default: []].formUnion(names) }
        follows += chunk.follows
        if chunk.withoutAccount > 0 {
            warn(chunk, "\(chunk.withoutAccount) posts name no account; they are counted under the file's name")
        }
        chunk.discard()
    }

    private mutating func warn(_ chunk: TimelineChunk, _ message: String) {
        warnings.append(IngestWarning(source: chunk.report.path, message: message))
    }

    /// The index here of an account of a chunk; what is known of it is joined.
    private mutating func merge(_ account: Account) -> UInt32 {
        let index = table.index(of: account.id)
        var own = table[index]
        own.name = own.name ?? account.name
        own.platform = own.platform ?? account.platform
        own.url = own.url ?? account.url
        own.feedURL = own.feedURL ?? account.feedURL
        own.language = own.language ?? account.language
        for link in account.payment where !own.payment.contains(link) { own.payment.append(link) }
        table[index] = own
        return index
    }

    /// Rows of a chunk that no earlier file had.
    private mutating func rowsToKeep(_ chunk: TimelineChunk, _ accounts: [UInt32]) -> [Int] {
        var kept: [Int] = []
        kept.reserveCapacity(chunk.posts.count)
        for row in 0..<chunk.posts.count {
            let identity = chunk.identities[row]
            let account = UInt64(accounts[Int(chunk.posts.account[row])])
            if identity == 0 || seen.insert(identity &+ account &* 0x9E37_79B9_7F4A_7C15).inserted { kept.append(row) }
        }
        return kept
    }

    /// The timeline, its accounts tied to the lists of follows and their folders.
    consuming func finish() -> JoinedTimeline {
        var names: [String] = []
        var numbers: [String: Int] = [:]
        func number(_ name: String) -> Int {
            if let known = numbers[name] { return known }
            numbers[name] = names.count
            names.append(name)
            return names.count - 1
        }
        var accounts = AccountLanguages.detect(table.accounts, posts)
        var sites: [String: Int] = [:]
        for account in accounts {
            if let url = account.url { sites[AccountIdentity.id(feedURL: url), default: 0] += 1 }
        }
        var matcher = FollowMatcher(joinedFollows)
        for index in accounts.indices {
            var contexts = (folders[UInt32(index)] ?? []).sorted().map(number)
            if let follow = matcher.match(accounts[index], sites: sites) {
                accounts[index].isFollowed = true
                accounts[index].name = follow.name ?? accounts[index].name
                accounts[index].url = accounts[index].url ?? follow.site
                accounts[index].feedURL = accounts[index].feedURL ?? follow.feedURL
                accounts[index].platform = follow.platform ?? accounts[index].platform
                for name in follow.contexts { contexts.append(number(name)) }
            }
            accounts[index].contexts = Set(contexts).sorted()
        }
        warnings += followWarnings(accounts, matcher.unmatched)
        let attention = valued.match(identities: identities, pages: posts.link)
        if attention.unmatched > 0 {
            let message =
                "\(attention.unmatched) of \(valued.count) valued posts are not among the posts that were read"
            warnings.append(IngestWarning(source: "attention", message: message))
        }
        var known: [Int: AccountInteraction] = [:]
        for (index, account) in accounts.enumerated() {
            if let interaction = interactions[account.id] { known[index] = interaction }
        }
        let contexts = names.map { Context(name: $0, kind: Context.Kind.guess(folder: $0)) }
        return JoinedTimeline(
            timeline: Timeline(
                accounts: accounts, contexts: contexts, posts: posts, facets: facets.facets,
                attention: attention.found, interactions: known),
            signals: signals, warnings: warnings)
    }

    /// Follows with one id once, with the folders of all: a feed may lie in several.
    private var joinedFollows: [TimelineChunk.Follow] {
        var joined: [TimelineChunk.Follow] = []
        var positions: [String: Int] = [:]
        for follow in follows {
            guard let position = positions[follow.id] else {
                positions[follow.id] = joined.count
                joined.append(follow)
                continue
            }
            for context in follow.contexts where !joined[position].contexts.contains(context) {
                joined[position].contexts.append(context)
            }
        }
        return joined
    }

    /// Entries without a feed, and feeds without an entry, where there is a list at all.
    private func followWarnings(_ accounts: [Account], _ unmatched: [TimelineChunk.Follow]) -> [IngestWarning] {
        guard !follows.isEmpty else { return [] }
        var warnings: [IngestWarning] = []
        if !unmatched.isEmpty {
            let names = unmatched.map { $0.name ?? $0.id }
            warnings.append(
                IngestWarning(
                    source: "follows",
                    message: "\(names.count) followed without a feed among the files: \(shown(names))"))
        }
        let strangers = accounts.filter { !$0.isFollowed && $0.platform == "feed" }.map { $0.name ?? $0.id }
        if !strangers.isEmpty {
            let feeds = strangers.count == 1 ? "1 feed" : "\(strangers.count) feeds"
            let message = "\(feeds) in no list of follows, hence without context: \(shown(strangers))"
            warnings.append(IngestWarning(source: "follows", message: message))
        }
        return warnings
    }

    private func shown(_ names: [String]) -> String {
        let most = 12
        let list = names.prefix(most).joined(separator: ", ")
        return names.count > most ? list + " and \(names.count - most) more" : list
    }
}
