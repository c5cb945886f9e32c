import SquelchFollowing
import SquelchTimeline
import Testing

struct ContextKindTests {
    @Test(arguments: [
        ("friends", Context.Kind.social), ("Family & Friends", .social), ("Freunde", .social),
        ("famille", .social),
        ("Work", .professional), ("work/swift", .professional), ("Travail", .professional),
        ("Arbeit", .professional),
        ("craft", .interest), ("news", .interest), ("networking", .interest), ("", .interest),
        ("work/friends", .social), ("家族", .social),
    ]) func folderNamesSuggestTheKind(folder: String, kind: Context.Kind) {
        #expect(Context.Kind.guess(folder: folder) == kind)
    }
}
