// The umbrella: one import for users of the library.
@_exported public import SquelchArchive
@_exported public import SquelchCuration
@_exported public import SquelchDocuments
@_exported public import SquelchFetch
@_exported public import SquelchFollowing
@_exported public import SquelchIngest
@_exported public import SquelchModel
@_exported public import SquelchReport
@_exported public import SquelchReview
@_exported public import SquelchSignals
@_exported public import SquelchSystem
@_exported public import SquelchTimeline
@_exported public import SquelchUpkeep
