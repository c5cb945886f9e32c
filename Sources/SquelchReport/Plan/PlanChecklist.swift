public import SquelchCuration
import SquelchDocuments
import SquelchTimeline

/// A plan, or its undo, as a page of links to work through by hand.
public enum PlanChecklist {
    /// Items of one sitting: networks stop those who unfollow hundreds in a row.
    private static let sitting = 25

    /// A self-contained page without script.
    /// - Parameters:
    ///   - plan: what is to be done, or taken back, by a person.
    ///   - isUndo: whether it says how to take everything back.
    ///   - version: of the program.
    public static func html(_ plan: ActionPlan, isUndo: Bool, version: String) -> String {
        var groups: [Platform: [PlanItem]] = [:]
        for item in plan.all { groups[item.platform ?? .feed, default: []].append(item) }
        let sections = groups.sorted { $0.key < $1.key }.flatMap { platform, items in
            sittings(items, isFeed: platform == .feed).enumerated().map { number, items -> [String: Any] in
                let name = platform == .feed ? "Feeds, in your reader" : platform.name
                return [
                    "title": number == 0 ? name : "\(name), day \(number + 1)", "items": items.map { row($0, isUndo) },
                ]
            }
        }
        return SmallPage.checklist.render([
            "version": version, "title": isUndo ? "Take it back" : "Work through the plan",
            "lead": isUndo
                ? "Every item of the plan, the other way round. Use it for what you regret."
                : "Open a link, do what the line says, tick it off on paper or in your head. Nothing here acts by itself.",
            "sections": sections, "has_sections": !sections.isEmpty,
        ])
    }

    private static func sittings(_ items: [PlanItem], isFeed: Bool) -> [[PlanItem]] {
        guard !isFeed else { return [items] }
        return stride(from: 0, to: items.count, by: sitting).map { Array(items[$0..<min(items.count, $0 + sitting)]) }
    }

    private static func row(_ item: PlanItem, _ isUndo: Bool) -> [String: Any] {
        [
            "name": item.name, "url": WebLink.safe(item.url) ?? false,
            "what": isUndo ? undo(item) : item.instruction,
            "feed": item.feedURL ?? false,
        ]
    }

    private static func undo(_ item: PlanItem) -> String {
        switch item.step {
        case .unfollow, .double, .succeeded: "follow again"
        case .readdress: "follow it at its old address"
        case .digest, .shelve: "move it back to its folder"
        case .filter(let filter): "take back: " + filter.instruction
        }
    }
}
