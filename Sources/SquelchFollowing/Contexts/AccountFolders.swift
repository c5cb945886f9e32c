import SquelchTimeline

/// The folders in which accounts lie, as pairs of numbers: most posts repeat what is known, and nothing is made for those.
struct AccountFolders: Sendable {
    /// Names of folders in the order in which they were first met.
    private var names: [String] = []
    private var known = ByteIndex()
    /// Each account with each of its folders: the number of the account, then that of the folder.
    private var pairs: Set<UInt64> = []

    /// Puts an account into a folder.
    mutating func insert(_ folder: UnsafeBufferPointer<UInt8>, of account: UInt32) {
        pairs.insert(Self.pair(account, number(folder)))
    }

    /// Puts an account into a folder.
    mutating func insert(_ folder: String, of account: UInt32) {
        pairs.insert(Self.pair(account, number(folder)))
    }

    /// Takes the folders of others, whose accounts are numbered here as `accounts` has them.
    mutating func formUnion(_ others: borrowing AccountFolders, accounts: [UInt32]) {
        let own = others.names.map { number($0) }
        for pair in others.pairs {
            pairs.insert(Self.pair(accounts[Int(pair >> 32)], own[Int(UInt32(truncatingIfNeeded: pair))]))
        }
    }

    /// Accounts that lie in folders, ascending, each with the names of its folders in their order.
    var byAccount: [(account: UInt32, names: [String])] {
        var found: [(account: UInt32, names: [String])] = []
        for pair in pairs.sorted() {
            let account = UInt32(pair >> 32)
            if found.last?.account != account { found.append((account, [])) }
            found[found.count - 1].names.append(names[Int(UInt32(truncatingIfNeeded: pair))])
        }
        for index in found.indices where found[index].names.count > 1 { found[index].names.sort() }
        return found
    }

    private static func pair(_ account: UInt32, _ folder: UInt32) -> UInt64 { UInt64(account) << 32 | UInt64(folder) }

    private mutating func number(_ name: String) -> UInt32 {
        var name = name
        return name.withUTF8 { number($0) }
    }

    private mutating func number(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let (found, place) = known.find(ByteHash.hash(name)) { names[Int($0)].utf8.elementsEqual(name) }
        if let found { return found }
        let number = UInt32(names.count)
        names.append(String(decoding: name, as: UTF8.self))
        known.add(number, at: place)
        return number
    }
}
