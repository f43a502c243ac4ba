/// Which version of the makers of items a resource's items come from; 0 before it was written down. Frozen.
enum Migration004 {
    static let sql = """
        ALTER TABLE resource ADD COLUMN maker INTEGER NOT NULL DEFAULT 0 CHECK (maker >= 0);
        CREATE INDEX resourceByMaker ON resource (maker, number) WHERE status = 'kept';
        """
}
