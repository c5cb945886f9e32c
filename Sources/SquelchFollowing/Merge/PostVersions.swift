import SquelchTimeline

/// What tells whether two posts of a feed are versions of one, beside its id.
struct PostVersion: Sendable {
    /// The post's row.
    var row: Int
    /// The document that it stands in; -1 for a post of no feed, of which only the change is looked at.
    var document: Int
    /// Hash of its title, or of the beginning of its text; 0 where it has neither.
    var headline: UInt64
    /// Hash of its text.
    var body: UInt64
    /// Hash of the canonical form of its own address, 0 where it has none.
    var page: UInt64
    /// When it was changed; `Int64.min` where it does not say so.
    var updated: Int64
    /// Whether it has an id beside its address.
    var hasOwnID: Bool
    /// Whether it says when it was published.
    var hasPublished: Bool

    /// Hash of all that people see of it.
    var content: UInt64 { (headline &* 0x9E37_79B9_7F4A_7C15) ^ (body &+ page &* 31) }
}

/// Finds the versions of one post among those of an account, whatever the order of the files, and keeps the newest.
///
/// An id decides, unless the feed itself shows that it is none: one that a document gives to posts which differ in all
/// else. Across documents posts are also one where they have a page of their own in common and the title or the time,
/// or title, text and time: ids are made anew, addresses go from http to https.
struct PostVersions {
    private let versions: [PostVersion]
    private let identities: [UInt64]
    private let times: [Int64]
    /// Newest moment that each document knows of.
    private let documents: [Int64]
    /// Ids that are none.
    private(set) var useless: Set<UInt64> = []
    private var crowded: Set<UInt64> = []
    private var sets: DisjointSets

    /// - Parameters:
    ///   - versions: of one account, ascending by row.
    ///   - identities: by row.
    ///   - times: by row.
    ///   - documents: the newest moment that each document knows of.
    init(_ versions: [PostVersion], identities: [UInt64], times: [Int64], documents: [Int64]) {
        self.versions = versions
        self.identities = identities
        self.times = times
        self.documents = documents
        sets = DisjointSets(count: versions.count)
    }

    /// One post: the places of its versions, the newest first.
    mutating func groups(words: [UInt32]) -> [[Int]] {
        findUseless()
        findCrowded()
        var byKey: [UInt64: Int] = [:]
        for place in versions.indices {
            for (isOwn, key) in keys(place) {
                guard let other = byKey[key] else {
                    byKey[key] = place
                    continue
                }
                if isOwn ? !contradict(other, place) : versions[other].document != versions[place].document {
                    sets.unite(other, place)
                } else if isOwn {
                    byKey[key] = place
                }
            }
        }
        var groups: [Int: [Int]] = [:]
        for place in versions.indices { groups[sets.root(place), default: []].append(place) }
        return groups.values.filter { $0.count > 1 }.map { group in
            group.sorted { left, right in
                let (a, b) = (age(left), age(right))
                if a != b { return a > b }
                let (first, second) = (words[versions[left].row], words[versions[right].row])
                return first != second ? first > second : left < right
            }
        }
    }

    // MARK: - Keys

    private func keys(_ place: Int) -> [(isOwn: Bool, key: UInt64)] {
        let version = versions[place]
        let time = times[version.row]
        let identity = identities[version.row]
        let isDated = time != PostColumns.unknownTime && version.hasPublished
        var keys: [(Bool, UInt64)] = []
        func add(_ isOwn: Bool, _ parts: UInt64...) {
            keys.append((isOwn, parts.reduce(UInt64(parts.count)) { ($0 ^ $1) &* 0x9E37_79B9_7F4A_7C15 &+ $0 >> 29 }))
        }
        if identity != 0, !useless.contains(identity) { add(true, 1, identity) }
        if version.page != 0, !crowded.contains(version.page) {
            if version.headline != 0 { add(false, 2, version.page, version.headline) }
            if isDated { add(false, 3, version.page, UInt64(bitPattern: time)) }
        }
        if version.headline != 0, isDated { add(false, 4, version.headline, version.body, UInt64(bitPattern: time)) }
        return keys
    }

    /// Ids that one document gives to several posts.
    private mutating func findUseless() {
        var groups: [UInt64: [Int]] = [:]
        for place in versions.indices where identities[versions[place].row] != 0 && versions[place].document >= 0 {
            let key = identities[versions[place].row] &+ UInt64(versions[place].document) &* 0x9E37_79B9_7F4A_7C15
            groups[key, default: []].append(place)
        }
        for group in groups.values where group.count > 1 && areDifferent(group) {
            useless.insert(identities[versions[group[0]].row])
        }
    }

    /// Whether posts of one id in one document are no versions of one post. Two of one page may well be.
    private func areDifferent(_ group: [Int]) -> Bool {
        func differ(_ values: [UInt64]) -> Bool { Set(values).count * 5 >= values.count * 4 }
        let all = group.map { versions[$0] }
        guard differ(all.map(\.headline)) else { return false }
        if differ(all.map(\.page)) { return true }
        guard all.allSatisfy(\.hasPublished), differ(all.map { UInt64(bitPattern: times[$0.row]) }) else {
            return false
        }
        return all.count > 2 || !all.contains(where: \.hasOwnID)
    }

    /// Pages that several posts of one document have for their own: the site, a page of all notes.
    private mutating func findCrowded() {
        var seen: [UInt64: Int] = [:]
        for place in versions.indices where versions[place].page != 0 && versions[place].document >= 0 {
            let version = versions[place]
            let key = version.page &+ UInt64(version.document) &* 0x9E37_79B9_7F4A_7C15
            guard let other = seen[key] else {
                seen[key] = place
                continue
            }
            let identity = identities[version.row]
            if identity != identities[versions[other].row] || useless.contains(identity) {
                crowded.insert(version.page)
            }
        }
    }

    /// Whether two posts of one id differ in all else, and are two.
    private func contradict(_ left: Int, _ right: Int) -> Bool {
        let (one, other) = (versions[left], versions[right])
        guard one.headline != 0, other.headline != 0, one.headline != other.headline, one.hasPublished,
            other.hasPublished, one.page != other.page || one.page == 0
        else { return false }
        let (first, second) = (times[one.row], times[other.row])
        guard first != PostColumns.unknownTime, second != PostColumns.unknownTime else { return false }
        return max(first, second) - min(first, second) >= UTCTime.secondsPerDay
    }

    // MARK: - Order

    /// How new a version is: by its own times, then by those of its document.
    private func age(_ place: Int) -> (own: Int64, document: Int64) {
        let version = versions[place]
        let time = times[version.row]
        let document = documents.indices.contains(version.document) ? documents[version.document] : .min
        return (max(version.updated, time), document)
    }
}
