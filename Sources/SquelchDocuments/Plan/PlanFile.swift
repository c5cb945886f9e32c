public import SquelchCuration
public import SquelchIngest
import SquelchJSON
public import SquelchTimeline

/// A plan that was written before, and what a new export shows of it.
public enum PlanFile {
    private static let largest = 256 << 20

    /// The items of the plan in `folder`, and the name of its digest folder.
    /// - Throws: where the folder holds no plan.
    public static func read(
        folder: String
    ) throws(ResultFile.Failure) -> (items: [PlanVerification.Item], digest: String) {
        try ResultFile.read(
            path: folder + "/plan.json", schema: PlanJSON.schema, orElse: "holds no plan", take: contents)
    }

    private static func contents(_ root: JSONValue) -> (items: [PlanVerification.Item], digest: String)? {
        guard let items = root["items"], items.kind == .array else { return nil }
        // Plans of before this part have none.
        let tidy = root["tidy"].map { $0.items.compactMap(item) } ?? []
        return (items.items.compactMap(item) + tidy, root["digest"]?.text ?? PlanJSON.digest)
    }

    private static func item(of value: JSONValue) -> PlanVerification.Item? {
        guard let id = value["id"]?.text, let action = value["action"]?.text.map(PlanAction.init) else { return nil }
        let feed = value["feed"]?.text
        var ids = [id]
        if let also = value["also"] { ids += also.items.compactMap(\.text) }
        if let feed { ids.append(AccountIdentity.id(feedURL: feed)) }
        return PlanVerification.Item(
            ids: ids, name: value["name"]?.text ?? id, platform: value["platform"]?.text.map(Platform.init(rawValue:)),
            feedURL: feed, action: action)
    }

    /// What new exports say of follows.
    public static func following(_ sources: [Source]) -> (
        following: PlanVerification.Following, reports: [SourceReport]
    ) {
        var following = PlanVerification.Following()
        var reports: [SourceReport] = []
        let batch = RecordBatch()
        for source in sources {
            let collector = FollowCollector()
            let report = Ingestor.read(source, batch: batch) { collector.take($0) }
            for follow in collector.follows {
                following.platforms.insert(follow.platform)
                for id in follow.ids {
                    following.ids.insert(id)
                    following.contexts[id, default: []].formUnion(follow.contexts)
                }
            }
            for part in report.flattened {
                guard let file = part.file else { continue }
                switch part.format {
                case .mastodonFollowing?: takeBoosts(file, &following)
                case .mastodonMuted?: takeMutes(file, &following)
                default: break
                }
            }
            reports.append(report)
        }
        return (following, reports)
    }

    private static func takeMutes(_ path: String, _ following: inout PlanVerification.Following) {
        guard let bytes = try? WholeFile.read(path: path, limit: largest) else { return }
        following.muted = (following.muted ?? []).union(FollowingTable(bytes.all).rows.compactMap(\.account))
    }

    private static func takeBoosts(_ path: String, _ following: inout PlanVerification.Following) {
        guard let bytes = try? WholeFile.read(path: path, limit: largest) else { return }
        let table = FollowingTable(bytes.all)
        guard let column = table.boostsColumn else { return }
        for row in table.rows {
            if let account = row.account, row.cells.indices.contains(column) {
                following.showsBoosts[account] = row.cells[column].lowercased() != "false"
            }
        }
    }
}

/// Follows of one source as strings.
private final class FollowCollector {
    struct Follow {
        var ids: [String]
        var platform: Platform
        var contexts: [String]
    }

    private(set) var follows: [Follow] = []

    func take(_ batch: RecordBatch) {
        for follow in batch.follows {
            guard let id = batch.arena.string(follow.account) else { continue }
            let feed = batch.arena.string(follow.feedURL).map(AccountIdentity.id(feedURL:))
            follows.append(
                Follow(
                    ids: [id, AccountIdentity.id(feedURL: id)] + (feed.map { [$0] } ?? []),
                    platform: follow.platform ?? .feed,
                    contexts: batch.list(follow.contexts).compactMap { batch.arena.string($0) }))
        }
    }
}
