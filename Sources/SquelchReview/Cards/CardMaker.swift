import SquelchCuration
import SquelchDocuments
import SquelchModel
import SquelchReport
import SquelchTimeline

/// Makes the cards of a review.
public struct CardMaker: Sendable {
    private let material: ReviewMaterial
    private let state: ReviewState

    /// Columns that texts of strangers get.
    private static let nameWidth = 80
    private static let titleWidth = 140
    private static let textWidth = 900
    private static let reasonWidth = 240

    /// A maker for what is decided so far.
    public init(_ material: ReviewMaterial, _ state: ReviewState) {
        self.material = material
        self.state = state
    }

    /// Whether the name of an account is hidden: its bio or name must not sway what is decided.
    public func hidesName(at place: Int) -> Bool { state.isBlind && state.standing[place] == nil }

    /// What an account is called.
    public func name(at place: Int) -> String {
        if hidesName(at: place) { return "Account \(state.position(of: place))" }
        return PageText.name(material.accounts[place].account, width: Self.nameWidth)
    }

    /// The card of the account at a place.
    public func card(at place: Int) -> ReviewCard {
        let account = material.accounts[place]
        let explanation = material.explanation(at: place)
        let isHidden = hidesName(at: place)
        let who = account.account
        return ReviewCard(
            place: place, name: name(at: place),
            id: isHidden || who.name == nil ? nil : PageText.line(who.id, width: 120),
            site: isHidden ? nil : PageText.link(who.url), feed: isHidden ? nil : PageText.link(who.feedURL),
            contexts: account.contexts.isEmpty
                ? nil : PageText.line(account.contexts.sorted().joined(separator: ", "), width: Self.nameWidth),
            since: since(account), verdict: account.verdict.words, verdictClass: account.verdict.pageClass,
            ratio: Self.ratio(account), basis: Self.basis(account, explanation), cost: Self.cost(account),
            about: about(explanation, isHidden, who),
            advice: hidden(Self.advice(material.advice(at: place), account), isHidden, who),
            reasons: account.reasons.map { reason in
                let decibels = reason.decibels.map { " (\(PageNumbers.decibels($0))\u{A0}dB)" } ?? ""
                return hidden(PageText.line(reason.text, width: Self.reasonWidth), isHidden, who) + decibels
            },
            filters: filters(account, isHidden),
            best: account.best.map { post($0, isHidden, who) }, worst: account.worst.map { post($0, isHidden, who) },
            course: Self.course(explanation), alone: Self.alone(explanation),
            partners: explanation.partners.map { partner in
                let name =
                    material.place(ofAccount: partner.pair.other).map { self.name(at: $0) }
                    ?? PageText.line(partner.name, width: Self.nameWidth)
                return "\(name) tells \(partner.pair.shared) of them, \(partner.pair.otherFirst) first"
            },
            flips: explanation.flips.map { hidden(PageText.line($0, width: Self.reasonWidth), isHidden, who) },
            decided: state.standing[place].map { DecisionWords.standing($0.decision) },
            version: state.version(at: place))
    }

    /// An account in a line of many.
    public struct Line: Sendable, Equatable {
        /// See ``ReviewCard/name``.
        public var name: String
        /// Ratio, rate and time.
        public var facts: String
        /// See ``ReviewCard/advice``.
        public var advice: String
        /// See ``ReviewCard/filters``.
        public var filters: [ReviewCard.Filter]
    }

    /// The line of the account at a place.
    public func line(at place: Int) -> Line {
        let account = material.accounts[place]
        let isHidden = hidesName(at: place)
        let ratio = Self.ratio(account).map { "\($0.words) (\($0.interval))" } ?? "too few posts"
        return Line(
            name: name(at: place), facts: "\(ratio); \(Self.cost(account))",
            advice: hidden(Self.advice(material.advice(at: place), account), isHidden, account.account),
            filters: filters(account, isHidden))
    }

    private func filters(_ account: AccountAnalysis, _ isHidden: Bool) -> [ReviewCard.Filter] {
        Self.filters(account).map { filter in
            var filter = filter
            filter.words = hidden(filter.words, isHidden, account.account)
            return filter
        }
    }

    // MARK: - Who

    private func hidden(_ text: String, _ isHidden: Bool, _ account: Account) -> String {
        isHidden ? Blinding.mask(text, of: account) : text
    }

    private func since(_ account: AccountAnalysis) -> String? {
        if let since = material.followedSince(account.account) { return "followed since \(UTCTime.day(since))" }
        return account.window.map { "posts known since \(UTCTime.day($0.from))" }
    }

    private func about(_ explanation: Explanation, _ isHidden: Bool, _ account: Account) -> String? {
        guard !explanation.subjects.isEmpty else { return nil }
        let words = explanation.subjects.map { PageText.line($0, width: 40) }.joined(separator: ", ")
        return hidden(words, isHidden, account)
    }

    // MARK: - Numbers

