-- Who belongs together now, and why: definitions, what the engine remembers of each person, who is in, who came and went.
CREATE SCHEMA segment;
GRANT USAGE ON SCHEMA segment TO splot_app;

CREATE TABLE segment.segment (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid   NOT NULL,
  name         text   NOT NULL,
  description  text   NOT NULL,
  folder       text COLLATE "C" NOT NULL,     -- '' = none; 'a/b' = b in a
  -- draft: nobody looks at it. live: members follow every event. archived: kept to be read.
  state        text COLLATE "C" NOT NULL,
  -- The version members follow; 0 = none yet.
  version      int    NOT NULL,
  -- The version being built: members follow it once it is filled; null = none.
  next_version int,
  -- Building: the log below this position is being read; from here on the engine has followed by itself.
  build_pos    bigint,
  -- How far that is: a position while the log is read, then the root up to which members are settled.
  build_at     bigint,
  fill_after   uuid,
  -- Why members stand still: what it speaks of is gone. Null = it works.
  broken       text,
  created_at   bigint NOT NULL,
  created_by   text   NOT NULL,               -- pii: member or key
  changed_at   bigint NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

-- A version is never changed.
CREATE TABLE segment.version (
  workspace_id text COLLATE "C" NOT NULL,
  segment_id   uuid   NOT NULL,
  version      int    NOT NULL,
  condition    text   NOT NULL,               -- JSON: contract/segment/condition.ts
  note         text   NOT NULL,
  created_at   bigint NOT NULL,
  created_by   text   NOT NULL,               -- pii: member or key
  PRIMARY KEY (workspace_id, segment_id, version)
);

-- Grows with every change of what is above, so that the pipeline knows when to read it again.
CREATE TABLE segment.stamp (
  workspace_id text COLLATE "C" PRIMARY KEY,
  stamp        bigint NOT NULL
) WITH (fillfactor = 20);

-- How many are in: moves with every batch, so it stands apart.
CREATE TABLE segment.tally (
  workspace_id text COLLATE "C" NOT NULL,
  segment_id   uuid   NOT NULL,
  members      bigint NOT NULL,
  PRIMARY KEY (workspace_id, segment_id)
) WITH (fillfactor = 20);

-- What is remembered of events: from which position on it is followed, and whether the log before it was read in.
CREATE TABLE segment.trace (
  workspace_id text COLLATE "C" NOT NULL,
  key          text COLLATE "C" NOT NULL,     -- rules/trace.ts
  from_pos     bigint  NOT NULL,
  is_whole     boolean NOT NULL,
  PRIMARY KEY (workspace_id, key)
);

-- What is remembered of a birth's events, by trace; births of one customer are united on read.
CREATE TABLE segment.memory (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid NOT NULL,
  root_id      uuid NOT NULL,
  rings        text NOT NULL,                 -- rules/memory.ts
  PRIMARY KEY (workspace_id, birth_id)
) WITH (fillfactor = 70);
CREATE INDEX memory_root ON segment.memory (workspace_id, root_id);

-- Where a customer stands: which leaves are otherwise than for a stranger, which segments she is in.
CREATE TABLE segment.standing (
  workspace_id text COLLATE "C" NOT NULL,
  root_id      uuid   NOT NULL,
  truths       text   NOT NULL,               -- keys of leaves
  members      text   NOT NULL,               -- ids of segments
  -- When time alone may change what events, and what facts say of her: never late, maybe early; null = never.
  due_at       bigint,
  fact_due_at  bigint,
  applied_seq  bigint NOT NULL,
  PRIMARY KEY (workspace_id, root_id)
) WITH (fillfactor = 70);

-- The same moment, never later, apart: it is found by time.
CREATE TABLE segment.next_eval (
  workspace_id text COLLATE "C" NOT NULL,
  root_id      uuid   NOT NULL,
  at           bigint NOT NULL,
  PRIMARY KEY (workspace_id, root_id)
) WITH (fillfactor = 80);
CREATE INDEX next_eval_due ON segment.next_eval (at, workspace_id, root_id);

CREATE TABLE segment.member (
  workspace_id text COLLATE "C" NOT NULL,
  segment_id   uuid   NOT NULL,
  root_id      uuid   NOT NULL,
  since        bigint NOT NULL,
  PRIMARY KEY (workspace_id, segment_id, root_id)
);

-- Who came and went, and what brought it about. Never changed.
CREATE TABLE segment.flip (
  workspace_id text COLLATE "C" NOT NULL,
  n            bigint GENERATED ALWAYS AS IDENTITY,
  segment_id   uuid    NOT NULL,
  version      int     NOT NULL,
  root_id      uuid    NOT NULL,              -- whose root she was then
  is_entry     boolean NOT NULL,
  at           bigint  NOT NULL,
  seq          bigint  NOT NULL,              -- the log up to here was known
  cause        text    NOT NULL,              -- JSON: kind, and the event where one did it
  PRIMARY KEY (workspace_id, n)
);
CREATE INDEX flip_segment ON segment.flip (workspace_id, segment_id, n DESC);
CREATE INDEX flip_root ON segment.flip (workspace_id, root_id, n DESC);

-- What the columns are like, told once before there is data: an emptied table keeps what it learnt.
INSERT INTO segment.memory SELECT 'default', md5(i::text)::uuid, md5((i / 2)::text)::uuid, '' FROM generate_series(1, 10000) i;
INSERT INTO segment.standing SELECT 'default', md5(i::text)::uuid, '', '', i, i, i FROM generate_series(1, 10000) i;
INSERT INTO segment.next_eval SELECT 'default', md5(i::text)::uuid, i FROM generate_series(1, 10000) i;
INSERT INTO segment.member SELECT 'default', md5((i % 20)::text)::uuid, md5(i::text)::uuid, i FROM generate_series(1, 10000) i;
ANALYZE segment.memory, segment.standing, segment.next_eval, segment.member;
TRUNCATE segment.memory, segment.standing, segment.next_eval, segment.member;

CALL platform.protect('segment.segment');
CALL platform.protect('segment.version', 'SELECT, INSERT, DELETE');
CALL platform.protect('segment.stamp');
CALL platform.protect('segment.tally');
CALL platform.protect('segment.trace');
CALL platform.protect('segment.memory');
CALL platform.protect('segment.standing');
CALL platform.protect('segment.next_eval');
CALL platform.protect('segment.member');
CALL platform.protect('segment.flip', 'SELECT, INSERT, DELETE');

-- Timers fall due before it is known whose they are; what is to be built is looked for in all workspaces.
CREATE POLICY next_eval_clock ON segment.next_eval FOR SELECT TO splot_worker USING (true);
CREATE POLICY segment_builder ON segment.segment FOR SELECT TO splot_worker USING (true);
