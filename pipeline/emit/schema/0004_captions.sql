-- Captions of the article's own pictures. `paragraph` counts the paragraphs of the text above the
-- picture; the spans are null unless the text was asked to hold its captions.

CREATE TABLE captions (
    article TEXT NOT NULL REFERENCES articles ON DELETE CASCADE, position BIGINT NOT NULL,
    text TEXT NOT NULL, paragraph BIGINT NOT NULL, span_start BIGINT, span_end BIGINT,
    source_start BIGINT, source_end BIGINT, PRIMARY KEY (article, position)
) WITHOUT ROWID;
