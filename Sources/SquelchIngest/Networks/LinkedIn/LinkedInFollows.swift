import SquelchTimeline

/// `Connections.csv`: the people whom the user is connected with. Each has said yes, so they are mutual.
struct LinkedInConnections: CSVTable {
    private let output: ExportOutput
    private let firstName, lastName, url, connectedOn: Int?

    init(_ header: CSVHeader, _ output: ExportOutput) {
        self.output = output
        firstName = header["first name"]
        lastName = header["last name"]
        url = header["url", "profile url"]
        connectedOn = header["connected on"]
    }

    func read(_ row: CSVRecord, line: Int) {
        let name = output.string(row[firstName], row[lastName])
        guard let person = LinkedInPerson(profile: row[url], name: name) else {
            return output.ignore("a connection without name or profile: a closed account")
        }
        var follow = FollowRecord()
        follow.account = output.batch.store(person.account)
        follow.name = output.batch.store(name)
        follow.url = output.address(row[url])
        follow.platform = output.batch.store("linkedin")
        follow.since = output.time(row[connectedOn], line: line)
        follow.mutual = true
        output.append(follow)
    }

    func finish() { output.finish() }
}

/// `Company Follows.csv`: organisations by name.
struct LinkedInCompanyFollows: CSVTable {
    private let output: ExportOutput
    private let organization, followedOn: Int?

    init(_ header: CSVHeader, _ output: ExportOutput) {
        self.output = output
        organization = header["organization"]
        followedOn = header["followed on"]
    }

    func read(_ row: CSVRecord, line: Int) {
        let name = row[organization].plainString
        guard !name.isEmpty else { return output.skip(line: line, "a follow without a name") }
        var follow = FollowRecord()
        follow.account = output.batch.store("linkedin:" + name)
        follow.name = output.batch.store(name)
        follow.platform = output.batch.store("linkedin")
        follow.since = output.time(row[followedOn], line: line)
        output.append(follow)
    }

    func finish() { output.finish() }
}

/// `Member_Follows.csv`: people whom the user follows, and no longer follows.
struct LinkedInMemberFollows: CSVTable {
    private let output: ExportOutput
    private let date, status, fullName: Int?

    init(_ header: CSVHeader, _ output: ExportOutput) {
        self.output = output
        date = header["date"]
        status = header["status"]
        fullName = header["fullname"]
    }

    func read(_ row: CSVRecord, line: Int) {
        if row[status].starts(withIgnoringCase: "unfollow") { return output.ignore("no longer followed") }
        let name = row[fullName].plainString
        guard let person = LinkedInPerson(profile: UnsafeBufferPointer(start: nil, count: 0), name: name) else {
            return output.skip(line: line, "a follow without a name")
        }
        var follow = FollowRecord()
        follow.account = output.batch.store(person.account)
        follow.name = output.batch.store(name)
        follow.platform = output.batch.store("linkedin")
        follow.since = output.time(row[date], line: line)
        output.append(follow)
    }

    func finish() { output.finish() }
}
