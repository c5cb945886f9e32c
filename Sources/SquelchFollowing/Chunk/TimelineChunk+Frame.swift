package import SquelchTimeline

/// What one source adds to the timeline, as bytes: the table of its posts, then what goes with it.
extension TimelineChunk {
    /// Version 1: accounts, folders, facets, profiles, documents, versions. Raise it with every change of what is written.
    private static let rest = FrameKind(mark: "C", version: 1)
    private static let carriedRest = FrameKind(mark: "c", version: 1, isPlanar: true)

    /// Whether it is made of posts and of who posts them: what the user did is read anew each time, there is little of it.
    private var isOfPosts: Bool {
        table.count > 0 && follows.isEmpty && followers.isEmpty && mutes.isEmpty && valued.count == 0 && marks.isEmpty
            && interactions.isEmpty && names.isEmpty && table.posts.hits.count == 0
    }

    /// The chunk in bytes; nil for one that has more than posts and accounts.
    package var bytes: [UInt8]? { bytes(isCarried: false) }

    /// The chunk in bytes, as a cache keeps it or as it is carried to another process.
    func bytes(isCarried: Bool) -> [UInt8]? {
        guard isOfPosts else { return nil }
        var writer = FrameWriter(isCarried ? Self.carriedRest : Self.rest)
        writer.write(UInt64(withoutAccount))
        writer.write(UInt64(accounts.accounts.count))
        for account in accounts.accounts {
            for text in [
                account.id, account.name, account.platform?.rawValue, account.url, account.feedURL, account.language,
            ] {
                writer.write(text: text)
            }
            writer.write(texts: account.payment)
        }
        let folders = folders.byAccount
        writer.write(UInt64(folders.count))
        for (account, names) in folders {
            writer.write(account)
            writer.write(texts: names)
        }
        writer.write(column: facets.facets.map(\.kind.rawValue))
        for facet in facets.facets { writer.write(text: facet.name) }
        writer.write(UInt64(profiles.count))
        for profile in profiles {
            writer.write(text: profile.account)
            writer.write(texts: profile.links)
            writer.write(texts: profile.verified)
            writer.write(text: profile.movedTo)
        }
        writer.write(UInt64(documents.count))
        for document in documents { Self.write(document, to: &writer) }
        Self.write(versions, to: &writer)
        return table.bytes(isCarried ? PostTable.carried : PostTable.frame) + writer.finish()
    }

    /// The chunk in these bytes, of the source of this name.
    package convenience init(
        _ source: String, keepsAllTexts: Bool, keepsLongTexts: Bool, bytes: ArraySlice<UInt8>, isCarried: Bool = false
    ) throws(FrameError) {
        let frame = isCarried ? PostTable.carried : PostTable.frame
        self.init(source, keepsAllTexts: keepsAllTexts, keepsLongTexts: keepsLongTexts)
        table = try PostTable(bytes: bytes, frame)
        var reader = try FrameReader(
            isCarried ? Self.carriedRest : Self.rest, bytes.dropFirst(try PostTable.length(of: bytes, frame)))
        withoutAccount = Int(clamping: try reader.read(UInt64.self))
        let count = try reader.readCount()
        for index in 0..<count { try readAccount(index, &reader) }
        for _ in 0..<(try reader.readCount()) {
            let account = try reader.read(UInt32.self)
            guard account < UInt32(clamping: count) else { throw .damaged }
            for name in try reader.readTexts() { folders.insert(name, of: account) }
        }
        for kind in try reader.readColumn(UInt8.self) {
            guard let kind = Facet.Kind(rawValue: kind), let name = try reader.readText(),
                facets.number(Facet(kind: kind, name: name)) != nil
            else { throw .damaged }
        }
        for _ in 0..<(try reader.readCount()) {
            let account = try reader.readText() ?? ""
            let (links, verified) = (try reader.readTexts(), try reader.readTexts())
            profiles.append(
                ProfileLinks(account: account, links: links, verified: verified, movedTo: try reader.readText()))
        }
        for _ in 0..<(try reader.readCount()) { documents.append(try Self.readDocument(source, &reader)) }
        versions = try Self.readVersions(&reader)
        try reader.finish()
        guard fits else { throw .damaged }
    }

