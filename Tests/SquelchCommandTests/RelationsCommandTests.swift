import Foundation
import SquelchCuration
import SquelchDocuments
import SquelchKit
import SquelchReport
import SquelchTimeline
import Testing

/// From an export of LinkedIn to what its connections rest on.
struct RelationsCommandTests {
    private func people(_ files: [String: String], _ toml: String = "") throws -> [Person] {
        let folder = try Folder()
        var paths: [String] = []
        for (name, text) in files.sorted(by: { $0.key < $1.key }) {
            let file = folder.url.appendingPathComponent(name)
            try Data(text.utf8).write(to: file)
            paths.append(file.path)
        }
        return AnalysisRun(
            FollowingReader(
                sources: paths.map(Source.init(path:)), workers: Workers(2),
                configuration: try ConfigurationFile.parse(toml)
            )
        )
        .run(AnalysisOptions(now: 1_767_225_600)).timeline.people
    }

    private let connections = """
        First Name,Last Name,URL,Email Address,Company,Position,Connected On
        Ada,Quill,https://www.linkedin.com/in/adaquill,,Press,Editor,03 May 2024
        Ben,Stone,https://www.linkedin.com/in/ben-1,,Mill,Miller,04 May 2024
        Ben,Stone,https://www.linkedin.com/in/ben-2,,Barn,Farmer,05 May 2024
        """
    private let recommendations = """
        First Name,Last Name,Company,Job Title,Text,Creation Date,Status
        Ada,Quill,Press,Editor,"SECRET words of praise","06/01/24, 10:00 AM",VISIBLE
        Ben,Stone,Mill,Miller,"SECRET again","06/02/24, 10:00 AM",VISIBLE
        """

    @Test func aNameFindsItsConnectionOnlyWhereOneHasIt() throws {
        let people = try people(["Connections.csv": connections, "Recommendations_Received.csv": recommendations])
        let ada = try #require(people.first { $0.id == "linkedin.com/in/adaquill" })
        #expect(ada.interaction.count(.recommendation, .received) == 1)
        #expect(ada.aliases == ["linkedin:Ada Quill"])
        // Two are called so: the recommendation is nobody's.
        #expect(people.filter { $0.id.contains("/in/ben-") }.allSatisfy { $0.interaction == AccountInteraction() })
        #expect(people.contains { $0.id == "linkedin:Ben Stone" && $0.interaction.received == 1 })
    }

    /// Networks that know no company get no blank column for it.
    @Test func aColumnThatIsBlankIsLeftOut() throws {
        let plain =
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
            + "Ada,Quill,https://www.linkedin.com/in/adaquill,,,,\n"
        let analysis = RelationsAnalysis(try people(["Connections.csv": plain]), now: 1_767_225_600)
        let profile = TerminalProfile(hasColor: false, width: 100, isUnicode: true)
        let head = RelationsTable.render(analysis, only: .never, profile).split(separator: "\n")
            .first { $0.hasPrefix("Who") }
        #expect(head.map { !$0.contains("Work") && !$0.contains("Since") && $0.contains("Rests on") } == true)
    }

    /// Whose work is known may be no friend: what is listed decides, not what there is.
    @Test func aColumnThatOnlyOthersWouldFillIsLeftOut() throws {
        var friend = Person(id: "a@hill.example")
        friend.isMutual = true
        for time in 0..<30 { friend.interaction.add(.reply, time % 2 == 0 ? .sent : .received, at: 1_767_000_000) }
        var stranger = Person(id: "linkedin.com/in/quill")
        stranger.isMutual = true
        stranger.company = "Press"
        stranger.since = 1_700_000_000
        let analysis = RelationsAnalysis([friend, stranger], now: 1_767_225_600)
        let profile = TerminalProfile(hasColor: false, width: 100, isUnicode: true)
        func head(_ standing: Relation.Standing?) -> Substring? {
            RelationsTable.render(analysis, only: standing, profile).split(separator: "\n")
                .first { $0.hasPrefix("Who") }
        }
        #expect(analysis.count(.never) == 1)
        #expect(head(nil).map { !$0.contains("Work") && !$0.contains("Since") } == true)
        #expect(head(.never).map { $0.contains("Work") && $0.contains("Since") } == true)
    }

    @Test func reportsNeverQuote() throws {
        let toml = """
            [relations]
            "Ada Quill" = ["colleague"]
            """
        let people = try people(
            ["Connections.csv": connections, "Recommendations_Received.csv": recommendations], toml)
        let analysis = RelationsAnalysis(people, now: 1_767_225_600)
        let profile = TerminalProfile(hasColor: false, width: 100, isUnicode: true)
        let table = RelationsTable.render(analysis, only: nil, profile)
        #expect(table.hasPrefix("2 of 4 connections are real"))
        #expect(table.contains("Could give a reference, having recommended or endorsed you: 2"))
        #expect(table.contains("Editor, Press") && table.contains("2024-05-03"))
        // What it rests on is never cut: it goes on below.
        #expect(table.contains("you noted: colleague; 1") && !table.contains("…"))
        guard let json = RelationsJSON.render(analysis, version: "0") else {
            Issue.record("no JSON")
            return
        }
        let text = String(decoding: json.all, as: UTF8.self)
        #expect(text.contains(#""could_give_a_reference":true,"you_could_recommend":false"#))
        #expect(text.contains(#""company":"Press","position":"Editor""#))
        #expect(RelationsCSV.render(analysis).contains(",Press,Editor,"))
        for report in [table, text, RelationsCSV.render(analysis)] {
            #expect(!report.contains("SECRET") && !report.contains("praise"))
        }
    }
}
