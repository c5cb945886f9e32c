import SquelchCuration
import SquelchReview
import SquelchTimeline
import Testing

/// A session with its store: what is kept, what is refused, what is hidden.
struct ReviewSessionTests {
    @Test func whatCannotBeKeptHasNoEffect() throws {
        let store = MemoryStore()
        let session = try Reviewing.session(store: store)
        store.fail(true)
        #expect(throws: MemoryStore.Failure.self) { try session.press(.unfollow) }
        #expect(session.state.decided == 0)
        store.fail(false)
        #expect(try session.press(.unfollow).state.decided == 1)
    }

    @Test func twoWindowsDoNotOverwriteEachOther() throws {
        let session = try Reviewing.session()
        let place = session.state.place
        let first = try session.press(.keep, at: place, seen: 0)
        #expect(!first.isStale)
        let second = try session.press(.unfollow, at: place, seen: 0)
        #expect(second.isStale && second.said.contains("kept") && second.said.contains("nothing was noted"))
        #expect(session.state.standing[place]?.decision.action == .keep)
        #expect(second.state.place == place, "the window shows what stands now")
        // Whoever has seen it may decide anew.
        let seen = session.state.version(at: place)
        #expect(try session.press(.unfollow, at: place, seen: seen).state.standing[place]?.decision.action == .unfollow)
    }

    @Test func whatIsDecidedElsewhereIsNotOverwritten() throws {
        let store = MemoryStore()
        let session = try Reviewing.session(store: store)
        let place = session.state.place
        let id = session.material.accounts[place].account.id
        _ = try store.keep([Decision(account: id, action: .keep, at: 1)], seen: [0])
        #expect(try session.press(.unfollow, at: place, seen: 0).isStale)
        #expect(session.state.standing[place]?.decision.action == .keep)
    }

    @Test func anUndoBringsBackWhatWasDecidedBefore() throws {
        let session = try Reviewing.session()
        let place = session.state.place
        _ = try session.press(.keep, at: place)
        _ = try session.press(.unfollow, at: place)
        #expect(try session.press(.undo).state.standing[place]?.decision.action == .keep)
        #expect(try session.press(.undo).state.standing[place] == nil)
        #expect(try session.press(.undo).said == "There is nothing to take back.")
    }

    @Test func aNameIsHiddenUntilItIsDecided() throws {
        let session = try Reviewing.session(isBlind: true)
        let place = session.state.place
        let id = session.material.accounts[place].account.id
        let card = CardMaker(session.material, session.state).card(at: place)
        #expect(card.name == "Account 1" && card.id == nil && card.site == nil && card.feed == nil)
        #expect(card.best.allSatisfy { $0.link == nil })
        let answer = try session.press(.keep)
        #expect(answer.said.hasPrefix("Kept \(id)"))
        #expect(CardMaker(session.material, answer.state).name(at: place) == id)
    }

    @Test func manyAreKeptAtOnceExceptWhatChangedMeanwhile() throws {
        let session = try Reviewing.session()
        let places = session.state.places.prefix(3).map { (place: $0, seen: Int64(0)) }
        _ = try session.press(.keep, at: places[1].place)
        #expect(try session.keepAll(.unfollow, places) == 2)
        #expect(session.state.standing[places[0].place]?.decision.action == .unfollow)
        #expect(session.state.standing[places[1].place]?.decision.action == .keep)
    }

    @Test func thePlanHasWhatWasDecidedAndNoMore() throws {
        let session = try Reviewing.session()
        let quiet = try #require(session.material.accounts.firstIndex { $0.account.id == "quiet" })
        let place = session.state.place
        _ = try session.press(.unfollow, at: place)
        _ = try session.press(.tidy, at: quiet)
        _ = try session.press(.keep, at: session.state.place)
        let plan = ReviewOutcome(session.material, session.state).plan
        #expect(plan.items.map(\.id) == [session.material.accounts[place].account.id])
        #expect(plan.items.first?.action == .unfollow && plan.tidy.map(\.id) == ["quiet"])
        #expect(plan.savedPerDay == ReviewOutcome(session.material, session.state).balance.savedPerDay)
    }

    @Test func theListIsWhatThePersonMakesOfIt() throws {
        let session = try Reviewing.session(Reviewing.material(accounts: 12))
        let list = ReviewOutcome(session.material, session.state).list
        let entry = try #require(list.entries.last)
        try #require(list.entries.count > 1)
        let edits = ListEdits(chosen: [entry.id], sentences: [entry.id: "My own words"])
        #expect(edits.apply(to: list).entries.map(\.sentence) == ["My own words."])
        let untouched = ListEdits(chosen: [entry.id], sentences: [entry.id: entry.sentence])
        #expect(untouched.apply(to: list).entries == [entry], "a sentence that was left is the machine's")
        #expect(ListEdits(chosen: [], sentences: [:]).apply(to: list).sections.isEmpty)
        let long = ListEdits(chosen: [entry.id], sentences: [entry.id: String(repeating: "x", count: 9000)])
        #expect(long.apply(to: list).entries.first?.note?.count == ListEdits.longestSentence)
    }

    @Test func whoIsDecidedAgainstIsNotOnTheList() throws {
        let session = try Reviewing.session(Reviewing.material(accounts: 12))
        let before = ReviewOutcome(session.material, session.state).list
        let entry = try #require(before.entries.first)
        let place = try #require(session.state.place(of: entry.id))
        _ = try session.press(.unfollow, at: place)
        #expect(!ReviewOutcome(session.material, session.state).list.entries.contains { $0.id == entry.id })
    }
}
