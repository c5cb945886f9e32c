import SquelchTimeline

/// `Connections.csv`: the people whom the user is connected with. Each has said yes, so they are mutual.
struct LinkedInConnections: CSVTable {
    private let output: RecordWriter
    private let firstName, lastName, url, company, position, connectedOn: Int?

    init(_ header: CSVHeader, _ output: RecordWriter) {
        self.output = output
        firstName = header["first name"]
        lastName = header["last name"]
        url = header["url", "profile url"]
        company = header["company"]
        position = header["position"]
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
        follow.url = output.pageAddress(row[url])
        follow.platform = .linkedIn
        follow.company = output.batch.store(row[company].plainString)
        follow.position = output.batch.store(row[position].plainString)
        follow.since = output.time(row[connectedOn], line: line)
        follow.mutual = true
        output.append(follow)
    }
}

/// `Company Follows.csv`: organisations by name.
struct LinkedInCompanyFollows: CSVTable {
    private let output: RecordWriter
    private let organization, followedOn: Int?

    init(_ header: CSVHeader, _ output: RecordWriter) {
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
        follow.platform = .linkedIn
        follow.since = output.time(row[followedOn], line: line)
        output.append(follow)
    }
}

/// `Member_Follows.csv`: people whom the user follows, and no longer follows. The same person can be in several rows,
/// the last of which counts.
struct LinkedInMemberFollows: CSVTable {
    private let output: RecordWriter
    private let date, status, fullName: Int?
    private var follows: [Follow] = []
    /// When people were last unfollowed, by account.
    private var ends: [String: Int64?] = [:]

    private struct Follow {
        var person: LinkedInPerson
        var since: Int64?
    }

    init(_ header: CSVHeader, _ output: RecordWriter) {
        self.output = output
        date = header["date"]
        status = header["status"]
        fullName = header["fullname"]
    }

    mutating func read(_ row: CSVRecord, line: Int) {
        let name = row[fullName].plainString
        guard let person = LinkedInPerson(profile: UnsafeBufferPointer(start: nil, count: 0), name: name) else {
            return output.skip(line: line, "a follow without a name")
        }
        let time = output.time(row[date], line: line)
        guard row[status].starts(withIgnoringCase: "unfollow") else {
            return follows.append(Follow(person: person, since: time))
        }
        output.ignore(Self.ended)
        if let known = ends[person.account] {
            ends[person.account] = .some(known.flatMap { end in time.map { max(end, $0) } })
        } else {
            ends[person.account] = .some(time)
        }
    }

    private static let ended = "no longer followed"

    func finish() {
        for one in follows {
            if isOver(one) {
                output.ignore(Self.ended)
                continue
            }
            var follow = FollowRecord()
            follow.account = output.batch.store(one.person.account)
            follow.name = output.batch.store(one.person.name)
            follow.platform = .linkedIn
            follow.since = one.since
            output.append(follow)
        }
    }

    /// Whether a later row takes the follow back. Without dates the order in time is not known: then it does.
    private func isOver(_ follow: Follow) -> Bool {
        guard let end = ends[follow.person.account] else { return false }
        guard let end, let since = follow.since else { return true }
        return end >= since
    }
}

/// `Hashtag_Follows.csv`: subjects, which are no accounts.
struct LinkedInHashtags: CSVTable {
    private let output: RecordWriter
    private var count = 0

    init(_ output: RecordWriter) { self.output = output }

    mutating func read(_ row: CSVRecord, line: Int) { count += 1 }

    func finish() {
        let hashtags = Counted.text(count, "hashtag that is followed", "hashtags that are followed")
        output.output.leaveOut("\(hashtags): no account")
    }
}
