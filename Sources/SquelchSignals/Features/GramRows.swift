import CSquelchKernels

/// The rows of the table of weights that a text's letters and words choose; see `squelch_grams.h`.
struct GramRows: ~Copyable {
    private(set) var rows = Scratch<UInt16>(capacity: 4096)
    private var tokens = Scratch<UInt64>(capacity: GramRows.mostTokens)

    /// Bytes whose letters are looked at: what a timeline shows of a post.
    static let mostBytes = 480
    /// Tokens that are looked at.
    static let mostTokens = 96

    mutating func read(_ text: borrowing PostText, _ tokenizer: borrowing Tokenizer) {
        let count = min(tokenizer.hashes.count, Self.mostTokens)
        let words = min(tokenizer.wordCount, Self.mostBytes)
        rows.reserve(Int(SQUELCH_GRAMS_A_BYTE) * (Self.mostBytes + 2 * words + 64) + 2 * Self.mostTokens)
        tokens.resize(to: count)
        for index in 0..<count { tokens.base[index] = tokenizer.phraseKey(index) }
        var found = squelch_letter_rows(text.base, tokenizer.edgesBase, words, Self.mostBytes, rows.base)
        found += squelch_token_rows(tokens.base, count, rows.base + found)
        rows.resize(to: found)
    }
}
