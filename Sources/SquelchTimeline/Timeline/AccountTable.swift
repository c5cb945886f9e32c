import SquelchSystem

/// Accounts by their ids, found by bytes without making a string a post.
public struct AccountTable {
    /// Accounts in the order in which they were first met.
    public private(set) var accounts: [Account] = []
    private var known = ByteIndex()
    private var last: (hash: UInt64, index: UInt32)?

    /// No accounts.
    public init() {}

    /// The index of the account with this id, which is added where it is new.
    public mutating func index(of id: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let hash = ByteHash.hash(id)
        if let last, last.hash == hash, matches(last.index, id) { return last.index }
        let (found, place) = known.find(hash) { matches($0, id) }
        let index = found ?? UInt32(accounts.count)
        if found == nil {
            accounts.append(Account(id: String(decoding: id, as: UTF8.self)))
            known.add(index, at: place)
        }
        last = (hash, index)
        return index
    }

    /// The index of the account with this id, which is added where it is new.
    public mutating func index(of id: String) -> UInt32 {
        var id = id
        return id.withUTF8 { index(of: $0) }
    }

    /// Access to an account where it lies: a copy of all its texts would be made for each post.
    public subscript(index: UInt32) -> Account {
        _read { yield accounts[Int(index)] }
        _modify { yield &accounts[Int(index)] }
    }

    private func matches(_ index: UInt32, _ id: UnsafeBufferPointer<UInt8>) -> Bool {
        let known = accounts[Int(index)].id.utf8
        return known.withContiguousStorageIfAvailable { known in
            guard known.count == id.count, let one = known.baseAddress, let other = id.baseAddress else {
                return known.count == id.count
            }
            return memcmp(one, other, id.count) == 0
        } ?? known.elementsEqual(id)
    }
}
