import SquelchTimeline

/// A comment in an export of WordPress. Texts and mail addresses are never taken.
struct WordPressComment {
    var id: Int64?
    var parent: Int64?
    /// The address that the author gave, normalised; nil where there is none.
    var account: String?
    /// Name of the author, in the scratch of the item.
    var name = ByteSlice.missing
    var at: Int64?
    /// Whether an author of the blog wrote it.
    var isOwn = false
}

/// What is known of an export of WordPress beyond what every feed has.
struct WordPressExport {
    /// Numbers of the blog's authors.
    var authors: Set<String> = []
    /// Most comments of one post that are put together.
    static let mostComments = 100_000

    /// Why an item is no post that others can read; nil where it is one, or where the feed is no export.
    func reasonToLeaveOut(_ item: borrowing ItemDraft) -> String? {
        if item[.postType].isPresent, !item.text(.postType).equalsIgnoringCase("post"),
            !item.text(.postType).equalsIgnoringCase("page")
        {
            return "a file, a menu or the like, not a post"
        }
        if item[.postStatus].isPresent, !item.text(.postStatus).equalsIgnoringCase("publish") {
            return "a post that was not published"
        }
        return item[.postPassword].isPresent ? "a post that has a password" : nil
    }
}

extension XMLDocumentReader {
    /// An element of an export of WordPress; returns the scope of its content.
    mutating func wordpressField(_ element: Element, _ parent: Scope) -> Scope {
        switch (parent, element) {
        case (.feed, .exportVersion): if format?.family != .atom { format = SourceFormat(.wordPress) }
        case (.feed, .blogAuthor): return .blogAuthor
        case (.item, .comment): return .comment
        case (.blogAuthor, .blogAuthorID), (.item, .postType), (.item, .postStatus), (.item, .postPassword),
            (.item, .postDate), (.comment, .commentID), (.comment, .commentParent), (.comment, .commentAuthor),
            (.comment, .commentAuthorURL), (.comment, .commentDate), (.comment, .commentApproved),
            (.comment, .commentType), (.comment, .commentUser):
            begin(element, .plain, FieldLimit.short)
        default: break
        }
        return .ignored
    }

    /// An author of the blog ends.
    mutating func finishBlogAuthor() {
        if feed[.blogAuthorID].isPresent {
            wordpress.authors.insert(feed.scratch.bytes(feed[.blogAuthorID].slice).string)
        }
        feed.drop(.blogAuthorID)
    }

    /// A comment ends: it waits for the end of its post, as an answer may stand before what it answers.
    mutating func finishComment() {
        defer { for element in Self.commentElements { item.drop(element) } }
        guard item.text(.commentApproved).equalsIgnoringCase("1") else {
            return output.ignore("a comment that is spam or was not approved")
        }
        guard !item[.commentType].isPresent || item.text(.commentType).equalsIgnoringCase("comment") else {
            return output.ignore("a pingback, a trackback or the like")
        }
        guard item.comments.count < WordPressExport.mostComments else {
            return output.skipEach("a comment beyond the first \(WordPressExport.mostComments) of a post")
        }
        var comment = WordPressComment()
        comment.id = item.text(.commentID).decimalNumber
        comment.parent = item.text(.commentParent).decimalNumber
        comment.account = FollowAddress.accepted(item.text(.commentAuthorURL).string).map {
            AccountIdentity.id(feedURL: $0)
        }
        comment.name = item[.commentAuthor].slice
        comment.at = DateParser.parse(item.text(.commentDate))?.seconds
        let user = item.text(.commentUser)
        // The oldest exports do not list the authors; there whoever has a number is one.
        let isUser = !user.isEmpty && !user.equalsIgnoringCase("0")
        comment.isOwn = isUser && (wordpress.authors.isEmpty || wordpress.authors.contains(user.string))
        item.comments.append(comment)
    }

    private static let commentElements: [Element] = [
        .commentID, .commentParent, .commentAuthor, .commentAuthorURL, .commentDate, .commentApproved, .commentType,
        .commentUser,
    ]

    /// Comments of others are exchanges with them, and so are answers of the blog's authors to them.
    mutating func giveOutComments() {
        let blog = feedBase.map { AccountIdentity.id(feedURL: $0) }
        let isOwn = item.comments.map { $0.isOwn || ($0.account != nil && $0.account == blog) }
        var places: [Int64: Int] = [:]
        for (place, comment) in item.comments.enumerated() {
            if let id = comment.id, places[id] == nil { places[id] = place }
        }
        for (place, comment) in item.comments.enumerated() {
            var other = place
            if isOwn[place] {
                guard let parent = comment.parent.flatMap({ places[$0] }), !isOwn[parent] else {
                    output.ignore("a comment of the blog's own authors that answers nobody else")
                    continue
                }
                other = parent
            }
            guard let account = item.comments[other].account else {
                output.ignore("a comment whose author gave no address")
                continue
            }
            append(account, item.comments[other].name, isOutgoing: isOwn[place], at: comment.at)
        }
    }

    private func append(_ account: String, _ name: ByteSlice, isOutgoing: Bool, at time: Int64?) {
        let batch = output.batch
        var record = InteractionRecord()
        record.account = batch.store(account)
        let name = item.scratch.bytes(name)
        // A mail address in place of a name is nobody's business.
        if !name.contains(UInt8(ascii: "@")) { record.name = PlainText.append(name, to: &batch.arena) }
        record.direction = isOutgoing ? .sent : .received
        record.type = .comment
        record.at = time
        batch.interactions.append(record)
    }
}

extension ItemDraft {
    /// The bytes of a field; none where it is missing.
    func text(_ element: Element) -> UnsafeBufferPointer<UInt8> { scratch.bytes(self[element].slice) }
}
