internal import GRDB
internal import SquelchTimeline

extension Archive {
    /// Bytes that ``check(progress:)`` tells of: the file, and once more what is in its records.
    public func bytesToCheck() throws(ArchiveFailure) -> Int {
        let bytes = ArchiveFile.size(path) + ArchiveFile.size(ArchiveFile.log(of: path))
        return 2 * bytes
    }

    /// What is wrong with the archive, in words; nothing where everything is as it was written. Reads all of it.
    /// - Parameter progress: told of the bytes that were looked at, of ``bytesToCheck()``.
    public func check(progress: @escaping (Int) -> Void = { _ in }) throws(ArchiveFailure) -> [String] {
        let bytes = try bytesToCheck() / 2
        return try read { database in
            var findings = try ArchiveConnection.telling(database, { progress(0) }) {
                try String.fetchAll(database, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
            }
            progress(bytes)
            // What follows would only say the same in other words, or fail.
            guard findings.isEmpty else { return findings }
            let strays = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").count
            if strays > 0 { findings.append("\(Counted.text(strays, "row")) belong to nothing") }
            for (table, words) in Self.checked { findings += try Self.changed(table, words, database, progress) }
            let posts = try Int.fetchOne(
                database,
                sql: """
                    SELECT count(*) FROM post WHERE NOT EXISTS (SELECT 1 FROM version WHERE id = newest)
                        OR NOT EXISTS (SELECT 1 FROM version WHERE id = last)
                    """)
            if let posts, posts > 0 { findings.append("\(Counted.text(posts, "post")) without text") }
            return findings
        }
    }

    /// Statements that give a name, a checksum and the bytes that it is of; what these are.
    private static let checked = [
        ("SELECT id, checksum, body FROM version", "text of post"),
        ("SELECT id, checksum, data FROM segment", "records, part"),
        ("SELECT id, checksum, report FROM source", "counts of source"),
        ("SELECT address, checksum, state FROM fetch", "what is remembered of"),
    ]

    private static func changed(
        _ sql: String, _ words: String, _ database: Database, _ progress: (Int) -> Void
    ) throws -> [String] {
        let statement = try RowStatement(database, sql)
        defer { statement.reset() }
        var findings: [String] = []
        while try statement.step() {
            let bytes = statement.bytes(2)
            progress(bytes.count)
            if Checksum.of(bytes) == statement.number(1) { continue }
            // The database gives a number as its digits where bytes are asked for.
            let name = String(decoding: statement.bytes(0), as: UTF8.self)
            findings.append("\(words) \(name) has changed since it was written")
        }
        return findings
    }
}
