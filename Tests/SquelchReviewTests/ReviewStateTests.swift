import SquelchCuration
import SquelchReview
import SquelchTimeline
import Testing

/// Keys, and what they lead to, as values.
struct ReviewStateTests {
    private let material = Reviewing.material()
    private var analysis: Analysis { material.result.analysis }

    private func state(_ standing: [WrittenDecision] = []) -> ReviewState {
        ReviewState(analysis, standing: standing, now: Reviewing.now)
    }

    /// The state once what the effect asks for is kept.
    private func keep(_ effect: ReviewEffect, _ state: inout ReviewState, number: Int64) {
        guard case .keep(let place, let choice) = effect else { return }
        let decision = Decision(choice, account: material.accounts[place].account.id, at: Reviewing.now)
        state.took(WrittenDecision(number: number, decision: decision))
    }

    @Test func nothingCountsBeforeItIsKept() {
        var state = state()
        let place = state.place
        let effect = state.press(.keep)
        #expect(effect == .keep(place: place, .keep))
        #expect(state.decided == 0 && state.place == place)
        keep(effect, &state, number: 7)
        #expect(state.decided == 1 && state.place != place && state.version(at: place) == 7)
    }

    @Test func whatWouldSaveMostComesFirst() {
        let first = state().place
        let advice = material.advice(at: first)
        #expect(advice?.savedPerWeek ?? 0 > 0)
        let others = Advice.list(analysis).compactMap(\.savedPerWeek)
        #expect(others.allSatisfy { $0 <= advice?.savedPerWeek ?? 0 })
    }

    @Test(arguments: ReviewOrder.allCases) func everyOrderHasEveryAccountOnce(order: ReviewOrder) {
        #expect(order.places(of: analysis).sorted() == Array(analysis.accounts.indices))
    }

    @Test func ordersAreWhatTheyAreCalled() {
        func names(_ order: ReviewOrder) -> [String] {
            order.places(of: analysis).map { analysis.accounts[$0].account.id }
        }
        #expect(names(.name) == names(.name).sorted())
        let contexts = ReviewOrder.context.places(of: analysis).map { analysis.accounts[$0].contexts.first ?? "~" }
        #expect(contexts == contexts.sorted())
        let doubts = ReviewOrder.doubt.places(of: analysis).compactMap { analysis.accounts[$0].snr }.map {
            abs($0.decibels) / max(0.1, ($0.high - $0.low) / 2)
        }
        #expect(doubts == doubts.sorted())
    }

    @Test func aReviewGoesOnWhereOneStopped() {
        var first = state()
        keep(first.press(.unfollow), &first, number: 1)
        keep(first.press(.keep), &first, number: 2)
        let again = state(Array(first.standing.values))
        #expect(again.decided == 2 && again.place == first.place)
        #expect(again.sitting.isEmpty, "what was decided another day is not undone by a key")
    }

    @Test func aSnoozeThatIsOverIsNoDecision() {
        let account = analysis.accounts[0].account.id
        let over = Decision(account: account, action: .snooze, until: Reviewing.now - 1, at: 1)
        #expect(state([WrittenDecision(number: 1, decision: over)]).decided == 0)
    }

    @Test func whatIsSkippedComesAtTheEnd() {
        var state = state()
        let skipped = state.place
        #expect(state.press(.skip) == .none)
        var number: Int64 = 0
        while state.place != skipped {
            number += 1
            keep(state.press(.keep), &state, number: number)
        }
        #expect(state.decided == analysis.accounts.count - 1 && state.mode == .looking)
        keep(state.press(.unfollow), &state, number: number + 1)
        #expect(state.mode == .ended)
    }

    @Test func arrowsLookWithoutDecidingAndStopAtTheEnds() {
        var state = state()
        let first = state.place
        #expect(state.press(.previous) == .none && state.place == first)
        _ = state.press(.next)
        #expect(state.place == state.places[1] && state.decided == 0)
        for _ in 0..<20 { _ = state.press(.next) }
        #expect(state.place == state.places.last)
    }

    @Test func undoTakesBackTheLastOneAndLooksAtItAgain() {
        var state = state()
        let first = state.place
        keep(state.press(.keep), &state, number: 1)
        keep(state.press(.unfollow), &state, number: 2)
        #expect(state.press(.undo) == .takeBack(2))
        #expect(state.decided == 2, "nothing is undone before the store has it")
        state.tookBack(2, TakenBack(account: analysis.accounts[state.places[1]].account.id, before: nil))
        #expect(state.decided == 1 && state.place == state.places[1])
        #expect(state.press(.undo) == .takeBack(1))
        state.tookBack(1, TakenBack(account: analysis.accounts[first].account.id, before: nil))
        #expect(state.press(.undo) == .none && state.place == first)
    }

    @Test func turningDownShowsTheFiltersAndTakesTheOneThatIsChosen() throws {
        let place = try #require(analysis.accounts.indices.first { !analysis.accounts[$0].turnDown.isEmpty })
        var state = state()
        state.place = place
        #expect(state.press(.turnDown) == .none && state.mode == .choosing)
        let filter = analysis.accounts[place].turnDown[0]
        #expect(state.press(.filter(0)) == .keep(place: place, .turnDown(filter)))
        #expect(
            state.press(.filter(99)) == .keep(place: place, .turnDown(nil)), "beyond the filters there is the digest")
        #expect(state.press(.cancel) == .none && state.mode == .looking)
    }

    @Test func aFilterIsKnownAgainByItsWords() throws {
        let account = try #require(analysis.accounts.first { $0.turnDown.count > 1 } ?? analysis.accounts.first)
        for filter in account.turnDown {
            let decision = Decision(.turnDown(filter), account: account.account.id, at: 1)
            #expect(decision.because == filter.instruction)
            #expect(decision.choice(of: account) == .turnDown(filter))
        }
        let digest = Decision(.turnDown(nil), account: account.account.id, at: 1)
        #expect(digest.choice(of: account) == .turnDown(nil))
    }

    @Test func bulkHoldsWhatIsNotDecidedAndNoMore() {
        var state = state()
        let all = BulkSelection.context("work").places(state, of: analysis)
        #expect(all.count == 2)
        #expect(all.allSatisfy { analysis.accounts[$0].contexts == ["work"] })
        state.place = all[0]
        keep(state.press(.keep), &state, number: 1)
        #expect(BulkSelection.context("work").places(state, of: analysis) == [all[1]])
        #expect(BulkSelection.below(100).places(state, of: analysis).allSatisfy { analysis.accounts[$0].snr != nil })
        #expect(BulkSelection.dormant.places(state, of: analysis).map { analysis.accounts[$0].account.id } == ["quiet"])
    }

    @Test func progressIsToldInWords() {
        var state = state()
        let total = analysis.accounts.count
        #expect(state.progress(analysis).hasPrefix("0 of \(total), 0 minutes a day saved so far, about 1 minute left"))
        let saved = analysis.accounts[state.place].attentionPerWeek / 7
        keep(state.press(.unfollow), &state, number: 1)
        #expect(ReviewBalance(analysis, state).savedPerDay == saved)
        #expect(state.progress(analysis).hasPrefix("1 of \(total), "))
        #expect(ReviewBalance(analysis, state).kinds == ["1 to unfollow"])
    }
}
