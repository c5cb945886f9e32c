import SquelchIngest
import SquelchTimeline
import Testing

/// Repositories of Bluesky, as their owners save them.
struct RepositoryTests {
    private static let root = CARMaker.address(1)

    private static let commit: CBOR = [
        "did": "did:plc:me", "rev": "3k", "sig": .bytes([0xFF, 0xFE]), "data": .link(CARMaker.address(2)),
        "prev": .null,
        "version": 3,
    ]

    /// Two posts under one beginning, and a like that lies between other keys.
    private static let node: CBOR = [
        "e": [
            ["k": .bytes(Array("app.bsky.feed.like/3ka".utf8)), "p": 0, "t": .null, "v": .link(CARMaker.address(5))],
            ["k": .bytes(Array("post/3kb".utf8)), "p": 14, "t": .null, "v": .link(CARMaker.address(3))],
            ["k": .bytes(Array("c".utf8)), "p": 21, "t": .null, "v": .link(CARMaker.address(4))],
        ], "l": .null,
    ]

    private static let post: CBOR = [
        "$type": "app.bsky.feed.post", "text": "Rain", "langs": ["en"], "createdAt": "2024-03-05T07:30:00.000Z",
        "facets": [
            [
                "index": ["byteEnd": 4, "byteStart": 0],
                "features": [["$type": "app.bsky.richtext.facet#link", "uri": "https://hill.example/"]],
            ]
        ],
        "embed": [
            "$type": "app.bsky.embed.images",
            "images": [["alt": "", "image": ["ref": .link(CARMaker.address(99)), "size": 70_000]]],
        ],
    ]

    private static let reply: CBOR = [
        "$type": "app.bsky.feed.post", "text": "yes", "createdAt": "2024-03-05T07:31:00.000Z",
        "reply": [
            "parent": ["cid": "b", "uri": "at://did:plc:ada/app.bsky.feed.post/3kx"],
            "root": ["cid": "b", "uri": "at://did:plc:ada/app.bsky.feed.post/3kx"],
        ],
    ]

    private static func action(_ type: String, _ target: String) -> CBOR {
        [
            "$type": .text("app.bsky.feed." + type), "createdAt": "2024-03-05T07:32:00.000Z",
            "subject": ["cid": "b", "uri": .text(target)],
        ]
    }

    private static func graph(_ type: String, _ did: String) -> CBOR {
        ["$type": .text("app.bsky.graph." + type), "createdAt": "2024-03-05T07:33:00.000Z", "subject": .text(did)]
    }

    private static let blocks: [(UInt8, CBOR)] = [
        (1, commit), (2, node), (3, post), (4, reply), (5, action("like", "at://did:plc:ada/app.bsky.feed.post/3ky")),
        (6, action("repost", "at://did:plc:bo/app.bsky.feed.post/3kz")),
        (7, action("like", "at://did:plc:me/app.bsky.feed.post/3kb")), (8, graph("follow", "did:plc:ada")),
        (9, graph("block", "did:plc:eve")), (10, ["$type": "app.bsky.actor.profile", "displayName": "Me"]),
    ]

    private static func make(_ blocks: [(UInt8, CBOR)]) -> [UInt8] {
        var maker = CARMaker(root: root)
        for (number, block) in blocks { maker.add(number, block) }
        return maker.bytes
    }

