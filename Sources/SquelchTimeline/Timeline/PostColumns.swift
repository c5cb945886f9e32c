/// Posts as a structure of arrays: value `i` of every column belongs to post `i`.
public struct PostColumns: ~Copyable, Sendable {
    /// Seconds since 1970, UTC; ``unknownTime`` where the source gives no usable date.
    public var time: [Int64] = []
    /// Index into the accounts of the same chunk or timeline.
    public var account: [UInt32] = []
    /// Kind and known values.
    public var flags: [PostFlags] = []
    /// Hash of the canonical address of the post, or of the first link of a post that only points elsewhere; 0 where
    /// there is none. Two posts with one value tell of the same page.
    public var link: [UInt64] = []
    /// Number of words of title and text together.
    public var words: [UInt32] = []
    /// The source's own id.
    public var id = StringColumn()
    /// Where the post can be read.
    public var url = StringColumn()
    /// Title, or the beginning of the text: at most ``excerptLength`` bytes, for people to recognise the post.
    public var excerpt = StringColumn()

    /// Stands for "no usable date" in ``time``.
    public static let unknownTime = Int64.min
    /// Most bytes that are kept of a post's text.
    public static let excerptLength = 160

    /// No posts.
    public init() {}

    /// Number of posts.
    public var count: Int { time.count }

    /// Appends all posts of `other`, whose account indices are mapped through `accounts`.
    public mutating func append(contentsOf other: borrowing PostColumns, accounts: [UInt32]) {
        time.append(contentsOf: other.time)
        flags.append(contentsOf: other.flags)
        link.append(contentsOf: other.link)
        words.append(contentsOf: other.words)
        account.reserveCapacity(account.count + other.account.count)
        for index in other.account { account.append(accounts[Int(index)]) }
        id.append(contentsOf: other.id)
        url.append(contentsOf: other.url)
        excerpt.append(contentsOf: other.excerpt)
    }

    /// Appends some posts of `other`, by their rows.
    public mutating func append(rows: [Int], of other: borrowing PostColumns, accounts: [UInt32]) {
        for row in rows {
            time.append(other.time[row])
            flags.append(other.flags[row])
            link.append(other.link[row])
            words.append(other.words[row])
            account.append(accounts[Int(other.account[row])])
            id.append(other.id[row])
            url.append(other.url[row])
            excerpt.append(other.excerpt[row])
        }
    }
}
