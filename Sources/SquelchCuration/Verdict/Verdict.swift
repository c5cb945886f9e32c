/// What is suggested for an account. Never more than a suggestion: a person decides.
public enum Verdict: String, Sendable, CaseIterable, Codable {
    /// Worth its attention, or not proved otherwise.
    case keep
    /// Worth having, but not every post of it.
    case turnDown = "turn-down"
    /// Hardly any signal, and hardly any that others do not bring.
    case unfollow
    /// Too few posts to say.
    case tooLittleData = "too-little-data"
}

/// Why a verdict is milder than the numbers alone would have it.
public enum Veto: Sendable, Equatable, Codable {
    /// The user has said that it stays as it is.
    case protected
    /// Friends and family are turned down, never cut off.
    case relationship
    /// The user and the account talk with each other: turned down, never cut off.
    case conversation
    /// The user valued posts of it lately.
    case valued
    /// It was fine until it changed lately, and may find back.
    case changed
    /// It brings signal that nobody else does.
    case uniqueSignal
    /// With so many accounts judged at once, one as doubtful as this may be wrong by chance.
    case chance

    /// The reason that tells of it.
    public var code: Reason.Code {
        switch self {
        case .protected: .protected
        case .relationship: .relationship
        case .conversation: .conversation
        case .valued: .valued
        case .changed: .changed
        case .uniqueSignal: .uniqueSignal
        case .chance: .chance
        }
    }
}
