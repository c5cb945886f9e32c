public import SquelchTimeline

/// Computes what can be told of one post from its bytes. One for each worker; its scratch memory serves every post.
///
/// The result depends on the post alone: not on posts before it, not on the worker.
public struct SignalExtractor: ~Copyable {
    private var text = PostText()
    private var tokenizer = Tokenizer()
    private var lists = ListMatcher()
    private let terms = TermTable.shared
    private var termPicker = TermPicker()
    private var minHash = MinHash()
    private var link = PostLink()
    private var codes = FeatureCodes()
    private var grams = GramRows()
    private let heads = HeadTable.shared

    /// An extractor; the first one of a process reads the word lists.
    public init() {}

    /// Appends one value of each column for `post`, whose texts lie in `batch`.
    public mutating func append(
        _ post: borrowing PostRecord, of batch: RecordBatch, to signals: inout SignalColumns
    ) -> PostMeasure {
        let facts = read(post, of: batch)
        let logOdds = SIMD4(
            InformationDetector.logOdds(facts), SpamDetector.logOdds(facts), BaitDetector.logOdds(facts),
            ChatterDetector.logOdds(facts))
        codes.fill(post, of: batch, text: text, facts: facts, hosts: link.hosts.count, logOdds: logOdds)
        grams.read(text, tokenizer)
        codes.fill(heads.logOdds(grams, codes))
        signals.append(codes)
        signals.cost.append(AttentionCost.seconds(words: facts.text.words, flags: post.flags))
        termPicker.append(tokenizer, lists, to: &signals.terms)
        minHash.append(words: tokenizer.hashes.base, count: tokenizer.hashes.count, to: &signals.signatures)
        return PostMeasure(words: facts.text.words, link: link.page)
    }

    /// Codes of the last post's ``PostFeature``s, and rows of its letters and words: what learning starts from. Valid
    /// until the next post.
    public var lastCodes: UnsafeBufferPointer<UInt8> { codes.features }
    /// See ``lastCodes``.
    public var lastRows: UnsafeBufferPointer<UInt16> {
        UnsafeBufferPointer(start: grams.rows.base, count: grams.rows.count)
    }

    /// Hosts that the last post links to, other than its own: how many, and each.
    public var linkedHostCount: Int { link.hosts.count }
    /// See ``linkedHostCount``; valid until the next post.
    public func linkedHost(_ index: Int) -> UnsafeBufferPointer<UInt8> { link.hosts[index] }

    /// The facts of `post`, on which all detectors rest.
    mutating func read(_ post: borrowing PostRecord, of batch: RecordBatch) -> PostFacts {
        text.fill(title: batch.arena.bytes(post.title), text: batch.arena.bytes(post.text))
        tokenizer.run(text)
        let declared = Language(tag: batch.arena.bytes(post.language))
        let hits = lists.match(tokenizer, declared: declared)
        link.read(post, of: batch, words: tokenizer.facts.words)
        return PostFacts(
            text: tokenizer.facts, lists: hits, terms: terms.logOdds(tokenizer), links: Int(post.links.count),
            leadsToShop: link.leadsToShop,
            flags: post.flags)
    }
}
