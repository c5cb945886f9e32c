import SquelchCuration
import SquelchTimeline
import Testing

struct RelationsTests {
    private let now: Int64 = 1_767_225_600
    private let day: Int64 = 86_400

    private func person(_ id: String, notes: [String] = [], _ fill: (inout AccountInteraction) -> Void = { _ in })
        -> Person
    {
        var person = Person(id: id)
        person.isMutual = true
        person.notes = notes
        fill(&person.interaction)
        return person
    }

    private func relation(_ person: Person) throws -> Relation {
        // Somebody who wrote today sets the clock.
        let clock = self.person("~clock") { $0.add(.message, .received, at: now) }
        return try #require(RelationsAnalysis([person, clock], now: now).relations.first { $0.person.id == person.id })
    }

    @Test func classesRestOnWhatPassed() throws {
        let stranger = try relation(person("stranger"))
        #expect(stranger.standing == .never && stranger.evidence.isEmpty && stranger.strength == 0)
        let invited = try relation(person("invited") { $0.add(.invitation, .sent, at: now) })
        #expect(invited.standing == .never)
        let alive = try relation(
            person("alive") {
                $0.add(.message, .sent, at: now - 200 * day)
                $0.add(.message, .received, at: now - 100 * day)
            })
        #expect(alive.standing == .alive)
        let dormant = try relation(
            person("dormant") {
                $0.add(.message, .sent, at: now - 900 * day)
                $0.add(.message, .received, at: now - 800 * day)
            })
        #expect(dormant.standing == .dormant && dormant.strength < alive.strength)
        let unanswered = try relation(person("unanswered") { for _ in 0..<50 { $0.add(.message, .sent, at: now) } })
        #expect(unanswered.standing == .unanswered && unanswered.strength < alive.strength)
    }

    @Test func theLastWordSaysWhoOwesAnAnswer() throws {
        // Who wrote today is not dormant: the user owes an answer.
        let asked = try relation(person("asked") { $0.add(.message, .received, at: now) })
        #expect(asked.standing == .waiting)
        let again = try relation(
            person("again") {
                $0.add(.message, .sent, at: now - 200 * day)
                $0.add(.message, .received, at: now - 5 * day)
            })
        #expect(again.standing == .waiting)
        let answered = try relation(
            person("answered") {
                $0.add(.message, .received, at: now - 5 * day)
                $0.add(.message, .sent, at: now - 4 * day)
            })
        #expect(answered.standing == .alive)
        // What was said years ago waits for nothing.
        #expect(try relation(person("old") { $0.add(.message, .received, at: now - 900 * day) }).standing == .dormant)
        // A like needs no answer.
        #expect(try relation(person("liked") { $0.add(.reaction, .received, at: now) }).standing == .alive)
    }

    @Test func aReferenceIsOnlyWhatTheyKnowOfTheUsersWork() throws {
        let praised = try relation(person("p") { $0.add(.recommendation, .received, at: now - 3000 * day) })
        #expect(praised.couldGiveReference && !praised.couldRecommend && praised.standing == .dormant)
        let praising = try relation(person("q") { $0.add(.endorsement, .sent, at: now) })
        #expect(!praising.couldGiveReference && praising.couldRecommend)
    }

    /// LinkedIn asks for endorsements, and a click answers it: that is no talk.
    @Test func endorsementsAloneAreNoRelationship() throws {
        let clicks = try relation(
            person("clicks") {
                for time in 0..<40 { $0.add(.endorsement, time % 2 == 0 ? .sent : .received, at: now - day) }
            })
        #expect(clicks.standing == .never && clicks.evidence == ["only clicks: 20 endorsements from you, 20 from them"])
        let written = try relation(person("written") { $0.add(.recommendation, .received, at: now - day) })
        #expect(written.standing == .alive && written.strength > clicks.strength)
        // A click today does not make a talk of years ago a talk of today.
        let old = try relation(
            person("old") {
                $0.add(.message, .sent, at: now - 900 * day)
                $0.add(.message, .received, at: now - 890 * day)
                $0.add(.endorsement, .received, at: now)
            })
        #expect(old.standing == .dormant && old.evidence.last == "1 endorsement from them")
    }

    @Test func closenessTakesDepthOrMeeting() throws {
        func talk(_ times: Int, over days: Int64) -> (inout AccountInteraction) -> Void {
            { interaction in
                for index in 0..<Int64(times) {
                    let at = now - days * day + index * days * day / Int64(times)
                    interaction.add(.message, .received, at: at)
                    interaction.add(.message, .sent, at: at + 60)
                }
            }
        }
        #expect(try relation(person("deep", talk(10, over: 300))).standing == .close)
        #expect(try relation(person("oneEvening", talk(10, over: 1))).standing == .alive)
        #expect(try relation(person("shallow", talk(3, over: 300))).standing == .alive)
        #expect(try relation(person("met", notes: ["met"], talk(3, over: 300))).standing == .close)
        #expect(try relation(person("noted", notes: ["met"])).standing == .dormant)
    }

    /// An archive of Mastodon or X holds what the user wrote, and no answers.
    @Test func anArchiveWithoutAnswersIsSaidToBeOneSided() throws {
        var people = ["ada", "bo"].map { name -> Person in
            var person = Person(id: name)
            person.platform = .mastodon
            person.interaction.add(.reply, .sent, at: now)
            return person
        }
        let analysis = RelationsAnalysis(people, now: now)
        #expect(analysis.oneSided == [.mastodon])
        #expect(analysis.relations.allSatisfy { $0.standing == .alive })
        people[0].platform = .linkedIn
        #expect(RelationsAnalysis([people[0]], now: now).relations.map(\.standing) == [.unanswered])
    }

    @Test func evidenceCountsAndNamesDirections() throws {
        let one = try relation(
            person("x", notes: ["colleague"]) {
                $0.add(.reply, .sent, at: now)
                $0.add(.reply, .sent, at: now)
                $0.add(.message, .received, at: now)
                $0.add(.message, .sent, at: now)
            })
        #expect(one.evidence == ["you noted: colleague", "1 message from you, 1 from them", "2 replies from you"])
    }

    @Test func moreExchangesNeverMakeARelationWeaker() throws {
        var interaction = AccountInteraction()
        var last = 0.0
        for step in 0..<60 {
            interaction.add(
                AccountInteraction.Kind.allCases[step % 8], step % 3 == 0 ? .sent : .received, at: now - 10 * day)
            var one = person("x")
            one.interaction = interaction
            let strength = try relation(one).strength
            #expect(strength >= last && strength < 1)
            last = strength
        }
    }

    @Test func theFirstExchangeSaysWhoBegan() {
        var left = AccountInteraction()
        left.add(.message, .sent, at: 20)
        var right = AccountInteraction()
        right.add(.message, .received, at: 10)
        right.add(.message, .sent, at: nil)
        var joined = left
        joined.merge(right)
        #expect(joined.first?.direction == .received && joined.first?.time == 10 && joined.last == 20)
        var other = right
        other.merge(left)
        #expect(other == joined)
        #expect(joined.sent == 2 && joined.received == 1 && joined.count(.message, .sent) == 2)
    }
}
