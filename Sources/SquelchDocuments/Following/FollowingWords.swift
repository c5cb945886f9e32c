package import SquelchCuration
import SquelchTimeline

/// What a review of the following says in sentences.
package enum FollowingWords {
    /// The answer: how many are followed, how many of them the user has anything to do with, how many never.
    package static func headline(_ review: FollowingReview) -> String {
        let all = Counted.grouped(review.entries.count)
        let opening = review.areConnections ? "You are connected with \(all)." : "You follow \(all)."
        guard review.count(.never) < review.entries.count else {
            let passed = review.entries.allSatisfy(\.deeds.isEmpty) ? "anything" : "anything but endorsements"
            return opening + " The files do not say that you did anything with their posts, or that \(passed) passed."
        }
        let verbs = either(review.kinds.isEmpty ? ["had to do with"] : review.kinds)
        let lately = review.count(.lately)
        var rest: [String] = []
        if lately > 0 {
            if review.count(.earlier) > 0 { rest.append("\(Counted.grouped(review.count(.earlier))) longer ago") }
            if review.count(.undated) > 0 {
                rest.append("\(Counted.grouped(review.count(.undated))) at a time that the files do not tell")
            }
        }
        rest.append("\(Counted.grouped(review.count(.never))) never")
        let touched = lately > 0 ? lately : review.count(.earlier) + review.count(.undated)
        let until = review.isDated ? " (to \(UTCTime.day(review.reference)))" : ""
        let period = lately > 0 ? "In the last year\(until) you" : "You"
        return "\(opening) \(period) \(verbs) \(Counted.grouped(touched)) of them; \(rest.joined(separator: "; "))."
    }

    private static func either(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }

    /// What the reader must know to judge the answer.
    package static func notes(_ review: FollowingReview) -> [String] {
        var notes = ["The files hold no posts of anybody you follow: what they post cannot be measured from them."]
        if review.anonymous > 0 {
            let posts =
                review.anonymous == 1
                ? "Of 1 valued post the files do not say whose it was: “never” may mean its author."
                : "Of \(Counted.grouped(review.anonymous)) valued posts the files do not say whose they were: “never” may "
                    + "mean one of their authors."
            notes.append(posts)
        }
        let clicked = review.entries.count { $0.contact == .never && !$0.deeds.isEmpty }
        if clicked > 0 {
            notes.append(
                "With \(Counted.grouped(clicked)) of them nothing but endorsements passed: a click that the network asks "
                    + "for, which counts as no contact. Recommendations and messages do.")
        }
        return notes
    }

    package static func title(_ contact: FollowingReview.Contact) -> String {
        switch contact {
        case .lately: "In the last year"
        case .earlier: "Longer ago"
        case .undated: "At a time that the files do not tell"
        case .never: "Never"
        }
    }

    package static func name(_ entry: FollowingReview.Entry) -> String { entry.person.name ?? entry.person.id }

    /// Where somebody can be looked at.
    package static func link(_ entry: FollowingReview.Entry) -> String? {
        if let url = WebLink.safe(entry.person.url) { return url }
        let id = entry.person.id
        return Platform.of(id: id) == .x || id.hasPrefix("reddit.com/") ? WebLink.safe("https://" + id) : nil
    }

    /// The network, or the lists that somebody is on.
    package static func place(_ entry: FollowingReview.Entry) -> String {
        let network = entry.person.platform?.name ?? ""
        let work = [entry.person.position, entry.person.company].compactMap { $0 }.joined(separator: ", ")
        return ([network] + entry.person.contexts + [work]).filter { !$0.isEmpty }.joined(separator: " · ")
    }
}
