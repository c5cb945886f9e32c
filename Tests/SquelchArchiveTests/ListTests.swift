import SquelchArchive
import SquelchTimeline
import Testing

/// Lists that were made are kept to be compared with.
struct ListTests {
    private func list(_ at: Int64, _ choice: String, _ accounts: [String]) -> KeptList {
        KeptList(
            at: at, choice: choice,
            entries: accounts.map { ListedAccount(id: $0, name: "The \($0)", context: nil, reason: "because") })
    }

    @Test func theLastOfItsKindComesBackInItsOrder() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        #expect(try archive.previousList(of: "top 10") == nil)
        let lists = [list(5, "top 10", ["oak", "ada"]), list(6, "top 1", ["ada"]), list(7, "top 10", ["ada", "oak"])]
        for one in lists { try archive.add(one) }
        #expect(try archive.previousList(of: "top 10") == lists[2])
        #expect(try archive.previousList(of: "top 10", before: 7) == lists[0])
        #expect(try archive.previousList(of: "top 1") == lists[1])
        #expect(try archive.previousList(of: "top 10", before: 5) == nil)
    }

    @Test func whoHasMovedStandsThereByTheNewNameAndWhoIsForgottenDoesNot() throws {
        let folder = try Folder()
        let archive = try Archive(path: folder.path("a.sqlite"))
        try archive.add(list(5, "", ["old.example", "oak"]))
        try archive.alias("old.example", "new.example")
        #expect(try archive.previousList(of: "")?.entries.map(\.id) == ["new.example", "oak"])
        _ = try archive.forget("new.example")
        #expect(try archive.previousList(of: "")?.entries.map(\.id) == ["oak"])
        #expect(try archive.check().isEmpty)
    }
}
