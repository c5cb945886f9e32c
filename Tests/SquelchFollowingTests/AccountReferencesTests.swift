import SquelchTimeline
import Testing

@testable import SquelchFollowing

struct AccountReferencesTests {
    private let references = AccountReferences([
        Self.account("ada@one.example", name: "Ada"), Self.account("x.com/ada", name: "Ada"),
        Self.account("crumb.example/feed", name: "Slow Crumb", url: "https://crumb.example/"),
    ])

    private static func account(_ id: String, name: String, url: String? = nil) -> Account {
        var account = Account(id: id)
        account.name = name
        account.url = url
        return account
    }

    @Test(arguments: ["ada@one.example", "@ada@one.example", "ADA@one.example"])
    func anAddressNamesOneAccount(reference: String) { #expect(references.find(reference) == .account(0)) }

    @Test func aHandleIsOneOfTheNetworksThatHaveSuch() { #expect(references.find("@ada") == .account(1)) }

    @Test(arguments: ["https://crumb.example", "http://www.crumb.example/", "slow crumb"])
    func aSiteOrANameWillDo(reference: String) { #expect(references.find(reference) == .account(2)) }

    @Test func aNameThatTwoBearProvesNothing() { #expect(references.find("ada") == .ambiguous([0, 1])) }

    @Test func whoIsNotThereIsNobody() { #expect(references.find("eve") == .none) }
}
