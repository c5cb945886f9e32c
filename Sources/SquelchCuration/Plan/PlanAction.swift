/// What to do with an account, by a short name that is the same in every release. The plan of a later one may know others.
public struct PlanAction: RawRepresentable, Hashable, Sendable {
    /// The name in plans.
    public let rawValue: String
    /// The action of a name in plans.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Follow it no more.
    public static let unfollow = PlanAction(rawValue: "unfollow")
    /// Follow it no more, as another brings the same.
    public static let removeDouble = PlanAction(rawValue: "remove-double")
    /// Follow it at the address that it has moved to.
    public static let readdress = PlanAction(rawValue: "readdress")
    /// Follow it no more where it was, as it is followed where it is now.
    public static let removeMoved = PlanAction(rawValue: "remove-moved")
    /// Put it into the folder that is read now and then.
    public static let digest = PlanAction(rawValue: "digest")
    /// Put it into the folder of what is silent.
    public static let shelve = PlanAction(rawValue: "shelve")
    /// Do not show what it repeats of others.
    public static let hideReposts = PlanAction(.hideReposts)
    /// Do not show anything of it for a while.
    public static let snooze = PlanAction(.snooze)

    /// Turn it down by a filter.
    public init(_ filter: TurnDown.Action) { self.init(rawValue: filter.rawValue) }
}
