internal import GRDB
public import SquelchIngest
internal import SquelchTimeline

/// What fetching has to remember of an address, of which the archive knows nothing but its bytes.
extension Archive {
    /// What was kept of an address last; nil where nothing was, or where it is not as it was written: then the feed is asked
    /// for as if for the first time.
    public func fetchState(of address: String) throws(ArchiveFailure) -> [UInt8]? {
        try read { database in
            var address = address
            let statement = try RowStatement(database, "SELECT checksum, state FROM fetch WHERE address = ?")
            defer { statement.reset() }
            return try address.withUTF8 { text in
                try statement.bind(text: text, 1)
                guard try statement.step() else { return nil }
                let state = statement.bytes(1)
                return Checksum.of(state) == statement.number(0) ? Array(state) : nil
            }
        }
    }

    /// What was kept of all addresses whose state has these bytes somewhere, in the order of the addresses.
    public func fetchStates(having part: [UInt8]) throws(ArchiveFailure) -> [[UInt8]] {
        try read { database in
            let statement = try RowStatement(
                database, "SELECT checksum, state FROM fetch WHERE instr(state, ?) ORDER BY address")
            defer { statement.reset() }
            return try part.withUnsafeBufferPointer { part in
                try statement.bind(1, part)
                var states: [[UInt8]] = []
                while try statement.step() {
                    let state = statement.bytes(1)
                    if Checksum.of(state) == statement.number(0) { states.append(Array(state)) }
                }
                return states
            }
        }
    }

    /// All addresses of which something was kept, by their bytes.
    public func fetchedAddresses() throws(ArchiveFailure) -> [String] {
        try read { database in try String.fetchAll(database, sql: "SELECT address FROM fetch ORDER BY address") }
    }

    /// Keeps what an address answered, and what is to be remembered of it, in one transaction: after a crash both are
    /// there or neither, so that nothing is skipped and nothing asked for twice.
    ///
    /// Copies that an address gave before give up what this one has: of a feed that changes each hour as many rows are kept
    /// as it has had posts and wordings, not as it was asked for.
    /// - Parameters:
    ///   - address: the address that was asked, as the user listed it.
    ///   - state: what ``fetchState(of:)`` will give.
    ///   - source: what it answered; nil where there was nothing new.
    ///   - options: how the source is read.
    ///   - now: the clock, seconds since 1970.
    /// - Returns: what became of the source; nil where there is none.
    @discardableResult
    public func keep(
        address: String, state: [UInt8], source: Source?, options: IngestOptions = IngestOptions(), at now: Int64
    ) throws(ArchiveFailure) -> Kept? {
        try write { database in
            let kept = try source.map {
                try Self.keep($0, options, ContactBook(), at: now, in: database)
            }
            if let source, let kept, kept.isNew, let row = kept.row {
                var thinning = CopyThinning(of: source.name, in: database)
                try thinning.take(row)
            }
            var address = address
            let statement = try RowStatement(
                database,
                """
                INSERT INTO fetch (address, checksum, state) VALUES (?1, ?2, ?3)
                ON CONFLICT DO UPDATE SET checksum = ?2, state = ?3
                """)
            try address.withUTF8 { text in
                try state.withUnsafeBufferPointer { state in
                    try statement.bind(text: text, 1)
                    statement.bind(2, Checksum.of(state))
                    try statement.bind(3, state)
                    try statement.run()
                }
            }
            return kept
        }
    }

    /// Forgets what was kept of an address that is not asked any more; its posts stay.
    public func removeFetchState(of address: String) throws(ArchiveFailure) {
        try write { database in
            try database.execute(sql: "DELETE FROM fetch WHERE address = ?", arguments: [address])
        }
    }
}
