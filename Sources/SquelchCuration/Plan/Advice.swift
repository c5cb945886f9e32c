import SquelchTimeline

/// One thing to do about one account, and what it would bring.
public struct Advice: Sendable, Equatable {
    /// What to do.
    public enum Step: Sendable, Equatable {
        /// Hide a part of what it posts.
        case filter(TurnDown)
        /// Read it in a digest, once in a while: no filter of it would help.
        case digest
        /// Stop following.
        case unfollow
        /// Put what is silent into a folder of its own: it costs nothing, and clutters the list.
        case shelve(Activity)
        /// Stop following a feed whose posts another, of this name, shows as well.
        case double(of: String)
        /// Follow it at this address, where it has moved to.
        case readdress(String)
        /// Stop following where it was: the account of this id, where it is now, is followed already.
        case succeeded(by: String)
    }

    /// The account.
    public var account: AccountAnalysis
    /// What to do about it.
    public var step: Step
    /// Minutes a week that would no longer be asked of the reader; nil for a digest, which only moves them.
    public var savedPerWeek: Double?
    /// Minutes of signal a week that would be lost with them.
    public var signalLostPerWeek: Double

    /// What the verdicts of an analysis come to: turning down before cutting off, within each what saves most first.
    /// What is silent or stands twice is to be tidied instead (see ``tidy(_:)``): it would only crowd the list.
    public static func list(_ analysis: Analysis) -> [Advice] {
        let all = analysis.accounts.filter { $0.activity == .active && $0.doubleOf == nil }.compactMap(Advice.init)
        return all.sorted { left, right in
            if left.isUnfollow != right.isUnfollow { return right.isUnfollow }
            let noise = (left.account.noiseMinutesPerWeek, right.account.noiseMinutesPerWeek)
            return noise.0 != noise.1 ? noise.0 > noise.1 : left.account.account.id < right.account.account.id
        }
    }

    /// What to tidy: feeds that stand twice, then what has moved, what has ended, and what is dormant; the longest silent
    /// first.
    public static func tidy(_ analysis: Analysis) -> [Advice] {
        func order(_ step: Step) -> Int {
            switch step {
            case .readdress, .succeeded: 1
            case .shelve(.ended): 2
            case .shelve: 3
            default: 0
            }
        }
        return analysis.accounts.filter { !$0.account.isProtected }.compactMap { account -> Advice? in
            if let other = account.doubleOf { return Advice(account, .double(of: other)) }
            if account.hasMoved, let target = account.account.movedTo {
                return Advice(account, account.account.successor.map(Step.succeeded) ?? .readdress(target))
            }
            return account.activity == .active ? nil : Advice(account, .shelve(account.activity))
        }.sorted { left, right in
            let places = (order(left.step), order(right.step))
            if places.0 != places.1 { return places.0 < places.1 }
            let days = (left.account.daysSilent, right.account.daysSilent)
            return days.0 != days.1 ? days.0 > days.1 : left.account.account.id < right.account.account.id
        }
    }

    /// A step about an account, and what it brings.
    public init(_ account: AccountAnalysis, _ step: Step) {
        self.account = account
        self.step = step
        switch step {
        case .unfollow:
            savedPerWeek = account.attentionPerWeek
            signalLostPerWeek = account.uniqueSignalMinutesPerWeek
        case .double:
            savedPerWeek = account.attentionPerWeek
            signalLostPerWeek = 0
        case .filter(let filter):
            let part = account.posts > 0 ? Double(filter.posts) / Double(account.posts) : 0
            savedPerWeek = account.attentionPerWeek * (filter.action == .snooze ? 1 : part)
            signalLostPerWeek = filter.signalLostPerWeek
        case .shelve, .digest, .readdress, .succeeded:
            savedPerWeek = nil
            signalLostPerWeek = 0
        }
    }

    /// Nil for an account that stays as it is.
    private init?(_ account: AccountAnalysis) {
        switch account.verdict {
        case .keep, .tooLittleData: return nil
        case .unfollow: self.init(account, .unfollow)
        // What is muted is turned down already.
        case .turnDown where account.account.isMuted: return nil
        case .turnDown: self.init(account, account.turnDown.first.map(Step.filter) ?? .digest)
        }
    }

    /// Whether it cuts off.
    public var isUnfollow: Bool { step == .unfollow }

    /// What to do, without a full stop.
    public var instruction: String { step.instruction }

    /// Whether it ends by itself: nothing to reach a goal with.
    var isForAWhile: Bool {
        if case .filter(let filter) = step { return filter.action == .snooze }
        return false
    }
}

extension Advice.Step {
    /// What to do, without a full stop.
    public var instruction: String {
        switch self {
        case .unfollow: "unfollow"
        case .digest: "read it in a digest, once a week"
        case .filter(let filter): filter.instruction
        case .shelve(let activity):
            "move it to a folder Silent: \(activity.rawValue)"
        case .readdress(let target): "follow it at \(target), where it has moved to"
        case .succeeded(let other): "remove it: it has moved, and \(other) is followed already"
        case .double(let other): "remove it: it shows the posts of \(other) once more"
        }
    }
}

extension TurnDown {
    /// The filter as an instruction, without a full stop.
    public var instruction: String {
        let value = value ?? ""
        return switch action {
        case .hideReposts: "hide what it reposts"
        case .hideReplies: "hide its replies"
        case .muteCategory: "mute its category “\(value)”"
        case .muteAuthor: "mute its author “\(value)”"
        case .muteDomain: "mute its links to \(value)"
        case .muteWord: "mute posts with “\(value)”"
        case .snooze: "snooze it for a while"
        }
    }
}
