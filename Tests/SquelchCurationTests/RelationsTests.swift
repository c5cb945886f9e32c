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
        let oneSided = try relation(person("oneSided") { for _ in 0..<50 { $0.add(.message, .sent, at: now) } })
        #expect(oneSided.standing == .dormant && oneSided.strength < alive.strength)
    }

    @Test func vouchingTakesARecommendationOrDepthOrMeeting() throws {
        let recommended = try relation(person("r") { $0.add(.recommendation, .received, at: now - 3000 * day) })
        #expect(recommended.standing == .reference)
        func talk(_ times: Int, over days: Int64) -> (inout AccountInteraction) -> Void {
            { interaction in
                for index in 0..<Int64(times) {
                    let at = now - days * day + index * days * day / Int64(times)
                    interaction.add(.message, .sent, at: at)
                    interaction.add(.message, .received, at: at + 60)
                }
            }
        }
        #expect(try relation(person("deep", talk(10, over: 300))).standing == .reference)
        #expect(try relation(person("oneEvening", talk(10, over: 1))).standing == .alive)
        #expect(try relation(person("shallow", talk(3, over: 300))).standing == .alive)
        #expect(try relation(person("met", notes: ["met"], talk(3, over: 300))).standing == .reference)
        #expect(try relation(person("noted", notes: ["met"])).standing == .dormant)
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
