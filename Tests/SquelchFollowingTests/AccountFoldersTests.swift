@testable import SquelchFollowing
import Testing

struct AccountFoldersTests {
    private func folders(_ pairs: (UInt32, String)...) -> AccountFolders {
        var folders = AccountFolders()
        for (account, name) in pairs { folders.insert(name, of: account) }
        return folders
    }

    @Test func anAccountLiesInEachFolderOnce() {
        let folders = folders((3, "work"), (1, "art"), (3, "art"), (3, "work"), (1, "art"))
        #expect(folders.byAccount.map(\.account) == [1, 3])
        #expect(folders.byAccount.map(\.names) == [["art"], ["art", "work"]])
    }

    @Test func foldersOfOthersAreTakenUnderTheNumbersHere() {
        var all = folders((0, "news"), (1, "art"))
        all.formUnion(folders((0, "art"), (1, "news"), (2, "zoo")), accounts: [1, 5, 0])
        #expect(all.byAccount.map(\.account) == [0, 1, 5])
        #expect(all.byAccount.map(\.names) == [["news", "zoo"], ["art"], ["news"]])
    }
}
