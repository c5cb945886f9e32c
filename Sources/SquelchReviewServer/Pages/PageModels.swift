import SquelchDocuments
import SquelchReview

/// What the templates are filled with: one value a page, whose property names are the names in its template. A name of an
/// optional is nowhere else in what encloses it, since a template looks for what is missing further out.
enum PageModels {
    /// What stands around every page.
    struct Frame {
        var title: String
        var hasAccounts: Bool
        var hasQuestions: Bool
        var said: String?
        var kept: String
    }

    struct Choice {
        var value: String
        var label: String
        var isChosen: Bool
    }

    struct Undo {
        var number: Int64
        var what: String
    }

    /// What is always at hand beside an account.
    struct Tools {
        var at: String
        var undo: Undo?
        var orders: [Choice]
        var blind: Bool
    }

    /// A ratio on its scale.
    struct Bar {
        var whisker: String
        var center: String
    }

    struct PostList {
        var anchor: String
        var listTitle: String
        var posts: [ReviewCard.Post]
    }

    /// One account.
    struct Account {
        var frame: Frame
        var tools: Tools
        var at: String
        var total: Int
        var done: Int
        var progress: String
        var card: ReviewCard
        var position: String
        var mark: String
        var bar: Bar?
        var hasReasons: Bool
        var hasPartners: Bool
        var hasFlips: Bool
        var hasLinks: Bool
        var lists: [PostList]
        var courseWords: String
        var bars: String
        var line: String
        var dots: String
        var before: Int
        var after: Int
    }

    struct Row {
        var place: Int
        var version: Int64
        var rowClass: String
        var name: String
        var facts: String
        var advice: String
        var decided: String?
        var filters: [ReviewCard.Filter]
    }

    /// Many accounts, each with its form.
    struct Accounts {
        var frame: Frame
        var heading: String
        var progress: String
        var find: String
        var page: Int
        var hasRows: Bool
        var rows: [Row]
        var earlier: String?
        var later: String?
    }

    struct BulkItem {
        var place: Int
        var version: Int64
        var name: String
        var facts: String
    }

    struct BulkList {
        var sentence: String
        var items: [BulkItem]
        var hasItems: Bool
        var usual: String
        var usualLabel: String
        var others: [Choice]
    }

    /// Many accounts at once.
    struct Bulk {
        var frame: Frame
        var choices: [Choice]
        var level: String
        var list: BulkList?
    }

    /// What it comes to.
    struct End {
        var frame: Frame
        var tools: Tools
        var heading: String
        var progress: String
        var hasKinds: Bool
        var kinds: [String]
        var saved: String
        var lost: String
        var hasMore: Bool
        var before: Int
    }

    struct Entry {
        var id: String
        var name: String
        var sentence: String
        var longest: Int
        var subjects: String?
        var best: [String]
    }

    struct Section {
        var sectionTitle: String
        var entries: [Entry]
    }

    /// The list of those whom one listens to.
    struct Listen {
        var frame: Frame
        var hasSections: Bool
        var sections: [Section]
    }

    struct Asked {
        var number: Int
        var count: Int
        var title: String
        var text: String?
    }

    struct Learnt {
        var lines: [String]
    }

    /// A post as a question.
    struct Question {
        var frame: Frame
        var heading: String
        var learnt: Learnt?
        var question: Asked?
        var ending: String
        var canUndo: Bool
        var answered: Int
    }

    /// Something to say, and nothing to do.
    struct Message {
        var frame: Frame
        var heading: String
        var text: String
    }
}
