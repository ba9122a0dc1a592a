-- What has been done: which run, by which rules, made the rows of an article. Bookkeeping, no
-- facts: two databases with the same facts may differ here.

CREATE TABLE runs (
    run BIGINT PRIMARY KEY, version TEXT NOT NULL, rules TEXT NOT NULL,
    began TEXT NOT NULL, ended TEXT
) WITHOUT ROWID;

-- `given` is a digest of what was said about the input beside its content (title, date, ...);
-- `run` is the last one that met the input. Where an input has changed, the rows of its older
-- content go at the end of the run that met the newer.
CREATE TABLE ledger (
    article TEXT PRIMARY KEY REFERENCES articles ON DELETE CASCADE, uri TEXT NOT NULL,
    given TEXT NOT NULL, rules TEXT NOT NULL, run BIGINT NOT NULL REFERENCES runs
) WITHOUT ROWID;
CREATE INDEX ledger_by_uri ON ledger /* postgres: USING hash */ (uri);
CREATE INDEX ledger_by_run ON ledger (run);
