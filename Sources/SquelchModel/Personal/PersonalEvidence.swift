/// What one post's reader is known to have done with it: the hierarchy of evidence of the personal model.
///
/// Of several marks on a post the caller keeps the strongest; a ``reject`` goes before all.
public enum PersonalEvidence: UInt8, Sendable, CaseIterable {
    /// Seen and not valued: a candidate for the negatives, sampled, since most of them mean nothing.
    case none
    /// Marked together with many others: says nothing either way, so the post is left out.
    case bulk
    /// Opened or read: weak, and never counted towards the twenty that a model needs.
    case read
    /// Liked or answered.
    case like
    /// Starred, saved, bookmarked, reposted or rated up.
    case save
    /// Rated down.
    case reject

    /// Weight in the training loss, before the classes are balanced; 0 for what is no positive.
    ///
    /// Order and rough size by thought alone: reading is done before a judgement, a like costs one touch, a save
    /// means to come back.
    public var weight: Float {
        switch self {
        case .none, .bulk, .reject: 0
        case .read: 0.2
        case .like: 0.7
        case .save: 1
        }
    }

    /// Whether the reader meant it as praise: what counts as a positive in all thresholds and in every test.
    public var isDeliberate: Bool { self == .like || self == .save }
}