    /// Whether every number means something: bytes that were written by another program may have any.
    private var fits: Bool {
        let accounts = UInt32(accounts.accounts.count)
        return table.posts.account.allSatisfy { $0 < accounts } && table.posts.facets.areAll(below: facets.facets.count)
            && documents.allSatisfy { $0.account < accounts }
            && versions.allSatisfy {
                (0..<table.count).contains($0.row) && (-1..<documents.count).contains($0.document)
            }
    }

    private func readAccount(_ index: Int, _ reader: inout FrameReader) throws(FrameError) {
        guard let id = try reader.readText() else { throw .damaged }
        var account = Account(id: id)
        account.name = try reader.readText()
        account.platform = try reader.readText().map(Platform.init(rawValue:))
        account.url = try reader.readText()
        account.feedURL = try reader.readText()
        account.language = try reader.readText()
        account.payment = try reader.readTexts()
        guard accounts.index(of: id) == UInt32(index) else { throw .damaged }
        accounts[UInt32(index)] = account
    }

    // MARK: - Documents

    private static func write(_ document: FeedDocument, to writer: inout FrameWriter) {
        writer.write(document.account)
        writer.write(text: document.id)
        writer.write(text: document.title)
        writer.write(column: document.updated.map { [$0] } ?? [])
        writer.write(text: document.home)
        writer.write(UInt64(document.homePosts))
        writer.write(column: document.headlines.sorted())
        writer.write(column: document.times)
    }

    private static func readDocument(_ source: String, _ reader: inout FrameReader) throws(FrameError) -> FeedDocument {
        let account = try reader.read(UInt32.self)
        let id = try reader.readText() ?? ""
        let title = try reader.readText()
        let updated = try reader.readColumn(Int64.self).first
        var document = FeedDocument(account: account, id: id, title: title, source: source, updated: updated)
        document.home = try reader.readText()
        document.homePosts = Int(clamping: try reader.read(UInt64.self))
        document.headlines = Set(try reader.readColumn(UInt64.self))
        document.times = try reader.readColumn()
        return document
    }

    private static func write(_ versions: [PostVersion], to writer: inout FrameWriter) {
        writer.write(column: versions.map { UInt32(clamping: $0.row) })
        writer.write(column: versions.map { Int32(clamping: $0.document) })
        writer.write(column: versions.map(\.headline))
        writer.write(column: versions.map(\.body))
        writer.write(column: versions.map(\.page))
        writer.write(column: versions.map(\.updated))
        writer.write(column: versions.map { UInt8($0.hasOwnID ? 1 : 0) | UInt8($0.hasPublished ? 2 : 0) })
    }

    private static func readVersions(_ reader: inout FrameReader) throws(FrameError) -> [PostVersion] {
        let (rows, documents) = (try reader.readColumn(UInt32.self), try reader.readColumn(Int32.self))
        let headlines = try reader.readColumn(UInt64.self)
        let bodies = try reader.readColumn(UInt64.self)
        let pages = try reader.readColumn(UInt64.self)
        let updated = try reader.readColumn(Int64.self)
        let flags = try reader.readColumn(UInt8.self)
        let counts = Set([documents.count, headlines.count, bodies.count, pages.count, updated.count, flags.count])
        guard counts == [rows.count], rows.isRising else { throw .damaged }
        return rows.indices.map { index in
            PostVersion(
                row: Int(rows[index]), document: Int(documents[index]), headline: headlines[index], body: bodies[index],
                page: pages[index], updated: updated[index], hasOwnID: flags[index] & 1 != 0,
                hasPublished: flags[index] & 2 != 0)
        }
    }
}
