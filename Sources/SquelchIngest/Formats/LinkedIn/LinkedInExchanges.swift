import SquelchTimeline

/// `Invitations.csv`: who asked whom to connect. What was written with it is not kept.
struct LinkedInInvitations: CSVTable {
    private let output: RecordWriter
    private let from, to, sentAt, direction, inviter, invitee: Int?

    init(_ header: CSVHeader, _ output: RecordWriter) {
        self.output = output
        from = header["from"]
        to = header["to"]
        sentAt = header["sent at"]
        direction = header["direction"]
        inviter = header["inviterprofileurl"]
        invitee = header["inviteeprofileurl"]
    }

    func read(_ row: CSVRecord, line: Int) {
        let isOutgoing = row[direction].starts(withIgnoringCase: "outgoing")
        guard isOutgoing || row[direction].starts(withIgnoringCase: "incoming") else {
            return output.skip(line: line, "an invitation of unknown direction")
        }
        let name = row[isOutgoing ? to : from].plainString
        guard let person = LinkedInPerson(profile: row[isOutgoing ? invitee : inviter], name: name) else {
            return output.skip(line: line, "an invitation without a name")
        }
        let time = output.time(row[sentAt], line: line)
        output.interaction(person.account, name, .invitation, isOutgoing: isOutgoing, at: time)
    }
}

/// `Recommendations_Given.csv` and `_Received.csv`: alike in all but the name of the file.
struct LinkedInRecommendations: CSVTable {
    private let output: RecordWriter
    private let firstName, lastName, date: Int?
    private let isOutgoing: Bool?

    init(_ header: CSVHeader, _ output: RecordWriter) {
        self.output = output
        firstName = header["first name"]
        lastName = header["last name"]
        date = header["creation date"]
        isOutgoing =
            output.fileName.contains("given") ? true : output.fileName.contains("received") ? false : nil
        if isOutgoing == nil {
            output.output.lose("recommendations, but only the file's name could say whether given or received")
        }
    }

    func read(_ row: CSVRecord, line: Int) {
        let name = output.string(row[firstName], row[lastName])
        guard !name.isEmpty else { return output.skip(line: line, "a recommendation without a name") }
        let time = output.time(row[date], line: line)
        output.interaction("linkedin:" + name, name, .recommendation, isOutgoing: isOutgoing, at: time)
    }

    var format: SourceFormat? {
        isOutgoing.map { SourceFormat(.linkedIn, "recommendations " + ($0 ? "given" : "received")) }
    }
}

/// `Endorsement_Given_Info.csv` and `Endorsement_Received_Info.csv`.
struct LinkedInEndorsements: CSVTable {
    private let output: RecordWriter
    private let firstName, lastName, url, date, status: Int?
    private let isOutgoing: Bool

    init(_ header: CSVHeader, _ output: RecordWriter) {
        self.output = output
        isOutgoing = header["endorsee first name"] != nil
        firstName = header["endorsee first name", "endorser first name"]
        lastName = header["endorsee last name", "endorser last name"]
        url = header["endorsee public url", "endorser public url"]
        date = header["endorsement date"]
        status = header["endorsement status"]
    }

    func read(_ row: CSVRecord, line: Int) {
        if row[status].starts(withIgnoringCase: "rejected") {
            return output.ignore("an endorsement that was turned down")
        }
        let name = output.string(row[firstName], row[lastName])
        guard let person = LinkedInPerson(profile: row[url], name: name) else {
            return output.skip(line: line, "an endorsement without a name")
        }
        let time = output.time(row[date], line: line)
        output.interaction(person.account, name, .endorsement, isOutgoing: isOutgoing, at: time)
    }

    var format: SourceFormat? { SourceFormat(.linkedIn, "endorsements " + (isOutgoing ? "given" : "received")) }
}
