/// What a person does while going through the accounts, by a key or a button.
public enum ReviewKey: Sendable, Equatable {
    case keep
    /// Shows the filters.
    case turnDown
    /// Takes one of the filters that are shown, counted from 0; beyond them the digest.
    case filter(Int)
    case unfollow
    case tidy
    /// Leaves the account for the end.
    case skip
    case undo
    /// Looks at the next one without deciding.
    case next
    case previous
    /// Back from the filters.
    case cancel
    /// Hides or shows names.
    case blind
    case order(ReviewOrder)

    /// The keys that are letters or signs, the same in the browser and in a terminal.
    public init?(letter: Character) {
        switch letter {
        case "k": self = .keep
        case "t": self = .turnDown
        case "u": self = .unfollow
        case "d": self = .tidy
        case "s": self = .skip
        case "z": self = .undo
        case "b": self = .blind
        default: return nil
        }
    }
}

/// What has to happen before a key has an effect.
public enum ReviewEffect: Sendable, Equatable {
    /// Nothing: the state says all.
    case none
    /// A choice about the account at a place is to be kept.
    case keep(place: Int, ReviewChoice)
    /// The decision of this number is to be taken back.
    case takeBack(Int64)
}
