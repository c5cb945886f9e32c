import SquelchIngest
import SquelchTimeline
import Testing

/// The tables of LinkedIn's export.
@Suite("LinkedIn")
struct LinkedInTests {
    private let preamble = """
        Notes:
        "When exporting your connection data, you may notice that ""some"" are missing."


        """

    @Test func connectionsBehindTheirPreamble() throws {
        let reading = try readExport(
            preamble + """
                First Name,Last Name,URL,Email Address,Company,Position,Connected On
                Ada,"Example, PhD",https://www.linkedin.com/in/Ada-Example/,a@b.example,"Hill, Inc.",Engineer,08 Feb 2024
                ,,,,,,01 Jan 2023

                """)
        #expect(reading.report.format?.name == "linkedin connections")
        #expect(
            reading.follows == [
                .init(
                    account: "linkedin.com/in/ada-example", name: "Ada Example, PhD",
                    url: "https://www.linkedin.com/in/Ada-Example/", platform: "linkedin", since: 1_707_350_400,
                    mutual: true)
            ])
        #expect(reading.ignored == 1)
        #expect(!reading.everything.contains("a@b.example"))
    }

    @Test func columnsAreFoundByNameAndAddressesMayBeMissing() throws {
        let reading = try readExport(
            "First Name,Last Name,Email Address,Company,Position,Connected On,URL\n"
                + "Bo,Example,,X,Y,15 Jan 2023,https://linkedin.com/in/bo\nCy,Example,,X,Y,nonsense,\n")
        #expect(reading.follows.map(\.account) == ["linkedin.com/in/bo", "linkedin:Cy Example"])
        #expect(reading.follows.last?.since == nil)
        #expect(reading.warnings.contains("3: the date could not be understood"))
    }

    @Test func anEmptyListIsAList() throws {
        let reading = try readExport("First Name,Last Name,URL,Connected On\n")
        #expect(reading.report.format?.name == "linkedin connections")
        #expect(!reading.report.isFailure)
    }

    @Test func invitationsGoBothWays() throws {
        let reading = try readExport(
            """
            From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl
            Me,Ada,"1/29/26, 2:37 PM",a secret,OUTGOING,https://www.linkedin.com/in/me,https://www.linkedin.com/in/ada
            Bo,Me,2024-02-08 10:00:00 UTC,,INCOMING,https://www.linkedin.com/in/bo,https://www.linkedin.com/in/me
            Cy,Me,2024-02-08 10:00:00 UTC,,SIDEWAYS,,
            """)
        #expect(
            reading.interactions == [
                .init(
                    account: "linkedin.com/in/ada", name: "Ada", direction: "out", type: "invitation", at: 1_769_697_420
                ),
                .init(
                    account: "linkedin.com/in/bo", name: "Bo", direction: "in", type: "invitation", at: 1_707_386_400),
            ])
        #expect(reading.skipped == 1)
        #expect(!reading.everything.contains("secret"))
    }

    private let messageHeader =
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
        + "ATTACHMENTS,IS MESSAGE DRAFT\n"

    private func message(
        _ from: String, _ to: [String], _ hour: Int, draft: String = "No", in conversation: String? = nil
    ) -> String {
        let id = conversation ?? ([from] + to).sorted().joined(separator: "-")
        let urls = to.map { "https://www.linkedin.com/in/\($0)" }.joined(separator: ",")
        return
            "\(id),secret,\(from.uppercased()),https://www.linkedin.com/in/\(from),\"\(to.joined(separator: ","))\",\"\(urls)\","
            + "2024-02-08 \(hour):00:00 UTC,secret,\"secret\nin \"\"two\"\" lines\",INBOX,,\(draft)\n"
    }

    @Test func messagesGiveDirectionAndTimeAndNothingElse() throws {
        let reading = try readExport(
            messageHeader + message("me", ["ada"], 10) + message("ada", ["me"], 11) + message("bo", ["me"], 12)
                + message("me", ["ada", "bo"], 13) + message("me", ["ada"], 14, draft: "Yes"))
        #expect(
            reading.interactions.map(\.account) == ["linkedin.com/in/ada", "linkedin.com/in/ada", "linkedin.com/in/bo"])
        #expect(reading.interactions.map(\.direction) == ["out", "in", "in"])
        #expect(reading.interactions.first?.at == 1_707_386_400)
        #expect(reading.ignored == 2)
        #expect(!reading.everything.contains("secret"))
    }

    @Test func ofTwoWhoOnlyWriteToEachOtherNobodyIsGuessed() throws {
        let reading = try readExport(messageHeader + message("me", ["ada"], 10) + message("ada", ["me"], 11))
        #expect(reading.interactions.isEmpty)
        #expect(reading.skipped == 2)
    }

    @Test(arguments: [("Recommendations_Given.csv", "out"), ("Recommendations_Received.csv", "in"), ("x.csv", nil)])
    func recommendationsHaveTheirDirectionInTheFileName(_ name: String, _ direction: String?) throws {
        let reading = try readExport(
            "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\nAda,Example,C,J,secret,22 Mar 2024,VISIBLE\n",
            name: name)
        #expect(reading.interactions.map(\.direction) == [direction])
        #expect(reading.interactions.first?.type == "recommendation")
        #expect(!reading.everything.contains("secret"))
        #expect((direction == nil) == !reading.warnings.isEmpty)
    }

    @Test(arguments: [("Endorser", "in"), ("Endorsee", "out")])
    func endorsements(_ who: String, _ direction: String) throws {
        let reading = try readExport(
            "Endorsement Date,Skill Name,\(who) First Name,\(who) Last Name,\(who) Public Url,Endorsement Status\n"
                + "2024/02/08 10:00:00 UTC,Rain,Ada,Example,https://www.linkedin.com/in/ada,ACCEPTED\n"
                + "2024/02/08 10:00:00 UTC,Rain,Bo,Example,https://www.linkedin.com/in/bo,REJECTED\n")
        #expect(
            reading.interactions == [
                .init(
                    account: "linkedin.com/in/ada", name: "Ada Example", direction: direction, type: "endorsement",
                    at: 1_707_386_400)
            ])
    }

    @Test func whatWasDoneToPosts() throws {
        let like = try readExport(
            "Date,Type,Link\n2024-02-08 10:00:00 UTC,EMPATHY,https://www.linkedin.com/feed/update/urn:li:activity:7\n")
        #expect(like.attention.map(\.action) == ["like"])
        #expect(like.attention.first?.at == 1_707_386_400)
        let reply = try readExport("Date,Link,Message\n2024-02-08 10:00:00 UTC,https://www.linkedin.com/x,secret\n")
        #expect(reply.attention.map(\.action) == ["reply"])
        #expect(!reply.everything.contains("secret"))
        let saved = try readExport("savedItem,createdTime\nhttps://www.linkedin.com/x,2024-02-08 10:00:00 UTC\n")
        #expect(saved.attention.map(\.action) == ["save"])
    }

    @Test func sharesPassPagesOnEvenWhereTheirTextIsTorn() throws {
        let reading = try readExport(
            """
            Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility
            2024-02-08 10:00:00,https://www.linkedin.com/1,"my words",https://hill.example/rain,,MEMBER_NETWORK
            2024-02-08 11:00:00,https://www.linkedin.com/2,"first line"
            "second line"
            "third",https://hill.example/hail,,MEMBER_NETWORK
            2024-02-08 12:00:00,https://www.linkedin.com/3,PUBLIC,words in the wrong column,
            """)
        #expect(reading.attention.map(\.url) == ["https://hill.example/rain", "https://hill.example/hail"])
        #expect(reading.attention.map(\.action) == ["repost", "repost"])
        #expect(reading.attention.map(\.at) == [1_707_386_400, 1_707_390_000])
        #expect(reading.ignored == 1)
    }

    @Test func followsOfCompaniesAndMembers() throws {
        let companies = try readExport("Organization,Followed On\n\"Hill, Inc.\",28 Nov 2024\n,\n")
        #expect(companies.follows.map(\.account) == ["linkedin:Hill, Inc."])
        #expect(companies.follows.first?.since == 1_732_752_000)
        let members = try readExport("Date,Status,FullName\n08 Feb 2024,Active,Ada\n08 Feb 2024,Unfollow,Bo\n")
        #expect(members.follows.map(\.name) == ["Ada"])
        #expect(members.ignored == 1)
    }

    @Test func theLastRowOfAMemberCounts() throws {
        let rows = [
            "01 Feb 2024,Active,Ada", "02 Feb 2024,Unfollow,Ada", "01 Feb 2024,Unfollow,Bo", "02 Feb 2024,Active,Bo",
            "01 Feb 2024,Active,Cy", ",Unfollow,Cy",
        ]
        for rows in [rows, rows.reversed()] {
            let reading = try readExport("Date,Status,FullName\n" + rows.joined(separator: "\n") + "\n")
            #expect(reading.follows.map(\.name) == ["Bo"])
            #expect(reading.follows.first?.since == 1_706_832_000)
            #expect(reading.ignored == 5)
        }
    }

    @Test(arguments: ["Hashtag,Followed On", "HashtagName,Date,Status", "Hashtags"])
    func hashtagsAreCountedOnly(_ header: String) throws {
        let reading = try readExport(header + "\nrain\nsun\n", name: "Hashtag_Follows.csv")
        #expect(reading.report.format?.name == "linkedin hashtags")
        #expect(reading.follows.isEmpty)
        #expect(!reading.report.isFailure)
        #expect(reading.warnings.contains("2 hashtags"))
        let part = try readSource(
            bytes: ArchiveMaker.make(.zip, [("Hashtag_Follows.csv", header + "\nrain\nsun\n")]))
        #expect(part.warnings.isEmpty || !part.warnings.contains("hashtags"))
        #expect(part.report.entries.first?.note?.contains("2 hashtags") == true)
    }

    @Test func aConversationOfThreeIsAGroupWhoeverIsAddressed() throws {
        let reading = try readExport(
            messageHeader + message("me", ["ada"], 10) + message("me", ["bo"], 11, in: "7")
                + message("cy", ["me"], 12, in: "7") + message("dan", ["me"], 13, in: "8")
                + message("me", ["dan", "eve"], 14, in: "8") + message("me", ["bo"], 15))
        #expect(
            reading.interactions.map(\.account) == ["linkedin.com/in/ada", "linkedin.com/in/bo"])
        #expect(reading.report.counts.ignored == ["a message to several people": 4])
    }
}
