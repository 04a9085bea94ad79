internal import GRDB

/// The tables, and what the database itself refuses.
///
/// A migration that was released is never edited; tables are named by string so that later Swift cannot change what an
/// earlier migration did.
enum Schema {
    /// "Tide" in ASCII: marks a file as a store in bytes 68 to 71 of its header.
    static let applicationID = 0x5469_6465
    /// Grows by one with each migration; kept in `user_version`.
    static let version = 2

    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1") { db in
            try db.execute(sql: "PRAGMA application_id = \(applicationID)")
            try db.execute(sql: "PRAGMA user_version = 1")
            try db.execute(sql: first)
            for table in [
                "vintages", "seals", "scrapes", "documents", "articles", "sightings", "readings", "supersessions", "units", "keys",
                "observations", "links", "voices", "definitions", "decisions", "undoings",
            ] {
                try appendOnly(table, db)
            }
        }
        migrator.registerMigration("2") { db in
            try db.execute(sql: "PRAGMA user_version = 2")
            try db.execute(sql: second)
            for table in ["decisions", "settlements"] { try appendOnly(table, db) }
        }
        return migrator
    }

    /// The triggers that keep the rows of a table as they were written, and close it for sealed vintages.
    ///
    /// Part of released migrations: what it makes must not change.
    private static func appendOnly(_ table: String, _ db: Database) throws {
        for action in ["UPDATE", "DELETE"] {
            try db.execute(
                sql: """
                    CREATE TRIGGER \(table)_no_\(action.lowercased()) BEFORE \(action) ON \(table)
                    BEGIN SELECT RAISE(ABORT, 'history is append-only: \(table)'); END
                    """)
        }
        guard table != "vintages" else { return }
        try db.execute(
            sql: """
                CREATE TRIGGER \(table)_sealed BEFORE INSERT ON \(table)
                WHEN EXISTS (SELECT 1 FROM seals WHERE vintage = NEW.vintage)
                BEGIN SELECT RAISE(ABORT, 'the vintage is sealed: \(table)'); END
                """)
    }

    /// Decisions that settle findings. SQLite cannot widen a CHECK, so the table is made anew with the same rows; a table that is
    /// dropped takes its triggers with it and fires none.
    private static let second = """
        CREATE TABLE new_decisions (
            id INTEGER PRIMARY KEY,
            vintage INTEGER NOT NULL REFERENCES vintages (number),
            decision TEXT NOT NULL CHECK (decision <> ''),
            act TEXT NOT NULL CHECK (act IN ('accept', 'reject', 'set', 'prefer', 'merge-subject', 'both', 'revision')),
            argument TEXT NOT NULL CHECK (argument <> ''),
            series TEXT NOT NULL CHECK (series <> ''),
            subject TEXT,
            dimensions TEXT NOT NULL CHECK (json_valid(dimensions)),
            period TEXT,
            reason TEXT NOT NULL CHECK (reason <> ''),
            author TEXT NOT NULL,
            date TEXT NOT NULL,
            expect TEXT
        ) STRICT;
        INSERT INTO new_decisions SELECT * FROM decisions ORDER BY id;
        DROP TABLE decisions;
        ALTER TABLE new_decisions RENAME TO decisions;
        CREATE TABLE settlements (
            id INTEGER PRIMARY KEY,
            vintage INTEGER NOT NULL REFERENCES vintages (number),
            decision INTEGER NOT NULL REFERENCES decisions (id),
            finding TEXT NOT NULL CHECK (finding <> ''),
            UNIQUE (decision, finding)
        ) STRICT;
        """

    /// `observations.evidence` is NULL where it is the stretch of the document that its offsets name.
    ///
    /// `vintages` opens a vintage, rows of the other tables fill it, `seals` closes it with the hash chain. `scrape_states`,
    /// `bands` and `tags` are no history: a cache of what the file system said, an index over sketches, and names. Outside the
    /// chain, a `proof` beside each row is its hash.
    private static let first = """
        CREATE TABLE vintages (
            number INTEGER PRIMARY KEY CHECK (number > 0),
            recorded TEXT NOT NULL CHECK (recorded GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]Z'),
            cause TEXT NOT NULL
        ) STRICT;
        CREATE TABLE seals (
            vintage INTEGER PRIMARY KEY REFERENCES vintages (number),
            scrapes INTEGER NOT NULL CHECK (scrapes >= 0),
            articles INTEGER NOT NULL CHECK (articles >= 0),
            observations INTEGER NOT NULL CHECK (observations >= 0),
            withdrawn INTEGER NOT NULL CHECK (withdrawn >= 0),
            content BLOB NOT NULL CHECK (length(content) = 32),
            chain BLOB NOT NULL UNIQUE CHECK (length(chain) = 32)
        ) STRICT;
        CREATE TABLE scrapes (
            id INTEGER PRIMARY KEY,
            vintage INTEGER NOT NULL REFERENCES vintages (number),
            path TEXT NOT NULL,
            size INTEGER NOT NULL CHECK (size >= 0),
            hash TEXT NOT NULL,
            UNIQUE (path, hash)
        ) STRICT;
        CREATE TABLE documents (
            id INTEGER PRIMARY KEY,
            vintage INTEGER NOT NULL REFERENCES vintages (number),
            hash BLOB NOT NULL UNIQUE CHECK (length(hash) = 32),
            bytes BLOB NOT NULL
        ) STRICT;
        CREATE TABLE articles (
            id INTEGER PRIMARY KEY,
            vintage INTEGER NOT NULL REFERENCES vintages (number),
            identity TEXT NOT NULL UNIQUE CHECK (identity <> ''),
            sketch BLOB NOT NULL CHECK (length(sketch) % 2 = 0)
        ) STRICT;
        CREATE TABLE sightings (
            id INTEGER PRIMARY KEY,
            vintage INTEGER NOT NULL REFERENCES vintages (number),
            article INTEGER NOT NULL REFERENCES articles (id),
            digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32),
            rank TEXT NOT NULL,
            path TEXT NOT NULL,
            place INTEGER NOT NULL CHECK (place >= 0),
            record TEXT,
            title TEXT,
            publisher TEXT,
            url TEXT,
            language TEXT,
            agency TEXT,
            published TEXT,
            published_origin TEXT,
            modified TEXT,
            modified_origin TEXT,
            captured TEXT,
            captured_origin TEXT,
            CHECK ((published IS NULL) = (published_origin IS NULL)),
            CHECK ((modified IS NULL) = (modified_origin IS NULL)),
            CHECK ((captured IS NULL) = (captured_origin IS NULL))
        ) STRICT;
        CREATE INDEX sightings_by_article ON sightings (article);
        CREATE TABLE readings (
            id INTEGER PRIMARY KEY,
            vintage INTEGER NOT NULL REFERENCES vintages (number),
            article INTEGER NOT NULL REFERENCES articles (id),
            sighting INTEGER NOT NULL REFERENCES sightings (id),
            document INTEGER NOT NULL REFERENCES documents (id),
            range_start INTEGER NOT NULL CHECK (range_start >= 0),
            range_end INTEGER NOT NULL CHECK (range_end >= range_start),
            blocks TEXT NOT NULL,
            tables TEXT NOT NULL,
            reader TEXT NOT NULL
        ) STRICT;
        CREATE INDEX readings_by_article ON readings (article);
        CREATE INDEX readings_by_vintage ON readings (vintage);
        CREATE TABLE supersessions (
            id INTEGER PRIMARY KEY,
            vintage INTEGER NOT NULL REFERENCES vintages (number),
            reading INTEGER NOT NULL UNIQUE REFERENCES readings (id),
            successor INTEGER NOT NULL REFERENCES readings (id),
            CHECK (successor > reading)
        ) STRICT;
        CREATE INDEX supersessions_by_vintage ON supersessions (vintage);
        CREATE TABLE units (
            id INTEGER PRIMARY KEY,
            vintage INTEGER NOT NULL REFERENCES vintages (number),
            code TEXT NOT NULL,
            name TEXT NOT NULL,
            UNIQUE (code, name)
        ) STRICT;
        CREATE TABLE keys (
            id INTEGER PRIMARY KEY,
            vintage INTEGER NOT NULL REFERENCES vintages (number),
            series TEXT NOT NULL CHECK (series <> ''),
            subject TEXT NOT NULL CHECK (subject <> ''),
            dimensions TEXT NOT NULL CHECK (json_valid(dimensions)),
            UNIQUE (series, subject, dimensions)
        ) STRICT;
        CREATE TABLE observations (
            id INTEGER PRIMARY KEY,
            vintage INTEGER NOT NULL REFERENCES vintages (number),
            first INTEGER NOT NULL REFERENCES vintages (number),
            reading INTEGER NOT NULL REFERENCES readings (id),
            key INTEGER NOT NULL REFERENCES keys (id),
            observation TEXT NOT NULL CHECK (observation <> ''),
            period TEXT,
            value TEXT NOT NULL,
            value_exponent INTEGER NOT NULL,
            upper TEXT,
            upper_exponent INTEGER,
            qualifier TEXT NOT NULL CHECK (qualifier IN ('=', '~', '<', '>')),
            unit INTEGER NOT NULL REFERENCES units (id),
            status TEXT NOT NULL CHECK (status IN ('actual', 'estimate', 'forecast', 'plan', 'target')),
            denied INTEGER NOT NULL CHECK (denied IN (0, 1)),
            attribution TEXT,
            evidence TEXT,
            evidence_start INTEGER NOT NULL CHECK (evidence_start >= 0),
            evidence_end INTEGER NOT NULL CHECK (evidence_end >= evidence_start),
            figure_start INTEGER NOT NULL CHECK (figure_start >= 0),
            figure_end INTEGER NOT NULL CHECK (figure_end >= figure_start),
            CHECK (first <= vintage),
            CHECK ((upper IS NULL) = (upper_exponent IS NULL))
        ) STRICT;
        CREATE INDEX observations_by_reading ON observations (reading);
        CREATE INDEX observations_by_key ON observations (key);
        CREATE INDEX observations_by_observation ON observations (observation);
        CREATE TABLE links (
            id INTEGER PRIMARY KEY,
            vintage INTEGER NOT NULL REFERENCES vintages (number),
            article INTEGER NOT NULL REFERENCES articles (id),
            other INTEGER NOT NULL REFERENCES articles (id),
            agreeing INTEGER NOT NULL CHECK (agreeing > 0),
            UNIQUE (article, other),
            CHECK (other < article)
        ) STRICT;
        CREATE INDEX links_by_other ON links (other);
        CREATE TABLE voices (
            id INTEGER PRIMARY KEY,
            vintage INTEGER NOT NULL REFERENCES vintages (number),
            article INTEGER NOT NULL REFERENCES articles (id),
            voice INTEGER NOT NULL REFERENCES articles (id)
        ) STRICT;
        CREATE INDEX voices_by_article ON voices (article, vintage);
        CREATE INDEX voices_by_voice ON voices (voice);
        CREATE INDEX voices_by_vintage ON voices (vintage);
        CREATE TABLE definitions (
            id INTEGER PRIMARY KEY,
            vintage INTEGER NOT NULL REFERENCES vintages (number),
            series TEXT NOT NULL CHECK (series <> ''),
            hash BLOB NOT NULL CHECK (length(hash) = 32),
            text TEXT
        ) STRICT;
        CREATE INDEX definitions_by_series ON definitions (series, vintage);
        CREATE TABLE decisions (
            id INTEGER PRIMARY KEY,
            vintage INTEGER NOT NULL REFERENCES vintages (number),
            decision TEXT NOT NULL CHECK (decision <> ''),
            act TEXT NOT NULL CHECK (act IN ('accept', 'reject', 'set', 'prefer', 'merge-subject')),
            argument TEXT NOT NULL CHECK (argument <> ''),
            series TEXT NOT NULL CHECK (series <> ''),
            subject TEXT,
            dimensions TEXT NOT NULL CHECK (json_valid(dimensions)),
            period TEXT,
            reason TEXT NOT NULL CHECK (reason <> ''),
            author TEXT NOT NULL,
            date TEXT NOT NULL,
            expect TEXT
        ) STRICT;
        CREATE TABLE undoings (
            id INTEGER PRIMARY KEY,
            vintage INTEGER NOT NULL REFERENCES vintages (number),
            decision INTEGER NOT NULL UNIQUE REFERENCES decisions (id),
            reason TEXT NOT NULL,
            author TEXT NOT NULL,
            date TEXT NOT NULL
        ) STRICT;
        CREATE TABLE scrape_states (
            path TEXT PRIMARY KEY,
            size INTEGER NOT NULL,
            modified INTEGER NOT NULL,
            hash TEXT NOT NULL,
            hints TEXT NOT NULL,
            proof BLOB NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE bands (
            hash INTEGER NOT NULL,
            article INTEGER NOT NULL REFERENCES articles (id),
            PRIMARY KEY (hash, article)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE tags (
            name TEXT PRIMARY KEY CHECK (name <> ''),
            vintage INTEGER NOT NULL REFERENCES vintages (number),
            proof BLOB NOT NULL
        ) STRICT;
        """
}
