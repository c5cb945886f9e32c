/// Words and signature of single texts: what ``SignalExtractor`` begins with, for those who want no more, such as
/// the benchmarks. One for each worker; its memory serves every text.
public struct TextSketch: ~Copyable {
    private var text = PostText()
    private var tokenizer = Tokenizer()
    private var minHash: MinHash

    /// A sketcher whose signatures have `signatureLength` places, rounded up to a multiple of 16.
    public init(signatureLength: Int = SignalColumns.signatureLength) {
        minHash = MinHash(length: signatureLength)
    }

    /// Takes the words of `utf8`, with all that is counted about them; returns how many tokens there are.
    public mutating func read(_ utf8: UnsafeBufferPointer<UInt8>) -> Int {
        text.fill(title: UnsafeBufferPointer(start: nil, count: 0), text: utf8)
        tokenizer.run(text)
        return tokenizer.hashes.count
    }

    /// Hashes of the tokens of the last text, valid until the next ``read(_:)``.
    public var hashes: UnsafeBufferPointer<UInt64> {
        UnsafeBufferPointer(start: tokenizer.hashes.base, count: tokenizer.hashes.count)
    }

    /// Appends the MinHash signature of the last text over its runs of three tokens; see
    /// ``SignalColumns/signatures``.
    public mutating func appendSignature(to signatures: inout [UInt16]) {
        minHash.append(words: tokenizer.hashes.base, count: tokenizer.hashes.count, to: &signatures)
    }
}
