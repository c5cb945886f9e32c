public import SquelchSystem
public import SquelchCuration
import SquelchIngest
public import SquelchTimeline

/// The files of a plan's folder: what each network or reader can import, made from the user's own originals, with the
/// originals and the way back.
public struct PlanFiles {
    /// The files, in the order in which a person meets them.
    public internal(set) var files: [OutputFolder.File] = []
    var guides: [PlanGuide] = []
    private var notes: [String] = []
    private var names: Set<String> = []
    let plan: ActionPlan

    static let largest = 64 << 20

    /// All files of a plan.
    /// - Parameters:
    ///   - plan: what is to be done, by a person.
    ///   - reports: of the sources; lists of follows among them are the originals.
    ///   - pages: what people look at, which is not made here.
    public init(_ plan: ActionPlan, _ reports: [SourceReport], pages: PlanPages) {
        self.plan = plan
        if !plan.all.isEmpty {
            let sources = reports.flatMap(\.flattened)
            for report in sources { addOriginal(report) }
            addMutes(sources)
            addDigestList()
            addFilters()
            files.append(OutputFolder.File(path: "checklist.html", text: pages.checklist))
            files.append(OutputFolder.File(path: "undo/checklist.html", text: pages.undo))
            guides.append(guide("checklist.html", "links to work through by hand, in portions that no network minds."))
            guides.append(guide("undo/checklist.html", "the same links with the way back."))
        }
        if let json = PlanJSON.render(plan) {
            files.insert(OutputFolder.File(path: "plan.json", bytes: Array(json.all)), at: 0)
            guides.append(guide("plan.json", "the plan for programs, and for `--verify`."))
        }
        files.insert(OutputFolder.File(path: "PLAN.md", text: pages.summary(guides, notes)), at: 0)
    }

    func guide(_ path: String, _ text: String) -> PlanGuide {
        PlanGuide(path: path, text: text)
    }

    mutating func note(_ text: String) { notes.append(text) }

    // MARK: - Originals

    private mutating func addOriginal(_ report: SourceReport) {
        let isOutline = report.format?.family == .opml
        guard isOutline || report.format == .mastodonFollowing else { return }
        guard let file = report.file, let original = try? WholeFile.read(path: file, limit: Self.largest) else {
            notes.append(
                "\(report.path) lies in an archive or came by a pipe: unpack it for a file that can be imported")
            return
        }
        if isOutline { addOutline(original, report.path) } else { addFollowing(original, report.path) }
    }

    private mutating func addOutline(_ original: borrowing ByteArena, _ path: String) {
        guard var document = OutlineDocument(original.all) else {
            notes.append("\(path) is damaged or declares types of its own: it was left alone; use the checklist")
            return
        }
        let feeds = document.feeds
        let items = plan.all
        guard feeds.contains(where: { feed in items.contains { $0.hasFeed(feed) } }) else { return }
        // A feed may stand in several folders: it is one that goes.
        var gone: Set<String> = []
        var moved: Set<String> = []
        var folders: Set<String> = []
        func move(to folder: String) -> OutlineDocument.Decision {
            folders.insert(folder)
            return .move(folder)
        }
        document.edit { feed in
            guard let item = items.first(where: { $0.hasFeed(feed) }) else { return .keep }
            switch item.step {
            case .unfollow, .double, .succeeded:
                gone.insert(item.id)
                return .remove
            case .digest: return move(to: PlanJSON.digest)
            case .shelve: return move(to: PlanJSON.silent)
            case .readdress(let target):
                moved.insert(item.id)
                return .readdress(target)
            case .filter: return .keep
            }
        }
        let name = freeName(path)
        files.append(OutputFolder.File(path: "opml/\(name)", bytes: document.serialized()))
        files.append(OutputFolder.File(path: "undo/\(name)", bytes: Array(original.all)))
        let names = folders.sorted().joined(separator: " and ")
        let digest = folders.isEmpty ? "" : ", and with \(folders.count == 1 ? "a folder" : "folders") \(names)"
        let addresses = moved.isEmpty ? "" : ", and with the new address of \(moved.count)"
        guides.append(
            guide(
                "opml/\(name)",
                "your list without what is to go (\(gone.count))\(digest)\(addresses). Importing only adds: unsubscribe "
                    + "from those first, or delete all and import this one. Everything else in the file is as it was."))
        guides.append(guide("undo/\(name)", "your original, byte for byte. Importing it brings everything back."))
    }

    /// A name that no other file has, from that of the original.
    mutating func freeName(_ path: String) -> String {
        let last = path.split(separator: "/").last.map(String.init) ?? "following"
        let safe = String(last.map { $0.isLetter || $0.isNumber || "-_.".contains($0) ? $0 : "-" })
        var name = safe
        var number = 2
        while !names.insert(name).inserted {
            name = "\(number)-\(safe)"
            number += 1
        }
        return name
    }

    // MARK: - Filters

    private mutating func addFilters() {
        let filters = [
            ("miniflux.txt", "Miniflux", PlanFilters.miniflux(plan)),
            ("freshrss.txt", "FreshRSS", PlanFilters.freshRSS(plan)),
            ("newsboat.txt", "newsboat", PlanFilters.newsboat(plan)),
            ("mastodon.txt", "Mastodon", PlanFilters.mastodon(plan)),
        ]
        for (name, reader, text) in filters {
            guard let text else { continue }
            files.append(OutputFolder.File(path: "filters/\(name)", text: text))
            guides.append(guide("filters/\(name)", "filters for \(reader); delete them there to take them back."))
        }
    }
}