    private func expectAll(_ reading: SourceReading) {
        #expect(reading.report.format?.name == "bluesky repository")
        #expect(
            reading.posts.map(\.id).sorted { $0 ?? "" < $1 ?? "" } == [
                "at://did:plc:me/app.bsky.feed.post/3kb", "at://did:plc:me/app.bsky.feed.post/3kc",
            ])
        #expect(reading.posts.allSatisfy { $0.account == "did:plc:me" })
        #expect(reading.follows.map(\.account) == ["did:plc:ada"])
        #expect(
            reading.attention.sorted() == [
                "like at://did:plc:ada/app.bsky.feed.post/3ky https://bsky.app/profile/did:plc:ada/post/3ky 1709623920",
                "reply at://did:plc:ada/app.bsky.feed.post/3kx https://bsky.app/profile/did:plc:ada/post/3kx 1709623860",
                "repost at://did:plc:bo/app.bsky.feed.post/3kz https://bsky.app/profile/did:plc:bo/post/3kz 1709623920",
            ])
        #expect(Set(reading.valued) == ["like did:plc:ada", "reply did:plc:ada", "repost did:plc:bo"])
        #expect(reading.mutes == ["did:plc:eve"])
        #expect(reading.report.counts.ignored == ["a record of another kind": 1])
    }

    @Test func postsFollowsAndWhatTheOwnerValued() throws {
        let reading = try readSource(bytes: Self.make(Self.blocks))
        expectAll(reading)
        let post = try #require(reading.posts.first { $0.id?.hasSuffix("3kb") == true })
        #expect(post.url == "https://bsky.app/profile/did:plc:me/post/3kb")
        #expect(post.text == "Rain")
        #expect(post.links == ["https://hill.example/"])
        #expect(post.published == 1_709_623_800)
        #expect(post.flags.contains(.image))
        let reply = try #require(reading.posts.first { $0.id?.hasSuffix("3kc") == true })
        #expect(reply.flags.contains(.reply))
    }

    @Test func theOrderOfBlocksDoesNotMatter() throws {
        expectAll(try readSource(bytes: Self.make(Self.blocks.reversed())))
        expectAll(try readSource(bytes: Self.make(Array(Self.blocks.dropFirst() + Self.blocks.prefix(1)))))
    }

    @Test func aRepositoryLiesInArchivesToo() throws {
        let reading = try readSource(bytes: ArchiveMaker.make(.zip, [("repo.car", Self.make(Self.blocks))]))
        #expect(reading.entries == ["repo.car bluesky repository 10"])
    }

    @Test func aPostWhoseNameIsNotKnownIsKeptWithout() throws {
        let reading = try readSource(bytes: Self.make([(1, Self.commit), (3, Self.post)]))
        #expect(reading.posts.map(\.id) == [nil])
        #expect(reading.posts.map(\.account) == ["did:plc:me"])
        let lost = try readSource(bytes: Self.make([(3, Self.post)]))
        #expect(lost.posts.map(\.account) == [nil])
        #expect(lost.warnings.contains("whose"))
    }

    @Test func theCommitThatIsTheRootDecides() throws {
        let older: CBOR = ["did": "did:plc:other", "data": .link(CARMaker.address(2)), "version": 3]
        for blocks in [[(20, older), (1, Self.commit)], [(1, Self.commit), (20, older)]] as [[(UInt8, CBOR)]] {
            let reading = try readSource(bytes: Self.make(blocks + [(3, Self.post)]))
            #expect(reading.posts.map(\.account) == ["did:plc:me"])
        }
    }

    @Test func whatIsCutOffIsToldAndTheRestKept() throws {
        let bytes = Self.make(Self.blocks)
        let reading = try readSource(bytes: bytes.dropLast(5))
        #expect(reading.posts.count == 2)
        #expect(reading.warnings.contains("ends in the middle of a block"))
    }

    @Test func damagedBlocksAreCountedAndLeftOut() throws {
        let damaged: [[UInt8]] = [
            [0xFF], [0x9F, 0x01, 0xFF], [0xA1, 0x01, 0x02], [0x01, 0x02], [0x9B] + [UInt8](repeating: 0xFF, count: 8),
            [0x5B] + [UInt8](repeating: 0xFF, count: 8), [0x62, 0xC3, 0x28], [UInt8](repeating: 0x81, count: 100_000),
            [],
            [0xD8, 42, 0x01], CBOR.map([("e", .list([.map([("p", 5), ("k", .bytes([97]))])]))]).encoded,
        ]
        var maker = CARMaker(root: Self.root)
        for block in damaged { maker.section(CARMaker.address(50) + block) }
        maker.section([7, 7, 7])
        maker.add(8, Self.graph("follow", "did:plc:ada"))
        let reading = try readSource(bytes: maker.bytes)
        #expect(reading.follows.count == 1)
        #expect(reading.report.counts.skipped == ["a damaged block": damaged.count + 1])
    }

    @Test func blocksThatAreTooLongAreSkippedWithoutMemory() throws {
        var bytes = Self.make([(1, Self.commit)])
        bytes += CARMaker.varint(5 << 20) + [UInt8](repeating: 7, count: 5 << 20)
        var rest = CARMaker(root: Self.root)
        rest.add(8, Self.graph("follow", "did:plc:ada"))
        let reading = try readSource(bytes: bytes + rest.bytes.dropFirst(CARMaker(root: Self.root).bytes.count))
        #expect(reading.follows.count == 1)
        #expect(reading.report.counts.skipped == ["a block longer than 4 MB": 1])
        let endless = try readSource(bytes: bytes.prefix(200) + [0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x7F, 1, 2])
        #expect(endless.warnings.contains("ends in the middle"))
    }

    @Test func hostileBytesEndInRecordsOrWarnings() throws {
        let sample = Self.make(Self.blocks)
        var random = SplitMix(state: 7)
        for _ in 0..<400 {
            var bytes = sample
            for _ in 0...Int(random.next() % 6) {
                let place = Int(random.next() % UInt64(bytes.count))
                switch random.next() % 3 {
                case 0: bytes[place] = UInt8(truncatingIfNeeded: random.next())
                case 1: bytes.remove(at: place)
                default: bytes.insert(UInt8(truncatingIfNeeded: random.next()), at: place)
                }
            }
            let reading = try readSource(bytes: bytes)
            #expect(reading.posts.count <= 3)
        }
    }
}
