internal import GRDB

/// The tables of the archive, version by version. What has been released is never changed: a change is a new version.
package struct ArchiveSchema: Sendable {
    /// One step from a version to the next.
    package struct Step: Sendable {
        let statements: String

        /// A step of these statements.
        package init(_ statements: String) { self.statements = statements }
    }

    let steps: [Step]

    /// A schema of these steps; the first makes version 1.
    package init(_ steps: [Step]) { self.steps = steps }

    /// The tables that this version of Squelch has.
    package static let current = ArchiveSchema([first, second, third])

    /// The version that the steps lead to.
    var version: Int { steps.count }

    /// What the schema was at an earlier version.
    package func first(_ count: Int) -> ArchiveSchema { ArchiveSchema(Array(steps.prefix(count))) }

    /// The same schema with one more step.
    package func adding(_ step: Step) -> ArchiveSchema { ArchiveSchema(steps + [step]) }

    /// Brings the tables to the newest version, each step in one transaction.
    func migrate(_ pool: DatabasePool) throws {
        var migrator = DatabaseMigrator()
        for (index, step) in steps.enumerated() {
            migrator.registerMigration("\(index + 1)") { database in
                try database.execute(sql: step.statements)
                try database.execute(sql: "PRAGMA user_version = \(index + 1)")
            }
        }
        try migrator.migrate(pool)
    }

    /// Of a post `post` has what tells it apart, and `version` what it says: a row for each wording that was met.
    /// `segment` has the rest, and in which order a source had all of it.
    private static let first = Step(
        """
        PRAGMA application_id = \(ArchiveFile.applicationID);

        CREATE TABLE account (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL UNIQUE,
            alias INTEGER REFERENCES account (id)
        ) STRICT;

        CREATE TABLE source (
            id INTEGER PRIMARY KEY,
            name TEXT NOT NULL,
            names_account INTEGER NOT NULL,
            origin TEXT,
            added INTEGER NOT NULL,
            bytes INTEGER NOT NULL,
            posts INTEGER NOT NULL,
            digest INTEGER,
            checksum INTEGER NOT NULL,
            report BLOB NOT NULL
        ) STRICT;
        CREATE INDEX source_by_digest ON source (digest);

        CREATE TABLE segment (
            id INTEGER PRIMARY KEY,
            source INTEGER NOT NULL REFERENCES source (id),
            checksum INTEGER NOT NULL,
            data BLOB NOT NULL
        ) STRICT;
        CREATE INDEX segment_by_source ON segment (source);

        CREATE TABLE post (
            account INTEGER NOT NULL REFERENCES account (id),
            identity INTEGER NOT NULL,
            first INTEGER,
            age INTEGER NOT NULL,
            newest INTEGER NOT NULL,
            last INTEGER NOT NULL,
            PRIMARY KEY (account, identity)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE version (
            id INTEGER PRIMARY KEY,
            account INTEGER NOT NULL,
            identity INTEGER NOT NULL,
            previous INTEGER,
            checksum INTEGER NOT NULL,
            body BLOB NOT NULL
        ) STRICT;

        CREATE TABLE fetch (
            address TEXT PRIMARY KEY,
            checksum INTEGER NOT NULL,
            state BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE run (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL
        ) STRICT;
        CREATE TABLE score (
            run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
            account INTEGER NOT NULL REFERENCES account (id),
            snr REAL,
            low REAL,
            high REAL,
            verdict TEXT NOT NULL,
            PRIMARY KEY (run, account)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX score_by_account ON score (account);

        CREATE TABLE decision (
            id INTEGER PRIMARY KEY,
            account INTEGER NOT NULL REFERENCES account (id),
            action TEXT NOT NULL,
            until INTEGER,
            because TEXT,
            at INTEGER NOT NULL,
            undone INTEGER
        ) STRICT;
        CREATE INDEX decision_by_account ON decision (account);

        CREATE TABLE mark (
            name TEXT PRIMARY KEY,
            value INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE VIRTUAL TABLE words USING fts5 (
            title, body, content = '', tokenize = 'unicode61 remove_diacritics 2'
        );
        """)

    /// Copies of one feed are found by the address that they were fetched from. What the user decided, and which addresses
    /// were asked, stands twice, so that a changed bit of it is found.
    private static let second = Step(
        """
        CREATE INDEX source_by_name ON source (name);
        DROP INDEX decision_by_account;
        CREATE INDEX decision_whole ON decision (account, action, until, because, at, undone);
        CREATE INDEX fetch_whole ON fetch (address, checksum);
        """)

    /// Lists that were made are kept to be compared with. `stamp` is another number whenever the records of a source are
    /// others: what was found out about them holds as long as it stays. Whatever changes them says what their digest is then,
    /// or that there is none.
    private static let third = Step(
        """
        CREATE TABLE list (
            id INTEGER PRIMARY KEY,
            at INTEGER NOT NULL,
            choice TEXT NOT NULL
        ) STRICT;
        CREATE INDEX list_by_choice ON list (choice, at);
        CREATE TABLE entry (
            list INTEGER NOT NULL REFERENCES list (id) ON DELETE CASCADE,
            place INTEGER NOT NULL,
            account INTEGER NOT NULL REFERENCES account (id),
            name TEXT NOT NULL,
            context TEXT,
            reason TEXT NOT NULL,
            PRIMARY KEY (list, place)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX entry_by_account ON entry (account);

        ALTER TABLE source ADD COLUMN stamp INTEGER NOT NULL DEFAULT 0;
        UPDATE source SET stamp = random();
        CREATE TRIGGER source_stamp AFTER UPDATE OF digest ON source BEGIN
            UPDATE source SET stamp = random() WHERE id = NEW.id;
        END;
        """)
}
