-- The relational form of records. Both SQLite and PostgreSQL read it: types are those whose names give
-- SQLite the right affinity. PostgreSQL reads it without the words WITHOUT ROWID, but with what stands
-- in a comment behind `postgres:`. Its indexes on words as printed are hashes, since others refuse a
-- row where these words have more than 2,700 bytes.
-- `article` is a key of the content and the place it was read from; `fact` is the fact's id.
-- A range has `min` and `max` and no `value`. Spans count code points of the text or title.

CREATE TABLE articles (
    article TEXT PRIMARY KEY, id TEXT NOT NULL, uri TEXT NOT NULL, source_id TEXT, url TEXT,
    media_type TEXT NOT NULL, sha256 TEXT NOT NULL, encoding TEXT NOT NULL, bytes BIGINT NOT NULL,
    language TEXT NOT NULL, language_confidence DOUBLE PRECISION NOT NULL, title TEXT, published TEXT,
    site TEXT, text TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX articles_by_uri ON articles /* postgres: USING hash */ (uri);
CREATE INDEX articles_by_published ON articles (published);

CREATE TABLE authors (
    article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE,
    position BIGINT NOT NULL, name TEXT NOT NULL, PRIMARY KEY (article, position)
) WITHOUT ROWID;

CREATE TABLE amounts (
    article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, fact TEXT NOT NULL,
    rule TEXT NOT NULL, value NUMERIC, min NUMERIC, max NUMERIC, currency TEXT NOT NULL,
    modifier TEXT NOT NULL, per TEXT, field TEXT NOT NULL, span_start BIGINT NOT NULL,
    span_end BIGINT NOT NULL, quote TEXT NOT NULL, source_start BIGINT, source_end BIGINT,
    PRIMARY KEY (article, fact)
) WITHOUT ROWID;
CREATE INDEX amounts_by_value ON amounts (currency, value);

CREATE TABLE quantities (
    article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, fact TEXT NOT NULL,
    rule TEXT NOT NULL, value NUMERIC, min NUMERIC, max NUMERIC, unit TEXT NOT NULL,
    unit_code TEXT, kind TEXT NOT NULL, modifier TEXT NOT NULL, field TEXT NOT NULL,
    span_start BIGINT NOT NULL, span_end BIGINT NOT NULL, quote TEXT NOT NULL,
    source_start BIGINT, source_end BIGINT, PRIMARY KEY (article, fact)
) WITHOUT ROWID;
CREATE INDEX quantities_by_unit ON quantities /* postgres: USING hash (unit); -- */ (unit, value);

CREATE TABLE dates (
    article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, fact TEXT NOT NULL,
    rule TEXT NOT NULL, value TEXT NOT NULL, field TEXT NOT NULL, span_start BIGINT NOT NULL,
    span_end BIGINT NOT NULL, quote TEXT NOT NULL, source_start BIGINT, source_end BIGINT,
    PRIMARY KEY (article, fact)
) WITHOUT ROWID;
CREATE INDEX dates_by_value ON dates (value);

CREATE TABLE officials (
    article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, fact TEXT NOT NULL,
    rule TEXT NOT NULL, name TEXT NOT NULL, honorifics TEXT NOT NULL, field TEXT NOT NULL,
    span_start BIGINT NOT NULL, span_end BIGINT NOT NULL, quote TEXT NOT NULL,
    source_start BIGINT, source_end BIGINT, PRIMARY KEY (article, fact)
) WITHOUT ROWID;
CREATE INDEX officials_by_name ON officials /* postgres: USING hash */ (name);

CREATE TABLE roles (
    article TEXT NOT NULL, fact TEXT NOT NULL, position BIGINT NOT NULL, title TEXT NOT NULL,
    organisation TEXT, field TEXT NOT NULL, span_start BIGINT NOT NULL, span_end BIGINT NOT NULL,
    quote TEXT NOT NULL, PRIMARY KEY (article, fact, position),
    FOREIGN KEY (article, fact) REFERENCES officials (article, fact) ON DELETE CASCADE
) WITHOUT ROWID;
CREATE INDEX roles_by_organisation ON roles /* postgres: USING hash */ (organisation);

CREATE TABLE organisations (
    article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, fact TEXT NOT NULL,
    rule TEXT NOT NULL, name TEXT NOT NULL, abbreviations TEXT NOT NULL, kind TEXT,
    field TEXT NOT NULL, span_start BIGINT NOT NULL, span_end BIGINT NOT NULL,
    quote TEXT NOT NULL, source_start BIGINT, source_end BIGINT, PRIMARY KEY (article, fact)
) WITHOUT ROWID;
CREATE INDEX organisations_by_name ON organisations /* postgres: USING hash */ (name);

CREATE TABLE places (
    article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, fact TEXT NOT NULL,
    rule TEXT NOT NULL, name TEXT NOT NULL, kind TEXT NOT NULL, code TEXT, status TEXT NOT NULL,
    field TEXT NOT NULL, span_start BIGINT NOT NULL, span_end BIGINT NOT NULL,
    quote TEXT NOT NULL, source_start BIGINT, source_end BIGINT, PRIMARY KEY (article, fact)
) WITHOUT ROWID;
CREATE INDEX places_by_name ON places /* postgres: USING hash */ (name);
CREATE INDEX places_by_code ON places (code);

-- Every place where an official, an organisation or a place is named; `kind` names that table.
CREATE TABLE mentions (
    article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, kind TEXT NOT NULL,
    fact TEXT NOT NULL, position BIGINT NOT NULL, field TEXT NOT NULL,
    span_start BIGINT NOT NULL, span_end BIGINT NOT NULL, quote TEXT NOT NULL,
    PRIMARY KEY (article, kind, fact, position)
) WITHOUT ROWID;

CREATE TABLE laws (
    article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, fact TEXT NOT NULL,
    rule TEXT NOT NULL, kind TEXT NOT NULL, number TEXT, issued TEXT, issuer TEXT, title TEXT,
    field TEXT NOT NULL, span_start BIGINT NOT NULL, span_end BIGINT NOT NULL,
    quote TEXT NOT NULL, source_start BIGINT, source_end BIGINT, PRIMARY KEY (article, fact)
) WITHOUT ROWID;
CREATE INDEX laws_by_number ON laws /* postgres: USING hash */ (number);

CREATE TABLE observations (
    article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, fact TEXT NOT NULL,
    rule TEXT NOT NULL, measure TEXT NOT NULL, value NUMERIC, min NUMERIC, max NUMERIC, unit TEXT,
    modifier TEXT NOT NULL, period TEXT, place TEXT, subject TEXT, status TEXT NOT NULL,
    change_direction TEXT, change_value NUMERIC, change_unit TEXT, change_baseline TEXT,
    field TEXT NOT NULL, span_start BIGINT NOT NULL, span_end BIGINT NOT NULL,
    quote TEXT NOT NULL, source_start BIGINT, source_end BIGINT, PRIMARY KEY (article, fact)
) WITHOUT ROWID;
CREATE INDEX observations_by_period ON observations (period);
CREATE INDEX observations_by_place ON observations /* postgres: USING hash */ (place);

CREATE TABLE notices (
    article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, position BIGINT NOT NULL,
    stage TEXT NOT NULL, code TEXT NOT NULL, message TEXT NOT NULL, PRIMARY KEY (article, position)
) WITHOUT ROWID;

-- Inputs that gave no record. The row goes when the same input gives one later.
CREATE TABLE rejections (
    uri TEXT NOT NULL, source_id TEXT, stage TEXT NOT NULL, code TEXT NOT NULL,
    message TEXT NOT NULL /* postgres: -- */ , PRIMARY KEY (uri, stage, code)
) WITHOUT ROWID;
/* postgres: CREATE UNIQUE INDEX rejections_once ON rejections (hashtextextended(uri, 0), stage, code); */

-- What a researcher asks first.
CREATE VIEW observations_in_articles AS
SELECT o.measure, o.value, o.min, o.max, o.unit, o.modifier, o.period, o.place, o.subject,
       o.status, o.change_direction, o.change_value, o.change_unit, o.change_baseline, o.quote,
       a.language, a.published, a.title, a.site, a.url, a.uri, o.article, o.fact
FROM observations AS o JOIN articles AS a USING (article);

CREATE VIEW roles_in_articles AS
SELECT o.name, r.title AS role, r.organisation, r.quote, a.language, a.published,
       a.title, a.site, a.url, a.uri, o.article, o.fact
FROM officials AS o JOIN articles AS a USING (article)
LEFT JOIN roles AS r ON r.article = o.article AND r.fact = o.fact;

CREATE VIEW figures AS
SELECT 'amount' AS kind, value, min, max, currency AS unit, modifier, quote, article, fact
FROM amounts
UNION ALL
SELECT kind, value, min, max, unit, modifier, quote, article, fact FROM quantities;
