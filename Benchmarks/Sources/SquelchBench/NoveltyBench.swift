import SquelchModel
import SquelchSignals
import SquelchTimeline

/// Near-duplicates among invented signatures, so that ten million posts need no text.
enum NoveltyBench {
    /// One post in sixteen repeats one of the last thousand with a Jaccard similarity of .7 to 1, or all are the same.
    static func run(posts count: Int, same: Bool) {
        var state: UInt64 = 7
        func random() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
        let length = SignalColumns.signatureLength
        var signals = SignalColumns()
        signals.signatures.reserveCapacity(count * length)
        var posts = PostColumns()
        for post in 0..<count {
            let repeated = random() % 16 == 0 && post > 0
            let original = same ? 0 : max(0, post - 1 - Int(random() % 1000))
            let changed = same ? 0 : random() % 10
            for place in 0..<length {
                let isKept = post > 0 && (same || repeated && random() % 32 >= changed)
                signals.signatures.append(
                    isKept ? signals.signatures[original * length + place] : UInt16(random() % 65_535))
            }
            signals.information.append(0.5)
            posts.time.append(1_700_000_000 + Int64(post) * 60)
            posts.account.append(UInt32(random() % 1000))
            posts.flags.append([])
            posts.link.append(0)
            posts.words.append(35)
        }
        let timeline = Timeline(
            accounts: (0..<1000).map { Account(id: "account \($0)") }, contexts: [], posts: posts)
        let start = SquelchBench.cpuSeconds
        let found = Novelty.columns(of: timeline, signals: signals, workers: Workers(1))
        let time = SquelchBench.cpuSeconds - start
        print("\(time) CPU seconds, \(count) posts, \(found.duplicateOf.count { $0 >= 0 }) repeats")
    }
}
