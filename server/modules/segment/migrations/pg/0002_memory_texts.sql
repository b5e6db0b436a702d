-- A long memory is written as its first text and, batch by batch, what is new of it: whole again now and then.
ALTER TABLE segment.memory ADD COLUMN n smallint NOT NULL DEFAULT 0;
ALTER TABLE segment.memory DROP CONSTRAINT memory_pkey, ADD PRIMARY KEY (workspace_id, birth_id, n);

-- Written often, read seldom: to compress what still fits into a page costs more than it saves.
ALTER TABLE segment.memory SET (toast_tuple_target = 8160);
ALTER TABLE segment.standing SET (toast_tuple_target = 8160);

-- The history is read by segment or by customer, never by number alone: one index less for every flip.
DROP INDEX segment.flip_segment;
ALTER TABLE segment.flip DROP CONSTRAINT flip_pkey, ADD PRIMARY KEY (workspace_id, segment_id, n);

-- Customers whose memory or standing somebody beside the pipeline wrote: what it keeps of them is old. Taken by its next batch.
CREATE TABLE segment.stirred (
  workspace_id text COLLATE "C" NOT NULL,
  n            bigint GENERATED ALWAYS AS IDENTITY,
  roots        uuid[],                        -- null: everybody
  PRIMARY KEY (workspace_id, n)
);
CALL platform.protect('segment.stirred');
