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
    public static func list(_ analysis: Analysis) -> [Advice] {
        let all = analysis.accounts.compactMap(Advice.init)
        return all.sorted { left, right in
            if left.isUnfollow != right.isUnfollow { return right.isUnfollow }
            let noise = (left.account.noiseMinutesPerWeek, right.account.noiseMinutesPerWeek)
            return noise.0 != noise.1 ? noise.0 > noise.1 : left.account.account.id < right.account.account.id
        }
    }

    /// Nil for an account that stays as it is.
    private init?(_ account: AccountAnalysis) {
        self.account = account
        let minutes = account.signalMinutesPerWeek + account.noiseMinutesPerWeek
        switch account.verdict {
        case .keep, .tooLittleData: return nil
        case .unfollow:
            step = .unfollow
            savedPerWeek = minutes
            signalLostPerWeek = account.uniqueSignalMinutesPerWeek
        // What is muted is turned down already.
        case .turnDown where account.account.isMuted: return nil
        case .turnDown:
            guard let filter = account.turnDown.first else {
                step = .digest
                savedPerWeek = nil
                signalLostPerWeek = 0
                return
            }
            step = .filter(filter)
            let part = account.posts > 0 ? Double(filter.posts) / Double(account.posts) : 0
            savedPerWeek = filter.action == .snooze ? minutes : minutes * part
            signalLostPerWeek = filter.signalLostPerWeek
        }
    }

    /// Whether it cuts off.
    public var isUnfollow: Bool { step == .unfollow }
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
