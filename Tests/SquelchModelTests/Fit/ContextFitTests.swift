import SquelchModel
import SquelchSignals
import SquelchTimeline
import Testing

struct ContextFitTests {
    /// Two folders of six accounts with ten posts each; words 0..<40 belong to the first, 40..<80 to the second.
    /// `stray` posts of the first account are about the second folder's subject.
    private func fits(
        stray: ClosedRange<Int>? = nil, kind: Context.Kind = .interest, workers: Int = 2, copies: Bool = false
    ) -> [[Float]] {
        var accounts: [Account] = []
        var columns = PostColumns()
        var terms = TermColumn()
        var random = SplitMix(seed: 7)
        var novelty: [Float] = []
        for index in 0..<12 {
            var account = Account(id: "a\(index)")
            account.contexts = [index / 6]
            accounts.append(account)
            for post in 0..<10 {
                let isStray = index == 0 && stray?.contains(post) == true
                let subject = isStray ? 1 - index / 6 : index / 6
                let words = (0..<8).map { _ in UInt16(subject * 40 + Int(random.next() % 40)) }
                words.withUnsafeBufferPointer { terms.append($0) }
                columns.time.append(Int64(index * 1000 + post))
                columns.account.append(UInt32(index))
                columns.flags.append([])
                columns.link.append(0)
                columns.words.append(8)
                novelty.append(copies && isStray ? 0 : 1)
            }
        }
        let contexts = [Context(name: "one", kind: kind), Context(name: "two", kind: .interest)]
        let timeline = Timeline(accounts: accounts, contexts: contexts, posts: columns)
        let fit = ContextFit.column(of: timeline, terms: terms, novelty: novelty, workers: Workers(workers))
        return (0..<12).map { Array(fit[($0 * 10)..<($0 * 10 + 10)]) }
    }

    /// Accounts of a subject each (its own forty words), twelve posts each, in folders.
    private struct Member {
        var folder: String
        var subject: Int
        var language: String? = "de"
        var platform: Platform? = .feed
    }

    private func fits(_ members: [Member], origin: Context.Origin = .list) -> [Float] {
        let names = Array(Set(members.map(\.folder))).sorted()
        var accounts: [Account] = []
        var columns = PostColumns()
        var terms = TermColumn()
        var random = SplitMix(seed: 11)
        for (index, member) in members.enumerated() {
            var account = Account(id: "a\(index)")
            account.contexts = names.indices.filter { names[$0] == member.folder }
            account.language = member.language
            account.platform = member.platform
            accounts.append(account)
            for post in 0..<12 {
                let words = (0..<8).map { _ in UInt16(member.subject * 40 + Int(random.next() % 40)) }
                words.withUnsafeBufferPointer { terms.append($0) }
                columns.time.append(Int64(index * 1000 + post))
                columns.account.append(UInt32(index))
                columns.flags.append([])
                columns.link.append(0)
                columns.words.append(8)
            }
        }
        let timeline = Timeline(
            accounts: accounts, contexts: names.map { Context(name: $0, kind: .interest, origin: origin) },
            posts: columns)
        let novelty = [Float](repeating: 1, count: terms.count)
        let fit = ContextFit.column(of: timeline, terms: terms, novelty: novelty, workers: Workers(2))
        return members.indices.map { mean(fit[$0 * 12..<$0 * 12 + 12]) }
    }

    /// Six accounts on one subject, six on another, and one that is to be judged.
    private func fit(of stray: Member, among folder: String = "garden", origin: Context.Origin = .list) -> Float {
        let members =
            [stray] + (0..<6).map { _ in Member(folder: folder, subject: 1) }
            + (0..<6).map { _ in Member(folder: "cars", subject: 2) }
        return fits(members, origin: origin)[0]
    }

    @Test func aStrangerInAFolderWithASubjectDoesNotFit() {
        #expect(fit(of: Member(folder: "garden", subject: 2)) < 0.3)
    }

    @Test func anotherLanguageIsNoOtherSubject() {
        #expect(fit(of: Member(folder: "garden", subject: 3, language: "fr")) == 1)
    }

    @Test func regionsOfALanguageAreOneLanguage() {
        #expect(fit(of: Member(folder: "garden", subject: 2, language: "de-AT")) < 0.3)
    }

    @Test func accountsOfUnknownLanguageCountWithTheMost() {
        #expect(fit(of: Member(folder: "garden", subject: 2, language: nil)) < 0.3)
    }

    @Test func anotherNetworkIsNoOtherSubject() {
        #expect(fit(of: Member(folder: "garden", subject: 2, platform: .mastodon)) == 1)
    }

