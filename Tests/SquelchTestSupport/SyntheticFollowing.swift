import Foundation
package import SquelchSignals
package import SquelchTimeline

/// One made-up post. `text` stands for its words: consecutive numbers share 3-word runs as real copies do.
package struct SyntheticPost {
    package var account: String
    package var day: Double?
    package var text: ClosedRange<Int>
    /// Further words, which other posts have as well.
    package var recurring: ClosedRange<Int>?
    package var link: UInt64 = 0
    package var information: Float = 0.6
    package var spam: Float = 0.02
    package var bait: Float = 0.02
    package var chatter: Float = 0.05
    package var cost: Float = 10
    package var flags: PostFlags = []
    package var facets: [Facet] = []

    /// A post of an account on a day; nil is no date.
    package init(
        account: String, day: Double?, text: ClosedRange<Int>, link: UInt64 = 0, flags: PostFlags = []
    ) {
        self.account = account
        self.day = day
        self.text = text
        self.link = link
        self.flags = flags
    }
}

/// A made-up following.
package struct SyntheticFollowing {
    package var posts: [SyntheticPost] = []
    package var contexts: [String: Context] = [:]
    /// The day until which an account was read.
    package var readUntil: [String: Double] = [:]
    private var nextText = 0

    /// No posts.
    package init() {}

    /// Noon of the first day: 2024-01-01T12:00:00Z.
    package static let epoch: Int64 = 1_704_110_400

    /// Words that no other post has.
    package mutating func freshText(words: Int = 30) -> ClosedRange<Int> {
        nextText += words + 10
        return nextText...(nextText + words - 1)
    }

    /// Adds `count` posts of new text, one every `every` days from `first`.
    package mutating func add(
        _ account: String, count: Int, from first: Double = 0, every: Double = 1,
        _ change: (Int, inout SyntheticPost) -> Void = { _, _ in }
    ) {
        for index in 0..<count {
            var post = SyntheticPost(account: account, day: first + Double(index) * every, text: freshText())
            change(index, &post)
            posts.append(post)
        }
    }

    package func timeline() -> Timeline {
        var accounts: [Account] = []
        var contextList: [Context] = []
        var index: [String: Int] = [:]
        var columns = PostColumns()
        var facets = FacetTable()
        for (position, post) in posts.enumerated() {
            if index[post.account] == nil {
                index[post.account] = accounts.count
                var account = Account(id: post.account)
                if let context = contexts[post.account] {
                    account.contexts = [contextList.count]
                    contextList.append(context)
                }
                account.readUntil = readUntil[post.account].map { Self.epoch + Int64($0 * 86_400) }
                accounts.append(account)
            }
            columns.time.append(
                post.day.map { Self.epoch + Int64($0 * 86_400) } ?? PostColumns.unknownTime)
            columns.account.append(UInt32(index[post.account] ?? 0))
            columns.flags.append(post.flags)
            columns.link.append(post.link)
            columns.words.append(UInt32(post.text.count + (post.recurring?.count ?? 0)))
            Self.withBytes("\(post.account)-\(position)", "post \(post.text.lowerBound)") { id, excerpt in
                columns.texts.append(
                    post: position, id: id, url: UnsafeBufferPointer(start: nil, count: 0), excerpt: excerpt)
            }
            for facet in post.facets { columns.facets.add(facets.number(facet)) }
            columns.facets.endPost()
        }
        return Timeline(accounts: accounts, contexts: contextList, posts: columns, facets: facets.facets)
    }

    package func signals() -> SignalColumns {
        var signals = SignalColumns()
        for post in posts {
            signals.append(codes: Self.codes(post))
            signals.cost.append(post.cost)
            signals.signatures.append(contentsOf: Self.signature([post.text] + (post.recurring.map { [$0] } ?? [])))
        }
        return signals
    }

    /// A titled post of usual form, of which readers would note what `post` says.
    private static func codes(_ post: SyntheticPost) -> [UInt8] {
        var codes = PostFeature.allCases.map { usual[$0] ?? 0 }
        let rest = 1 - post.information
        for head in PostHead.allCases {
            let probability: Float =
                switch head {
                case .worth, .words: post.information
                case .information, .knowledge: 0.8 * post.information
                case .pointer, .personal, .fun: 0.4 * post.information
                case .promotion: post.spam
                case .bait: post.bait
                case .chatter: post.chatter
                case .repeated, .status, .offSubject, .empty, .stale: 0.4 * rest * rest
                }
            let held = min(0.99, max(0.01, probability))
            codes.append(UInt8(max(0, min(255, 128 + 16 * Self.ln(held / (1 - held))))))
        }
        return codes
    }

    private static func ln(_ x: Float) -> Float { Float(Foundation.log(Double(x))) }

    /// Codes of a usual post.
    private static let usual: [PostFeature: UInt8] = [
        .textLength: 119, .titleLength: 154, .distinct: 217, .wordLength: 82, .digits: 8, .exclamations: 4,
        .questions: 10,
        .shouting: 6, .titleCase: 87, .links: 5, .hosts: 8, .categories: 4, .stops: 21, .commas: 15, .quotes: 4,
        .newlines: 16, .beyondASCII: 9, .density: 163, .numbers: 12, .names: 43, .information: 151, .spam: 60,
        .bait: 83,
        .chatter: 90,
    ]

    private static func withBytes(
        _ first: String, _ second: String, _ body: (UnsafeBufferPointer<UInt8>, UnsafeBufferPointer<UInt8>) -> Void
    ) {
        var first = first
        var second = second
        first.withUTF8 { one in second.withUTF8 { body(one, $0) } }
    }

    /// MinHash over runs of three of the numbers.
    private static func signature(_ texts: [ClosedRange<Int>]) -> [UInt16] {
        var signature = [UInt32](repeating: .max, count: SignalColumns.signatureLength)
        for text in texts {
            for start in text.lowerBound...(text.upperBound - min(2, text.count - 1)) {
                var mixed = UInt64(truncatingIfNeeded: start) &+ 1
                for function in signature.indices {
                    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
                    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
                    signature[function] = min(signature[function], UInt32(truncatingIfNeeded: mixed >> 32))
                }
            }
        }
        return signature.map { UInt16(truncatingIfNeeded: $0) }
    }
}
