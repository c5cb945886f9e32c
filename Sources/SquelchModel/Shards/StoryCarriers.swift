package import SquelchTimeline

/// What each account makes of stories that others tell as well: what ``UniqueSignal`` needs of them.
package struct StoryCarriers: Sendable {
    private var story: [UInt64] = []
    private var account: [UInt32] = []
    private var value: [UInt64] = []
    private var time: [Int64] = []

    /// None.
    package init() {}

    /// Whether there are none.
    package var isEmpty: Bool { story.isEmpty }

    mutating func append(story: UInt64, account: UInt32, value: Double, time: Int64) {
        self.story.append(story)
        self.account.append(account)
        self.value.append(value.bitPattern)
        self.time.append(time)
    }

    /// What each account is alone with, of the stories of `parts`, which must be all of their tellings.
    package static func cover(_ parts: [StoryCarriers]) -> SignalLosses {
        var all: [(story: UInt64, account: UInt32, value: Double, time: Int64)] = []
        for part in parts {
            for index in part.story.indices {
                let value = Double(bitPattern: part.value[index])
                all.append((part.story[index], part.account[index], value, part.time[index]))
            }
        }
        all.sort { $0.story != $1.story ? $0.story < $1.story : $0.account < $1.account }
        var losses = SignalLosses()
        var start = 0
        while start < all.count {
            var end = start + 1
            while end < all.count, all[end].story == all[start].story { end += 1 }
            let carriers = all[start..<end].map {
                UniqueSignal.Carrier(account: Int($0.account), value: $0.value, time: $0.time)
            }
            for (carrier, part) in zip(carriers, UniqueSignal.shares(carriers)) {
                losses.add(part, to: UInt32(carrier.account))
            }
            start = end
        }
        return losses
    }
}

extension StoryCarriers {
    /// Writes all columns.
    package func write(to writer: inout FrameWriter) {
        writer.write(column: story)
        writer.write(column: account)
        writer.write(column: value)
        writer.write(column: time)
    }

    /// The columns that were written.
    package init(_ reader: inout FrameReader) throws(FrameError) {
        story = try reader.readColumn()
        account = try reader.readColumn()
        value = try reader.readColumn()
        time = try reader.readColumn()
        guard [account.count, value.count, time.count].allSatisfy({ $0 == story.count }),
            value.allSatisfy({ (0...1e6).contains(Double(bitPattern: $0)) })
        else { throw .damaged }
    }
}

/// Seconds of signal that only each account brings, by its number among all. A commutative monoid.
package struct SignalLosses: Equatable, Sendable {
    private var sums: [UInt32: FixedSum] = [:]

    /// Nothing.
    package init() {}

    mutating func add(_ seconds: Double, to account: UInt32) { sums[account, default: .zero] += seconds }

    /// Adds those of `other`.
    package mutating func merge(_ other: SignalLosses) {
        for (account, sum) in other.sums { sums[account, default: .zero] += sum }
    }

    /// What the account of a number would be missed for.
    package subscript(account: UInt32) -> Double { sums[account]?.value ?? 0 }

    /// Writes the sums.
    package func write(to writer: inout FrameWriter) {
        let accounts = sums.keys.sorted()
        writer.write(column: accounts)
        writer.write(column: accounts.map { sums[$0]?.raw ?? 0 })
    }

    /// What was written.
    package init(_ reader: inout FrameReader) throws(FrameError) {
        let accounts = try reader.readColumn(UInt32.self)
        let raw = try reader.readColumn(Int128.self)
        guard accounts.isRising, raw.count == accounts.count else { throw .damaged }
        for (account, raw) in zip(accounts, raw) { sums[account] = FixedSum(raw: raw) }
    }
}
