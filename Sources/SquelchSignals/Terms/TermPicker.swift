/// Chooses the words by which a post's subject is known: different words that are neither stop words nor numbers.
struct TermPicker: ~Copyable {
    private var picked = Scratch<UInt16>(capacity: TermColumn.mostWords)
    /// One bit for each of 1,024 groups of buckets: most words are new, and this says so without a look at the others.
    private var groups = Scratch<UInt64>(capacity: Self.groupWords)

    private static let groupWords = 16

    init() { groups.resize(to: Self.groupWords) }

    /// Appends the first content words of the post in `tokens`, whose list categories `lists` has just looked up.
    mutating func append(_ tokens: borrowing Tokenizer, _ lists: borrowing ListMatcher, to column: inout TermColumn) {
        picked.removeAll()
        groups.base.update(repeating: 0, count: Self.groupWords)
        for index in 0..<tokens.hashes.count
        where tokens.kinds.base[index] != TokenKind.number && !lists.isStopWord(index) {
            let bucket = UInt16(truncatingIfNeeded: tokens.hashes.base[index] >> 48)
            let word = Int(bucket >> 6) & (Self.groupWords - 1)
            let group: UInt64 = 1 &<< UInt64(bucket & 63)
            if groups.base[word] & group != 0, contains(bucket) { continue }
            groups.base[word] |= group
            picked.append(bucket)
            if picked.count == TermColumn.mostWords { break }
        }
        column.append(UnsafeBufferPointer(start: picked.base, count: picked.count))
    }

    private func contains(_ bucket: UInt16) -> Bool {
        for index in 0..<picked.count where picked.base[index] == bucket { return true }
        return false
    }
}
