import SquelchTimeline

/// What a text alone says of a post's worth: the detectors joined by multiplication.
enum Style {
    /// Part of the worth that bait takes at most.
    static let baitWeight: Float = 0.75
    /// Part of the worth that chatter takes at most.
    static let chatterWeight: Float = 0.9

    /// `information (1 - spam) (1 - 0.75 bait) (1 - 0.9 chatter)`, with chatter as the context weighs it.
    @inline(__always)
    static func value(information: Float, spam: Float, bait: Float, weighedChatter: Float) -> Float {
        information * (1 - spam) * (1 - baitWeight * bait) * (1 - chatterWeight * weighedChatter)
    }

    /// What there is in a post for its reader: information, and among friends and family also everyday talk, which
    /// is what one follows them for.
    ///
    /// `information + (1 - information) (0.5 + 0.5 chatter)` where chatter weighs nothing: a friend's own words are worth
    /// something whatever they are about. Reasoned, not measured: no labelled set has friends in it. Promotion, bait and
    /// repeats weigh among friends as anywhere.
    @inline(__always)
    static func substance(information: Float, chatter: Float, chatterFactor: Float) -> Float {
        guard chatterFactor <= 0 else { return information }
        return information + (1 - information) * (0.5 + 0.5 * chatter)
    }

    /// How chatter weighs among the contexts of an account: everyday talk is what one follows friends for,
    /// and noise at work. The mildest of several contexts counts; full weight where there is no context.
    static func chatterFactor(of account: Account, contexts: [Context]) -> Float {
        account.contexts.map { factor(contexts[$0].kind) }.min() ?? 1
    }

    private static func factor(_ kind: Context.Kind) -> Float {
        switch kind {
        case .social: 0
        case .interest: 0.5
        case .professional: 1
        }
    }
}
