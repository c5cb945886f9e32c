import Foundation
import SquelchSignals
import SquelchTimeline

/// What the extractor says of one post.
struct Scores: Equatable {
    var information: Float
    var spam: Float
    var bait: Float
    var chatter: Float
    var codes: [UInt8]
    var cost: Float
    var signature: [UInt16]
    var measure: PostMeasure

    /// The four detectors.
    var detectors: [Float] { [information, spam, bait, chatter] }

    /// What is told from the words alone, wherever they stand.
    var words: [Float] { detectors + signature.map(Float.init) + [Float(measure.words)] }

    /// Share of equal places of two signatures.
    func similarity(_ other: Scores) -> Double {
        Double(zip(signature, other.signature).count { $0 == $1 }) / Double(signature.count)
    }
}

/// A post in plain values.
struct Sample {
    var title: [UInt8] = []
    var text: [UInt8] = []
    var url: String?
    var links: [String] = []
    var language: String?
    var flags: PostFlags = []

    init(
        title: String = "", _ text: String = "", url: String? = nil, links: [String] = [],
        language: String? = nil,
        flags: PostFlags = []
    ) {
        self.title = Array(title.utf8)
        self.text = Array(text.utf8)
        self.url = url
        self.links = links
        self.language = language
        self.flags = flags
    }

    init(bytes: [UInt8]) { text = bytes }

    /// Scores by `extractor`, which may have scored other posts before.
    func scores(by extractor: inout SignalExtractor) -> Scores {
        let batch = RecordBatch()
        var post = PostRecord()
        post.title = title.withUnsafeBufferPointer { batch.store($0) }
        post.text = text.withUnsafeBufferPointer { batch.store($0) }
        post.url = batch.store(url)
        post.language = batch.store(language)
        post.flags = flags
        for link in links { batch.lists.append(batch.store(link)) }
        post.links = ListRange(start: 0, count: links.count)
        var columns = SignalColumns()
        let measure = extractor.append(post, of: batch, to: &columns)
        func probability(_ feature: PostFeature) -> Float { 1 / (1 + exp(-columns.value(feature, of: 0))) }
        return Scores(
            information: probability(.information), spam: probability(.spam), bait: probability(.bait),
            chatter: probability(.chatter), codes: columns.codes, cost: columns.cost[0], signature: columns.signatures,
            measure: measure)
    }

    /// Scores by an extractor of its own.
    var scores: Scores {
        var extractor = SignalExtractor()
        return scores(by: &extractor)
    }
}

func score(_ text: String, links: [String] = []) -> Scores { Sample(text, links: links).scores }

/// A small generator with a seed, so that a failure comes back (SplitMix64).
struct Dice: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
