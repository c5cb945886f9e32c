import SquelchTimeline

/// The namespaces of feeds and their modules, as far as Squelch reads them.
enum Vocabulary: UInt8 {
    /// RSS of any version, Atom of any version, and documents without a namespace: their names do not collide.
    case core
    case dc, content, media, itunes, podcast, slash, wfw, thread, feedburner, syndication, xhtml, rdf, wordpress, other

    /// Well-known parts of namespace names, in the order in which they are tried: versions, hosts and stray slashes
    /// differ in the wild.
    private static let parts: [(StaticString, Vocabulary)] = [
        ("w3.org/2005/atom", .core), ("purl.org/atom", .core),
        ("purl.org/rss/1.0/modules/content", .content), ("purl.org/rss/1.0/modules/slash", .slash),
        ("purl.org/rss/1.0/modules/syndication", .syndication),
        ("purl.org/rss/1.0/modules/", .other), ("purl.org/rss", .core), ("my.netscape.com", .core),
        ("purl.org/net/rss", .core), ("backend.userland.com/rss", .core), ("blogs.law.harvard.edu/tech/rss", .core),
        ("purl.org/dc/", .dc), ("search.yahoo.com/mrss", .media), ("itunes", .itunes),
        ("podcastindex.org", .podcast), ("podcast-namespace", .podcast), ("wellformedweb.org/commentapi", .wfw),
        ("purl.org/syndication/thread", .thread), ("rssnamespace.org/feedburner", .feedburner),
        // Excerpts of posts have a namespace below that of the export, and no name in common with it.
        ("wordpress.org/export/", .wordpress), ("w3.org/1999/xhtml", .xhtml),
        ("w3.org/1999/02/22-rdf-syntax-ns", .rdf),
    ]

    /// The vocabulary of a namespace name.
    init(uri: UnsafePointer<UInt8>) {
        var name = ByteArena(capacity: 128)
        var index = 0
        while uri[index] != 0, index < 2048 {
            name.append(uri[index].asciiLowercased)
            index += 1
        }
        guard index > 0 else {
            self = .core
            return
        }
        self = Self.parts.first { name.all.firstIndex(of: $0.0, within: 2048) != nil }?.1 ?? .other
    }

    /// The vocabulary that a prefix usually stands for, where the document forgot to declare it.
    init(undeclaredPrefix prefix: String) {
        self =
            switch prefix.lowercased() {
            case "dc", "dcterms": .dc
            case "content": .content
            case "media": .media
            case "itunes": .itunes
            case "podcast": .podcast
            case "slash": .slash
            case "wfw": .wfw
            case "thr": .thread
            case "feedburner": .feedburner
            case "sy": .syndication
            case "xhtml": .xhtml
            case "rdf": .rdf
            case "wp": .wordpress
            case "atom", "atom10", "a10", "rss": .core
            default: .other
            }
    }
}

/// The elements that mean something to a reader, whatever their vocabulary.
enum Element: UInt8 {
    case unknown
    // Structure
    case rss, rdf, feed, opml, html, channel, item, image, textInput, source, person, mediaGroup, mediaContent
    // Text of an item or a feed
    case title, link, description, content, summary, guid, category, comments, published, updated, created
    case dcDate, dcCreator, dcSubject, dcTitle, dcDescription, dcIdentifier, language
    case authorText, personName, personEmail, personURI
    case enclosure, originalLink, commentFeed, commentCount, inReplyTo
    case mediaTitle, mediaDescription, mediaThumbnail, mediaCategory, mediaCredit
    case itunesAuthor, itunesSummary, itunesSubtitle, itunesCategory, itunesTitle, newFeedURL, funding, podcastPerson,
        value, valueRecipient
    case subtitle, body
    // How often a feed wants to be asked for
    case ttl, updatePeriod, updateFrequency, skipList, skippedHour, skippedDay
    // An export of WordPress
    case blogAuthor, blogAuthorID, exportVersion, postType, postStatus, postPassword, postDate, comment, commentID
    case commentParent, commentAuthor, commentAuthorURL, commentDate, commentApproved, commentType, commentUser
    // OPML
    case head, outline

    /// The element called `name` (lower case) of a vocabulary.
    static func named(_ name: String, in vocabulary: Vocabulary) -> Element {
        tables[vocabulary]?[name] ?? .unknown
    }

    private static let tables: [Vocabulary: [String: Element]] = [
        .core: [
            "rss": .rss, "rdf": .rdf, "feed": .feed, "opml": .opml, "html": .html, "channel": .channel,
            "item": .item, "entry": .item, "image": .image, "textinput": .textInput, "source": .source,
            "author": .person, "contributor": .unknown, "title": .title, "link": .link,
            "description": .description, "content": .content, "summary": .summary, "guid": .guid, "id": .guid,
            "category": .category, "comments": .comments, "pubdate": .published, "published": .published,
            "issued": .published, "updated": .updated, "modified": .updated, "created": .created,
            "lastbuilddate": .updated, "language": .language, "managingeditor": .authorText, "name": .personName,
            "email": .personEmail,
            "uri": .personURI, "url": .personURI, "enclosure": .enclosure, "subtitle": .subtitle,
            "tagline": .subtitle, "fullitem": .content, "body": .body, "head": .head, "outline": .outline,
            "ttl": .ttl, "skiphours": .skipList, "skipdays": .skipList, "hour": .skippedHour, "day": .skippedDay,
        ],
        .rdf: ["rdf": .rdf],
        .dc: [
            "date": .dcDate, "creator": .dcCreator, "author": .dcCreator, "subject": .dcSubject, "title": .dcTitle,
            "description": .dcDescription, "abstract": .dcDescription, "language": .language,
            "identifier": .dcIdentifier, "issued": .published, "available": .published, "created": .created,
            "modified": .updated,
        ],
        .content: ["encoded": .content],
        .xhtml: ["body": .body, "div": .body],
        .media: [
            "group": .mediaGroup, "content": .mediaContent, "title": .mediaTitle, "description": .mediaDescription,
            "thumbnail": .mediaThumbnail, "category": .mediaCategory, "credit": .mediaCredit,
        ],
        .itunes: [
            "author": .itunesAuthor, "summary": .itunesSummary, "subtitle": .itunesSubtitle,
            "category": .itunesCategory, "title": .itunesTitle, "new-feed-url": .newFeedURL,
        ],
        .podcast: [
            "funding": .funding, "person": .podcastPerson, "value": .value, "valuerecipient": .valueRecipient,
        ],
        .slash: ["comments": .commentCount],
        .wfw: ["commentrss": .commentFeed],
        .thread: ["in-reply-to": .inReplyTo, "total": .commentCount],
        .feedburner: ["origlink": .originalLink],
        .syndication: ["updateperiod": .updatePeriod, "updatefrequency": .updateFrequency],
        .wordpress: [
            "wxr_version": .exportVersion, "author": .blogAuthor, "author_id": .blogAuthorID, "post_type": .postType,
            "status": .postStatus, "post_password": .postPassword, "post_date_gmt": .postDate, "comment": .comment,
            "comment_id": .commentID, "comment_parent": .commentParent, "comment_author": .commentAuthor,
            "comment_author_url": .commentAuthorURL, "comment_date_gmt": .commentDate,
            "comment_approved": .commentApproved, "comment_type": .commentType, "comment_user_id": .commentUser,
        ],
    ]
}
