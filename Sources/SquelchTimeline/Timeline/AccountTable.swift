/// Accounts by their ids, found by bytes without making a string a post.
public struct AccountTable {
    /// Accounts in the order in which they were first met.
    public private(set) var accounts: [Account] = []
    /// Index by the hash of the id; a list, for hashes can meet.
    private var byHash: [UInt64: [UInt32]] = [:]
    private var last: (hash: UInt64, index: UInt32)?

    /// No accounts.
    public init() {}

    /// The index of the account with this id, which is added where it is new.
    public mutating func index(of id: UnsafeBufferPointer<UInt8>) -> UInt32 {
        let hash = ByteHash.hash(id)
        if let last, last.hash == hash, matches(last.index, id) { return last.index }
        for index in byHash[hash, default: []] where matches(index, id) {
            last = (hash, index)
            return index
        }
        let index = UInt32(accounts.count)
        accounts.append(Account(id: String(decoding: id, as: UTF8.self)))
        byHash[hash, default: []].append(index)
        last = (hash, index)
        return index
    }

    /// The index of the account with this id, which is added where it is new.
    public mutating func index(of id: String) -> UInt32 {
        var id = id
        return id.withUTF8 { index(of: $0) }
    }

    /// Access to an account.
    public subscript(index: UInt32) -> Account {
        get { accounts[Int(index)] }
        set { accounts[Int(index)] = newValue }
    }

    private func matches(_ index: UInt32, _ id: UnsafeBufferPointer<UInt8>) -> Bool {
        accounts[Int(index)].id.utf8.elementsEqual(id)
    }
}
