namespace HmsOps.Sidecar.Journal;

/// <summary>The journal's tables. Times are engine times; label sets are JSON; states are their names.</summary>
internal static class JournalSchema
{
    /// <value>A journal of another version is refused, never guessed at.</value>
    public const int Version = 2;

    public const string Create = """
        CREATE TABLE meta (key TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;

        CREATE TABLE clocks (
            alert TEXT NOT NULL, instance TEXT NOT NULL, row TEXT NOT NULL, meaning TEXT NOT NULL, state TEXT NOT NULL,
            since INTEGER, calm INTEGER, known_clear INTEGER NOT NULL, has_fired INTEGER NOT NULL, ticks TEXT,
            PRIMARY KEY (alert, instance, row)) WITHOUT ROWID;

        CREATE TABLE episodes (
            id INTEGER PRIMARY KEY, alert TEXT NOT NULL, instance TEXT NOT NULL, opened_at INTEGER NOT NULL,
            ended_at INTEGER, known_clear INTEGER NOT NULL, reason TEXT NOT NULL);

        CREATE TABLE transitions (
            sequence INTEGER PRIMARY KEY, time INTEGER NOT NULL, alert TEXT NOT NULL, instance TEXT NOT NULL,
            state TEXT NOT NULL, reason TEXT NOT NULL, episode INTEGER);

        CREATE TABLE runs (
            id INTEGER PRIMARY KEY, ordinal INTEGER NOT NULL, alert TEXT NOT NULL, instance TEXT NOT NULL,
            episode INTEGER NOT NULL, pack TEXT NOT NULL, state TEXT NOT NULL, next INTEGER NOT NULL,
            started_at INTEGER NOT NULL, wait_until INTEGER, settle_from INTEGER, settle_until INTEGER,
            held_since INTEGER, last_word INTEGER NOT NULL, ended_at INTEGER, outcome TEXT NOT NULL,
            sent_anything INTEGER NOT NULL, paged INTEGER NOT NULL,
            branches TEXT, undo_at INTEGER, is_undo INTEGER NOT NULL DEFAULT 0);

        CREATE TABLE steps (
            run INTEGER NOT NULL, step INTEGER NOT NULL, text TEXT NOT NULL, state TEXT NOT NULL, try INTEGER NOT NULL,
            summary TEXT, target TEXT, data TEXT, before TEXT, key TEXT, detail TEXT NOT NULL,
            started_at INTEGER NOT NULL, answered_at INTEGER, verify_until INTEGER, ended_at INTEGER,
            retry_at INTEGER, sent_at INTEGER, resource TEXT,
            PRIMARY KEY (run, step)) WITHOUT ROWID;

        CREATE TABLE steps_history (
            sequence INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, tick INTEGER NOT NULL,
            run INTEGER NOT NULL, step INTEGER NOT NULL, text TEXT NOT NULL, state TEXT NOT NULL, try INTEGER NOT NULL,
            summary TEXT, target TEXT, data TEXT, before TEXT, key TEXT, detail TEXT NOT NULL);

        CREATE TABLE notices (
            id INTEGER PRIMARY KEY, key TEXT NOT NULL, kind TEXT NOT NULL, target TEXT NOT NULL, notifier TEXT NOT NULL,
            address TEXT NOT NULL, subject TEXT NOT NULL, body TEXT NOT NULL, alert TEXT NOT NULL, instance TEXT NOT NULL,
            episode INTEGER NOT NULL, queued_at INTEGER NOT NULL, sent_at INTEGER, tries INTEGER NOT NULL, error TEXT,
            merged INTEGER NOT NULL);

        CREATE INDEX runs_open ON runs (alert, instance) WHERE ended_at IS NULL;
        CREATE INDEX notices_unsent ON notices (id) WHERE sent_at IS NULL AND merged = 0;
        CREATE INDEX episodes_open ON episodes (id) WHERE ended_at IS NULL;
        """;
}
