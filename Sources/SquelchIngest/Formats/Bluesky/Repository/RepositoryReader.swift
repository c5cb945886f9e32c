import SquelchJSON
import SquelchTimeline

/// A repository of Bluesky as its owner can save it (`repo.car`): posts, likes, reposts and follows.
///
/// Blocks come in any order. Whose repository it is says the commit, and how a post is called a node of the tree; what
/// comes before waits for them.
final class RepositoryReader {
    private let output: RecordOutput
    private let export: RecordWriter
    private let bluesky: BlueskyReader
    private let cbor: DagCBOR
    private var parser: JSONParser
    private var keys = RecordKeys()
    private var waiting = ByteArena()
    private var records: [(address: UInt64, json: ByteSlice)] = []
    private var owner: String?
    private var roots: Set<String> = []
    private var damaged = 0

    /// Bytes of records that wait; more are handed on without a name.
    private static let mostWaiting = 256 << 20

    private init(_ output: RecordOutput) throws(JSONError) {
        self.output = output
        export = RecordWriter(output)
        bluesky = BlueskyReader(RecordWriter(output))
        cbor = try DagCBOR()
        parser = try JSONParser(sizeLimit: 8 * CARBlocks.longest)
    }

    /// Reads a repository to its end; returns the format, nil where nothing in it is one.
    static func read(_ input: any ByteReading, into output: RecordOutput) -> SourceFormat? {
        guard let reader = try? RepositoryReader(output) else { return nil }
        var blocks = CARBlocks(input)
        if let header = blocks.next() { reader.readHeader(header) }
        while let section = blocks.next() { reader.read(section) }
        reader.finish(damage: blocks.damage, tooLong: blocks.tooLong)
        return reader.owner == nil && !output.hasRecords ? nil : .blueskyRepository
    }

    private func parse(_ block: UnsafeBufferPointer<UInt8>, _ body: (JSONValue, UnsafeBufferPointer<UInt8>) -> Void) {
        var isRead = false
        let isWhole = cbor.convert(block) { json in
            guard let root = try? parser.parse(json) else { return }
            isRead = true
            body(root, json)
        }
        if !isWhole || !isRead { damaged += 1 }
    }

    private func readHeader(_ header: UnsafeBufferPointer<UInt8>) {
        parse(header) { root, _ in roots = Set(root["roots"].list.compactMap(\.words)) }
    }

    /// An address and its block.
    private func read(_ section: UnsafeBufferPointer<UInt8>) {
        guard let address = BlockAddress(section) else {
            damaged += 1
            return
        }
        guard address.codec == BlockAddress.cbor else { return export.ignore("a block that is no record") }
        let name = DagCBOR.hexadecimal(UnsafeBufferPointer(rebasing: section.prefix(address.size)))
        parse(UnsafeBufferPointer(rebasing: section.dropFirst(address.size))) { root, json in
            read(root, json, named: name)
        }
        output.flushIfFull()
    }

    private func read(_ root: JSONValue, _ json: UnsafeBufferPointer<UInt8>, named name: String) {
        if let type = root["$type"]?.words {
            read(record: root, type, json, Array(name.utf8).withUnsafeBufferPointer { ByteHash.hash($0) })
        } else if let entries = root["e"], entries.kind == .array {
            if !keys.take(node: entries) { damaged += 1 }
        } else if let did = root["did"]?.words, root["data"] != nil {
            // Older commits can be in it; all are by the same account, unless the file is a lie.
            if isDID(did), owner == nil || roots.contains(name) { owner = did }
        } else {
            export.ignore("a block that is no record")
        }
    }

    private func isDID(_ text: String) -> Bool {
        text.hasPrefix("did:") && text.utf8.count <= 2048
            && text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && $0 != 0x2F }
    }

    private func read(record: JSONValue, _ type: String, _ json: UnsafeBufferPointer<UInt8>, _ address: UInt64) {
        switch type {
        case "app.bsky.feed.post", "app.bsky.feed.like", "app.bsky.feed.repost", "app.bsky.graph.follow":
            let isKnown = owner != nil && (type != "app.bsky.feed.post" || keys[address] != nil)
            if !isKnown, wait(json, address) { return }
            emit(record, isPost: type == "app.bsky.feed.post", address)
        case "app.bsky.graph.block": bluesky.readBlock(record)
        default: export.ignore("a record of another kind")
        }
    }

    /// Keeps a record until its owner and its name are known; false where too many wait already.
    private func wait(_ json: UnsafeBufferPointer<UInt8>, _ address: UInt64) -> Bool {
        guard waiting.count + json.count <= Self.mostWaiting else { return false }
        let offset = waiting.count
        waiting.append(json)
        records.append((address, ByteSlice(offset: offset, length: json.count)))
        return true
    }

    private func emit(_ record: JSONValue, isPost: Bool, _ address: UInt64) {
        if isPost {
            bluesky.readOwnPost(record, of: owner, key: keys[address])
        } else {
            bluesky.readRecord(record, of: owner, RecordPlace())
        }
        output.flushIfFull()
    }

    private func finish(damage: String?, tooLong: Int) {
        for one in records {
            guard let record = try? parser.parse(waiting.bytes(one.json)) else { continue }
            emit(record, isPost: record["$type"]?.string.map { $0 == "app.bsky.feed.post" } == true, one.address)
        }
        records = []
        if owner == nil, output.hasRecords { output.warn("there is no commit in it, so it does not say whose it is") }
        if damaged > 0 { output.skip(reason: "a damaged block", detail: "\(damaged) of them", count: damaged) }
        if tooLong > 0 { output.skip(reason: "a block longer than 4 MB", detail: "\(tooLong) of them", count: tooLong) }
        if let damage { output.lose(damage + "; what came before is kept") }
    }
}
