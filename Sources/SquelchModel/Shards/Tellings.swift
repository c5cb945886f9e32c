import SquelchSignals
package import SquelchTimeline

/// Posts that have a key in common with others, as much of them as tells who repeats whom: a structure of arrays.
///
/// Copies share one signature, so that a story that is told a million times takes some thirty bytes a telling.
package struct Tellings: Sendable {
    /// Row of each post in its part of the accounts.
    private(set) var row: [UInt32] = []
    private(set) var time: [Int64] = []
    /// 1 for a post of which only the day is known.
    private(set) var isDay: [UInt8] = []
    /// Number of the account among all.
    private(set) var account: [UInt32] = []
    /// How many posts that has.
    private(set) var postsOfAccount: [UInt32] = []
    private(set) var words: [UInt32] = []
    private(set) var link: [UInt64] = []
    /// Which places of its signature have what recurs in the posts of its account.
    private(set) var recurring: [UInt32] = []
    /// Which of ``signatures`` each post has.
    private(set) var signature: [UInt32] = []
    private(set) var signatures: [UInt16] = []

    /// Number of posts.
    package var count: Int { row.count }

    /// The moment as of which a post counts.
    func order(_ place: Int) -> Int64 { PostOrder.orderTime(time[place], isDay[place] == 1 ? .dateOnly : []) }

    /// The posts of a timeline that have any of the keys `met`, for each part of the stories.
    /// - Parameters:
    ///   - numbers: number of each account of the timeline among all.
    ///   - total: posts of all parts of the accounts.
    package static func collect(
        _ timeline: Timeline, signatures: [UInt16], numbers: [UInt32], met: [Set<UInt64>], among total: UInt64
    ) -> [Tellings] {
        var counts = [UInt32](repeating: 0, count: timeline.accounts.count)
        for account in timeline.posts.account { counts[Int(account)] += 1 }
        // All posts of an account are in one part.
        let view = PostView(timeline, signatures).lookingForFurniture(accounts: timeline.accounts.count)
        var parts = [Tellings](repeating: Tellings(), count: met.count)
        var known = [[UInt64: UInt32]](repeating: [:], count: met.count)
        var shards: Set<Int> = []
        signatures.withUnsafeBufferPointer { all in
            for post in 0..<timeline.posts.count {
                shards.removeAll(keepingCapacity: true)
                StoryKeys.visit(post, view, link: timeline.posts.link[post], all) { key in
                    let shard = StoryKeys.shard(of: key, among: met.count)
                    if met[shard].contains(StoryKeys.travelling(key, of: total)) { shards.insert(shard) }
                }
                let own = all[post * SignalColumns.signatureLength..<(post + 1) * SignalColumns.signatureLength]
                for shard in shards {
                    let account = Int(timeline.posts.account[post])
                    parts[shard].append(
                        post, timeline, numbers[account], counts[account],
                        recurring: view.recurring.isEmpty ? 0 : view.recurring[post],
                        UnsafeBufferPointer(rebasing: own), &known[shard])
                }
            }
        }
        return parts
    }

    private mutating func append(
        _ post: Int, _ timeline: Timeline, _ number: UInt32, _ posts: UInt32, recurring places: UInt32,
        _ own: UnsafeBufferPointer<UInt16>, _ known: inout [UInt64: UInt32]
    ) {
        row.append(UInt32(post))
        time.append(timeline.posts.time[post])
        isDay.append(timeline.posts.flags[post].contains(.dateOnly) ? 1 : 0)
        account.append(number)
        postsOfAccount.append(posts)
        words.append(timeline.posts.words[post])
        link.append(timeline.posts.link[post])
        recurring.append(places)
        let hash = own.withMemoryRebound(to: UInt8.self) { ByteHash.hash($0) }
        if let place = known[hash], signatures[range(Int(place))].elementsEqual(own) {
            signature.append(place)
            return
        }
        let place = UInt32(signatures.count / SignalColumns.signatureLength)
        known[hash] = place
        signature.append(place)
        signatures.append(contentsOf: own)
    }

    private func range(_ place: Int) -> Range<Int> {
        place * SignalColumns.signatureLength..<(place + 1) * SignalColumns.signatureLength
    }

    /// The signature of a post.
    func ownSignature(_ place: Int) -> ArraySlice<UInt16> { signatures[range(Int(signature[place]))] }
}

extension Tellings {
    /// Writes all columns.
    package func write(to writer: inout FrameWriter) {
        writer.write(column: row)
        writer.write(column: time)
        writer.write(column: isDay)
        writer.write(column: account)
        writer.write(column: postsOfAccount)
        writer.write(column: words)
        writer.write(column: link)
        writer.write(column: recurring)
        writer.write(column: signature)
        writer.write(column: signatures)
    }

    /// The columns that were written.
    package init(_ reader: inout FrameReader) throws(FrameError) {
        row = try reader.readColumn()
        time = try reader.readColumn()
        isDay = try reader.readColumn()
        account = try reader.readColumn()
        postsOfAccount = try reader.readColumn()
        words = try reader.readColumn()
        link = try reader.readColumn()
        recurring = try reader.readColumn()
        signature = try reader.readColumn()
        signatures = try reader.readColumn()
        let counts = [
            time.count, isDay.count, account.count, postsOfAccount.count, words.count, link.count, recurring.count,
            signature.count,
        ]
        let length = SignalColumns.signatureLength
        guard counts.allSatisfy({ $0 == row.count }), row.isRising, signatures.count.isMultiple(of: length),
            signature.allSatisfy({ Int($0) < signatures.count / length })
        else { throw .damaged }
    }
}
