import SquelchSystem
import SquelchCuration
import SquelchIngest
import SquelchTimeline

/// Files that Mastodon imports (Preferences, Import and export).
extension PlanFiles {
    /// The list of follows without those who are to go; what stays is written as it was.
    mutating func addFollowing(_ original: borrowing ByteArena, _ path: String) {
        let table = FollowingTable(original.all)
        guard table.rows.contains(where: { $0.account != nil }) else {
            return note("\(path) has no accounts that could be told: it was left alone; use the checklist")
        }
        let items = plan.all
        var bytes = table.bytesBeforeRows
        var gone = 0
        var hidden = 0
        for row in table.rows {
            let item = row.account.flatMap { account in items.first { $0.hasAccount(account) } }
            switch item?.action {
            case .unfollow, .removeDouble, .removeMoved: gone += 1
            case .hideReposts:
                guard let column = table.boostsColumn, row.cells.indices.contains(column) else {
                    bytes += table.bytes(row)
                    continue
                }
                var cells = row.cells
                cells[column] = "false"
                bytes += Array(CSVRow.render(cells, end: table.lineEnd).utf8)
                hidden += 1
            default: bytes += table.bytes(row)
            }
        }
        guard gone + hidden > 0 else { return }
        let name = freeName("following_accounts.keep.csv")
        files.append(OutputFolder.File(path: "mastodon/\(name)", bytes: bytes))
        let undo = "undo/" + freeName("following_accounts.csv")
        files.append(OutputFolder.File(path: undo, bytes: Array(original.all)))
        guides.append(
            guide(
                "mastodon/\(name)",
                "the complete list of those who stay (\(gone) go, \(hidden) without boosts), for import as *Following*. "
                    + "**Overwrite unfollows everybody who is not in the file**: export anew first if you have followed anybody "
                    + "since. Merge unfollows nobody, and still hides the boosts."))
        guides.append(
            guide(
                undo,
                "your original. Import it with *merge* to follow everybody again, with *overwrite* to have it as it was."
            ))
    }

    /// Accounts to pause as mutes: Mastodon has nothing else for a whole account, and its import knows no time.
    mutating func addMutes(_ sources: [SourceReport]) {
        let muted = plan.items.filter { $0.action == .snooze }.compactMap(\.mastodonAddress)
        guard !muted.isEmpty else { return }
        let original = Self.mutes(sources)
        let header = CSVRow.render(["Account address", "Hide notifications"])
        let table = Array((original ?? Array(header.utf8))).withUnsafeBufferPointer { FollowingTable($0) }
        // Mastodon takes no file whose line ends differ.
        var bytes = table.bytesBeforeRows
        for row in table.rows { bytes += table.bytes(row) }
        if let last = bytes.last, last != UInt8(ascii: "\n") { bytes += Array(table.lineEnd.utf8) }
        for account in muted { bytes += Array(CSVRow.render([account, "false"], end: table.lineEnd).utf8) }
        let base = freeName("muted_accounts.csv")
        let name = "mastodon/" + base
        files.append(OutputFolder.File(path: name, bytes: bytes))
        let text =
            "for import as *Muting list*, with merge: mutes \(muted.count) until you unmute; their notifications still come."
        guard let original else {
            return guides.append(guide(name, text + " The way back: unmute each, as in `undo/checklist.html`."))
        }
        let undo = "undo/" + base
        files.append(OutputFolder.File(path: undo, bytes: original))
        guides.append(guide(name, text))
        guides.append(guide(undo, "whom you mute now. Import it with *overwrite* to have it as it was."))
    }

    /// The user's own list of mutes, where it is a file.
    private static func mutes(_ sources: [SourceReport]) -> [UInt8]? {
        for source in sources where source.format == .mastodonMuted {
            guard let file = source.file else { continue }
            if let bytes = try? WholeFile.read(path: file, limit: largest) { return Array(bytes.all) }
        }
        return nil
    }

    /// Accounts for a digest as a list: its members can be taken out of the home timeline.
    mutating func addDigestList() {
        let members = plan.items.filter { $0.step == .digest }.compactMap(\.mastodonAddress)
        guard !members.isEmpty else { return }
        let name = "mastodon/" + freeName("lists.csv")
        let rows = members.map { CSVRow.render([PlanJSON.digest, $0]) }.joined()
        files.append(OutputFolder.File(path: name, text: rows))
        guides.append(
            guide(
                name,
                "for import as *Lists*, with merge: a list \(PlanJSON.digest) of \(members.count). Then tick *Hide members in "
                    + "following* in that list's settings. The way back: delete the list."))
    }
}

extension FollowingTable {
    /// The header as Mastodon imports it; empty where there is none.
    fileprivate var bytesBeforeRows: [UInt8] {
        isPlain || header.isEmpty ? headerBytes : Array(CSVRow.render(header, end: lineEnd).utf8)
    }

    /// A row as Mastodon imports it: as it was, where the whole file is as Mastodon writes it.
    fileprivate func bytes(_ row: Row) -> [UInt8] {
        isPlain ? row.bytes : Array(CSVRow.render(row.cells, end: lineEnd).utf8)
    }
}
