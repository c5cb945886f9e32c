public import SquelchCuration
public import SquelchIngest
import SquelchJSON
import SquelchTimeline

/// A plan that was written before, and what a new export shows of it.
public enum PlanFile {
    /// Why a plan could not be read.
    public struct Failure: Error, Equatable {
        /// The reason, without the path.
        public var words: String
    }

    private static let largest = 256 << 20

    /// The items of the plan in `folder`, and the name of its digest folder.
    /// - Throws: where the folder holds no plan.
    public static func read(folder: String) throws(Failure) -> (items: [PlanVerification.Item], digest: String) {
        do {
            let text = try WholeFile.read(path: folder + "/plan.json", limit: largest, padding: JSONParser.padding)
            var parser = try JSONParser(sizeLimit: largest)
            let root = try parser.parse(text.all, readable: text.capacity - text.count)
            guard root.kind == .object, let schema = root["schema"]?.string, schema == "squelch.plan/1",
                let items = root["items"], items.kind == .array
            else { throw Failure(words: "holds no plan of the schema squelch.plan/1") }
            let read = items.items.compactMap { value -> PlanVerification.Item? in
                guard value.kind == .object, let id = string(value["id"]), let action = string(value["action"]) else {
                    return nil
                }
                var ids = [id]
                if let also = value["also"], also.kind == .array { ids += also.items.compactMap { string($0) } }
                let feed = string(value["feed"])
                if let feed { ids.append(AccountIdentity.id(feedURL: feed)) }
                return PlanVerification.Item(
                    ids: ids, name: string(value["name"]) ?? id, platform: string(value["platform"]), feedURL: feed,
                    action: action)
            }
            return (read, string(root["digest"]) ?? "Digest")
        } catch let failure as WholeFile.Failure {
            throw Failure(words: failure.words)
        } catch let error as JSONError {
            throw Failure(words: error.reason)
        } catch let failure as Failure {
            throw failure
        } catch {
            throw Failure(words: "cannot be read")
        }
    }

    private static func string(_ value: JSONValue?) -> String? {
        value?.string.map { String(decoding: $0, as: UTF8.self) }
    }

    /// What new exports say of follows.
    public static func following(_ files: [String]) -> (following: PlanVerification.Following, reports: [SourceReport])
    {
        var following = PlanVerification.Following()
        var reports: [SourceReport] = []
        let batch = RecordBatch()
        for file in files {
            let collector = FollowCollector()
            let report = Ingestor.read(file, batch: batch) { collector.take($0) }
            for follow in collector.follows {
                following.platforms.insert(follow.platform)
                for id in follow.ids {
                    following.ids.insert(id)
                    following.contexts[id, default: []].formUnion(follow.contexts)
                }
            }
            for part in report.flattened {
                switch part.format {
                case "mastodon following": takeBoosts(part.path, &following)
                case "mastodon muted": takeMutes(part.path, &following)
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
        var platform: String
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
                    platform: batch.arena.string(follow.platform) ?? "feed",
                    contexts: batch.list(follow.contexts).compactMap { batch.arena.string($0) }))
        }
    }
}