    @Test(arguments: ["YouTube", "Podcasts", "feeds/News", "Must read", "Nachrichten", "Divers"])
    func aFolderNamedAfterAMediumJudgesNobody(name: String) {
        #expect(fit(of: Member(folder: name, subject: 2), among: name) == 1)
    }

    @Test func aFolderNamedAfterASubjectJudges() {
        #expect(fit(of: Member(folder: "News/Garden news", subject: 2), among: "News/Garden news") < 0.3)
    }

    @Test func aNetworkIsNoSubject() {
        #expect(fit(of: Member(folder: "garden", subject: 2), origin: .network) == 1)
    }

    @Test func aFolderWhoseMembersShareNothingJudgesNobody() {
        let members =
            (0..<8).map { Member(folder: "drawer", subject: 10 + $0) }
            + (0..<8).map { _ in Member(folder: "cars", subject: 2) }
        for fit in fits(members).prefix(8) { #expect(fit == 1) }
    }

    /// Each account has words of its own: only what they mean tells the two subjects apart.
    private static let food = [
        "bread flour dough", "butter cheese cream", "soup onions garlic", "chicken beef sauce", "rice vegetables salad",
        "cake sugar chocolate",
    ]
    private static let music = [
        "guitar bass drums", "piano violin orchestra", "singer album lyrics", "concert choir opera",
        "jazz trumpet rhythm",
        "melody composer symphony",
    ]

    /// Mean fit of each account; the first is about music and lies among those about food.
    private func fitsByMeaning(language: String) -> [Float] {
        let texts = ["saxophone flute musicians"] + Self.food + Self.music
        var accounts: [Account] = []
        var columns = PostColumns()
        var signals = SignalColumns()
        var extractor = SignalExtractor()
        for (index, text) in texts.enumerated() {
            var account = Account(id: "a\(index)")
            account.contexts = [index <= Self.food.count ? 0 : 1]
            account.language = language
            accounts.append(account)
            for post in 0..<12 {
                let batch = RecordBatch()
                var record = PostRecord()
                record.text = batch.store(text)
                _ = extractor.append(record, of: batch, to: &signals)
                columns.time.append(Int64(index * 1000 + post))
                columns.account.append(UInt32(index))
                columns.flags.append([])
                columns.link.append(0)
                columns.words.append(3)
            }
        }
        let contexts = [Context(name: "kitchen", kind: .interest), Context(name: "stage", kind: .interest)]
        let timeline = Timeline(accounts: accounts, contexts: contexts, posts: columns)
        let novelty = [Float](repeating: 1, count: signals.terms.count)
        let fit = ContextFit.column(of: timeline, terms: signals.terms, novelty: novelty, workers: Workers(2))
        return texts.indices.map { mean(fit[$0 * 12..<$0 * 12 + 12]) }
    }

    @Test func whatEnglishWordsMeanTellsASubjectWithoutASharedWord() {
        let fits = fitsByMeaning(language: "en-GB")
        for fit in fits.dropFirst() { #expect(fit > fits[0] + 0.3) }
    }

    @Test func inOtherLanguagesOnlySharedWordsCount() {
        let fits = fitsByMeaning(language: "nl")
        for fit in fits.dropFirst() { #expect(abs(fit - fits[0]) < 0.1) }
    }

    private func mean(_ values: some Collection<Float>) -> Float { values.reduce(0, +) / Float(values.count) }

    @Test func accountsOnTheSubjectFit() {
        for account in fits() { #expect(mean(account) > 0.85) }
    }

    @Test func postsOnAnotherSubjectFitLess() {
        let account = fits(stray: 0...3)[0]
        #expect(mean(account[0...3]) < mean(account[4...9]) - 0.1)
    }

    @Test func anAccountMostlyOnAnotherSubjectDoesNotFit() {
        let all = fits(stray: 0...7)
        #expect(mean(all[0]) < 0.3)
        for account in all.dropFirst() { #expect(mean(account) > 0.8) }
    }

    @Test func friendsAreNotJudgedByTheirSubject() {
        #expect(fits(stray: 0...9, kind: .social)[0].allSatisfy { $0 == 1 })
    }

    @Test func repeatsDoNotSpeakForTheirAccount() {
        // Eight repeats on another subject: what is left, two posts on the folder's own, decides.
        #expect(mean(fits(stray: 0...7, copies: true)[0]) > 0.7)
    }

    @Test func anyNumberOfWorkersFindsTheSame() {
        #expect(fits(stray: 0...4, workers: 1) == fits(stray: 0...4, workers: 3))
    }
}

/// SplitMix64.
private struct SplitMix {
    private var state: UInt64
    init(seed: UInt64) { state = seed }
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