    private static func ratio(_ account: AccountAnalysis) -> ReviewCard.Ratio? {
        guard let snr = account.snr, let share = account.share else { return nil }
        return ReviewCard.Ratio(
            words: PageNumbers.decibels(snr.decibels) + "\u{A0}dB", interval: PageNumbers.interval(snr),
            plain: "\(Numbers.decimal(share * 10, 1)) of ten minutes are signal", decibels: snr.decibels,
            low: snr.low, high: snr.high)
    }

    private static func basis(_ account: AccountAnalysis, _ explanation: Explanation) -> String {
        var words = Counted.text(account.posts, "post")
        if let window = account.window { words += " from \(UTCTime.day(window.from)) to \(UTCTime.day(window.to))" }
        guard account.snr != nil else { return words + "; a number takes five" }
        if let rank = account.rank {
            words += "; rank \(rank.low) to \(rank.high) of \(Counted.grouped(explanation.measured))"
        }
        return words
    }

    private static func cost(_ account: AccountAnalysis) -> String {
        let minutes = "\(PageNumbers.spoken(account.attentionPerWeek)) a week"
        if account.isSilent, let last = account.lastPost {
            return "no post since \(UTCTime.day(last)); \(minutes)"
        }
        let rate = PageNumbers.rate(account)
        return rate == "?" ? minutes : "\(rate == "1.0" ? "1 post" : "\(rate) posts") a day, \(minutes)"
    }

    private static func course(_ explanation: Explanation) -> ReviewCard.Course? {
        let series = explanation.series
        guard series.steps.count > 1 else { return nil }
        var words = "\(series.steps.count) steps of \(Counted.text(Int(series.stepDays.rounded()), "day"))"
        if let trend = explanation.account.trendPerMonth, abs(trend) >= 0.05 {
            words += "; \(PageNumbers.decibels(trend))\u{A0}dB a month"
        }
        return ReviewCard.Course(posts: series.steps.map(\.posts), shares: series.steps.map(\.share), words: words)
    }

    private static func alone(_ explanation: Explanation) -> String? {
        let (all, alone) = explanation.stories
        guard all > 0 else { return nil }
        let lost = PageNumbers.spoken(explanation.account.uniqueSignalMinutesPerWeek)
        return
            "\(Counted.grouped(alone)) of \(Counted.text(all, "story", "stories")) \(alone == 1 ? "is" : "are") told by "
            + "nobody else; without it you lose \(lost) of signal a week"
    }

    // MARK: - Advice

    private static func advice(_ advice: Advice?, _ account: AccountAnalysis) -> String {
        guard let advice else {
            return account.verdict == .tooLittleData
                ? "Too few posts to say: nothing speaks against it." : "Keep it as it is."
        }
        let words = PageText.line(advice.instruction, width: 120)
        var sentence = words.prefix(1).uppercased() + words.dropFirst()
        if let saved = advice.savedPerWeek { sentence += "; saves \(PageNumbers.spoken(saved / 7)) a day" }
        if advice.signalLostPerWeek > 0 {
            sentence += ", loses \(PageNumbers.spoken(advice.signalLostPerWeek / 7)) of signal"
        }
        return sentence + "."
    }

    private static func filters(_ account: AccountAnalysis) -> [ReviewCard.Filter] {
        var filters = account.turnDown.enumerated().map { index, filter in
            ReviewCard.Filter(
                number: index + 1, words: PageText.line(filter.instruction, width: 120),
                effect: effect(filter, account))
        }
        let minutes = PageNumbers.spoken(account.noiseMinutesPerWeek / 7)
        filters.append(
            ReviewCard.Filter(
                number: filters.count + 1, words: Advice.Step.digest.instruction,
                effect: "its \(minutes) of noise a day stay out of the way"))
        return filters
    }

    private static func effect(_ filter: TurnDown, _ account: AccountAnalysis) -> String {
        var effect = "\(PageNumbers.decibels(filter.snrAfter))\u{A0}dB after"
        if let snr = account.snr { effect = "from \(PageNumbers.decibels(snr.decibels)) to " + effect }
        if filter.posts > 0 {
            effect += "; hides \(Counted.grouped(filter.posts)) of \(Counted.text(account.posts, "post"))"
        }
        if let saved = Advice(account, .filter(filter)).savedPerWeek {
            effect += "; saves \(PageNumbers.spoken(saved / 7)) a day"
        }
        return effect
    }

    // MARK: - Posts

    private func post(_ post: PostSummary, _ isHidden: Bool, _ account: Account) -> ReviewCard.Post {
        var facts = ["\(Numbers.decimal(post.worth * 100, 0))\u{A0}% worth it"]
        if let published = post.published { facts.insert(UTCTime.day(published), at: 0) }
        let title = post.title ?? (isHidden ? nil : post.id ?? post.url) ?? "a post without a title"
        let text = material.text(of: post.index)
        return ReviewCard.Post(
            title: PageText.line(hidden(title, isHidden, account), width: Self.titleWidth),
            text: text.map { PageText.line(hidden($0, isHidden, account), width: Self.textWidth) },
            link: isHidden ? nil : PageText.link(post.url), facts: facts.joined(separator: " · "))
    }
}
