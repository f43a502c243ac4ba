/// Items that lay something out to decide on, and the files that source texts were taken out of. Frozen.
enum Migration003 {
    static let sql = """
        ALTER TABLE item ADD COLUMN task TEXT CHECK (task IS NULL OR json_valid(task));
        CREATE TABLE original (
            resource INTEGER NOT NULL PRIMARY KEY REFERENCES resource (number) ON DELETE CASCADE,
            name TEXT NOT NULL,
            bytes BLOB NOT NULL
        ) STRICT;
        """
}
