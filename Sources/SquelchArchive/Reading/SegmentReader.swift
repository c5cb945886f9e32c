internal import GRDB
internal import SquelchTimeline

/// Gives out the records of one source, batch by batch, as they were read.
struct SegmentReader {
    private let segments: RowStatement
    private let versions: RowStatement
    private let aliases: Aliases
    private let name: String
    private let hasPosts: Bool
    /// Posts and batches that are not as they were written.
    private(set) var lost = 0

    /// - Parameters:
    ///   - name: what the source is called, which may stand for an account.
    ///   - hasPosts: whether posts are given out as well.
    init(_ database: Database, name: String, hasPosts: Bool) throws {
        segments = try RowStatement(
            database, "SELECT checksum, data FROM segment WHERE source = ? ORDER BY id")
        versions = try RowStatement(database, "SELECT checksum, body FROM version WHERE id = ?")
        aliases = try Aliases(database)
        self.name = name
        self.hasPosts = hasPosts
    }

    /// Fills the empty `batch` with one segment after another; ends early where `handOn` returns false.
    mutating func fill(_ batch: RecordBatch, source: Int64, handOn: () -> Bool) throws {
        segments.bind(1, source)
        defer { segments.reset() }
        while try segments.step() {
            let data = segments.bytes(1)
            do {
                guard Checksum.of(data) == segments.number(0) else { throw BlobDamage.changed }
                let places = try SegmentBlob.read(data, into: batch)
                if hasPosts { for place in places { try append(place, to: batch) } }
            } catch is BlobDamage {
                lost += 1
                batch.removeAll()
                continue
            }
            aliases.rename(in: batch, source: name)
            guard handOn() else { return }
        }
    }

    private mutating func append(_ place: PostPlace, to batch: RecordBatch) throws {
        versions.bind(1, place.version)
        defer { versions.reset() }
        guard try versions.step() else { return lost += 1 }
        let body = versions.bytes(1)
        guard Checksum.of(body) == versions.number(0) else { return lost += 1 }
        let offset = batch.ends.text
        batch.withArena { $0.append(body) }
        do throws(BlobDamage) {
            var post = try PostBody.read(body, at: offset, into: batch)
            post.feed = place.feed
            post.comments = place.comments
            batch.append(post)
        } catch {
            lost += 1
        }
    }
}
