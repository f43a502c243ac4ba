/// FSRS-7 keeps a second, quick stability of each memory. Frozen.
enum Migration002 {
    static let sql = """
        ALTER TABLE cardState ADD COLUMN shortStability REAL
            CHECK (shortStability > 0) CHECK (shortStability IS NULL OR stability IS NOT NULL);
        """
}
