/// The first schema. Frozen: a shipped migration is never edited, the next one changes what must
/// change.
///
/// Moments are REAL seconds since 2001-01-01T00:00:00Z, the number that Foundation's `Date` holds,
/// so that a moment reads back as the one that was written. Days are the learner's days since
/// 1970-01-01. Ids are the 16 bytes of a UUID.
enum Migration001 {
    static let sql = """
        CREATE TABLE resource (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id BLOB NOT NULL UNIQUE CHECK (length(id) = 16),
            kind TEXT NOT NULL CHECK (
                kind IN ('revisionCards', 'keyTerm', 'notes', 'questions', 'pairs', 'deck')),
            status TEXT NOT NULL CHECK (status IN ('draft', 'kept', 'trashed')),
            title TEXT NOT NULL,
            titleOrigin TEXT NOT NULL CHECK (titleOrigin IN ('given', 'inferred', 'edited')),
            author TEXT,
            language TEXT NOT NULL,
            fingerprint TEXT NOT NULL,
            added REAL NOT NULL,
            changed REAL NOT NULL,
            record TEXT NOT NULL CHECK (json_valid(record))
        ) STRICT;
        CREATE INDEX resourceByStatus ON resource (status, changed);
        CREATE INDEX resourceByFingerprint ON resource (fingerprint);

        -- path: the components, each closed by U+001F, so that a subject and those below it are one
        -- range.
        CREATE TABLE resourceSubject (
            resource INTEGER NOT NULL REFERENCES resource (number) ON DELETE CASCADE,
            position INTEGER NOT NULL CHECK (position >= 0),
            path TEXT NOT NULL,
            PRIMARY KEY (resource, position)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX resourceSubjectByPath ON resourceSubject (path, resource);

        -- siblingGroup: a hash of the resource's id and siblings.
        CREATE TABLE item (
            id BLOB NOT NULL PRIMARY KEY CHECK (length(id) = 16),
            resource INTEGER NOT NULL REFERENCES resource (number) ON DELETE CASCADE,
            isLive INTEGER NOT NULL CHECK (isLive IN (0, 1)),
            position INTEGER NOT NULL,
            form TEXT NOT NULL CHECK (form IN ('card', 'cloze', 'question', 'term', 'definition')),
            level TEXT NOT NULL CHECK (level IN ('recall', 'explain', 'compare', 'evaluate')),
            stem TEXT NOT NULL,
            units TEXT NOT NULL CHECK (json_valid(units)),
            spans TEXT NOT NULL CHECK (json_valid(spans)),
            lines TEXT NOT NULL CHECK (json_valid(lines)),
            siblings TEXT NOT NULL,
            siblingGroup INTEGER NOT NULL
        ) STRICT;
        CREATE INDEX itemByResource ON item (resource, isLive, position);

        -- A cache of reviewEvent. The last four columns are copies, so that the queue is one search
        -- of one index: isAsked is 1 for a live item of a kept resource, the others are the item's.
        CREATE TABLE cardState (
            learner BLOB NOT NULL CHECK (length(learner) = 16),
            item BLOB NOT NULL REFERENCES item (id) ON DELETE CASCADE,
            phase TEXT NOT NULL CHECK (phase IN ('new', 'learning', 'review', 'relearning')),
            step INTEGER CHECK (step >= 0),
            stability REAL CHECK (stability > 0),
            difficulty REAL CHECK (difficulty > 0),
            dueAt REAL,
            dueDay INTEGER,
            lastReview REAL,
            lastDay INTEGER,
            reviews INTEGER NOT NULL CHECK (reviews >= 0),
            lapses INTEGER NOT NULL CHECK (lapses >= 0),
            isSuspended INTEGER NOT NULL CHECK (isSuspended IN (0, 1)),
            buriedUntil INTEGER,
            isAsked INTEGER NOT NULL CHECK (isAsked IN (0, 1)),
            resource INTEGER NOT NULL,
            position INTEGER NOT NULL,
            siblingGroup INTEGER NOT NULL,
            PRIMARY KEY (learner, item),
            CHECK ((step IS NULL) = (phase IN ('new', 'review'))),
            CHECK ((stability IS NULL) = (difficulty IS NULL)),
            CHECK ((lastReview IS NULL) = (lastDay IS NULL)),
            CHECK (dueAt IS NULL OR dueDay IS NULL)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX cardStateByItem ON cardState (item);
        -- What the indexes are limited to stands in them as well: SQLite 3.40 would otherwise read
        -- the row for it.
        CREATE INDEX cardStateNew
            ON cardState (learner, resource, position, siblingGroup, buriedUntil,
                phase, isAsked, isSuspended)
            WHERE phase = 'new' AND isAsked = 1 AND isSuspended = 0;
        CREATE INDEX cardStateDue
            ON cardState (learner, dueDay, item, resource, siblingGroup, buriedUntil,
                phase, isAsked, isSuspended)
            WHERE dueDay IS NOT NULL AND phase <> 'new' AND isAsked = 1 AND isSuspended = 0;
        CREATE INDEX cardStateStep
            ON cardState (learner, dueAt, item, resource, siblingGroup, buriedUntil,
                phase, isAsked, isSuspended)
            WHERE dueAt IS NOT NULL AND phase <> 'new' AND isAsked = 1 AND isSuspended = 0;
        CREATE INDEX cardStateToday ON cardState (learner, lastDay, siblingGroup)
            WHERE lastDay IS NOT NULL;
        CREATE INDEX cardStateBuried ON cardState (learner, buriedUntil)
            WHERE buriedUntil IS NOT NULL;
        CREATE INDEX cardStateByResource
            ON cardState (learner, resource, phase, isSuspended, dueDay, dueAt, buriedUntil,
                isAsked)
            WHERE isAsked = 1;

        -- Append-only: number counts a learner's entries in the order in which they were written.
        CREATE TABLE reviewEvent (
            learner BLOB NOT NULL CHECK (length(learner) = 16),
            number INTEGER NOT NULL CHECK (number > 0),
            id BLOB NOT NULL CHECK (length(id) = 16),
            item BLOB NOT NULL CHECK (length(item) = 16),
            time REAL NOT NULL,
            day INTEGER NOT NULL,
            kind TEXT NOT NULL CHECK (
                kind IN ('review', 'undo', 'suspend', 'resume', 'bury', 'unbury')),
            rating INTEGER CHECK (rating BETWEEN 1 AND 4),
            milliseconds INTEGER CHECK (milliseconds >= 0),
            confidence INTEGER CHECK (confidence BETWEEN 0 AND 100),
            response TEXT,
            phaseBefore TEXT CHECK (phaseBefore IN ('new', 'learning', 'review', 'relearning')),
            stepBefore INTEGER CHECK (stepBefore >= 0),
            phase TEXT CHECK (phase IN ('new', 'learning', 'review', 'relearning')),
            step INTEGER CHECK (step >= 0),
            dueAt REAL,
            dueDay INTEGER,
            undone BLOB CHECK (length(undone) = 16),
            untilDay INTEGER,
            PRIMARY KEY (learner, number),
            UNIQUE (learner, id),
            CHECK ((kind = 'review') = (rating IS NOT NULL)),
            CHECK ((kind = 'review') = (milliseconds IS NOT NULL)),
            CHECK ((kind = 'review') = (phaseBefore IS NOT NULL)),
            CHECK ((kind = 'review') = (phase IS NOT NULL)),
            CHECK ((kind = 'review') = ((dueAt IS NULL) <> (dueDay IS NULL))),
            CHECK ((kind = 'undo') = (undone IS NOT NULL)),
            CHECK ((kind = 'bury') = (untilDay IS NOT NULL))
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX reviewEventByItem ON reviewEvent (learner, item);
        CREATE INDEX reviewEventByDay
            ON reviewEvent (learner, day, phaseBefore, rating, milliseconds, id);
        CREATE INDEX reviewEventByUndone ON reviewEvent (learner, undone) WHERE undone IS NOT NULL;
        CREATE TRIGGER reviewEventIsNotChanged BEFORE UPDATE ON reviewEvent
            BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END;
        CREATE TRIGGER reviewEventIsNotDeleted BEFORE DELETE ON reviewEvent
            BEGIN SELECT RAISE(ABORT, 'the review log is append-only'); END;

        CREATE TABLE learnerSettings (
            learner BLOB NOT NULL PRIMARY KEY CHECK (length(learner) = 16),
            record TEXT NOT NULL CHECK (json_valid(record))
        ) STRICT, WITHOUT ROWID;

        -- number: the resource's number times 2^24, plus the line's place. One of the three texts
        -- is filled. The index holds the lines of kept resources only.
        CREATE TABLE searchLine (
            number INTEGER PRIMARY KEY CHECK (number >= 16777216),
            role TEXT NOT NULL CHECK (
                role IN ('title', 'author', 'subject', 'heading', 'card', 'term', 'definition',
                    'fact', 'question', 'answer', 'comment')),
            name TEXT NOT NULL,
            heading TEXT NOT NULL,
            body TEXT NOT NULL
        ) STRICT;
        CREATE VIRTUAL TABLE searchIndex USING fts5(
            name, heading, body, content='searchLine', content_rowid='number',
            tokenize='unicode61 remove_diacritics 2', prefix='1 2 3');
        """
}
