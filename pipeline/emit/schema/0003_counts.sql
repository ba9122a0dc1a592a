-- What a run has done so far: the batches it has written, and how many articles and rejections it
-- has put in, replaced or dropped. A run that changed nothing has 0 `changes`.

ALTER TABLE runs ADD COLUMN batches BIGINT NOT NULL DEFAULT 0;
ALTER TABLE runs ADD COLUMN changes BIGINT NOT NULL DEFAULT 0;
