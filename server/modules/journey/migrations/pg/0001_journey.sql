-- Journeys: what is drawn, who is inside and when her turn comes. Times are milliseconds, as every `_at` here.
CREATE SCHEMA journey;
GRANT USAGE ON SCHEMA journey TO splot_app;

CREATE TABLE journey.journey (
  workspace_id  text COLLATE "C" NOT NULL,
  id            uuid    NOT NULL,
  name          text    NOT NULL,
  folder        text    NOT NULL,
  state         text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'live', 'paused', 'stopped')),
  draft         text    NOT NULL,              -- JSON: the graph as it is drawn now
  revision      integer NOT NULL,              -- of the draft
  version       integer,                       -- whoever comes in goes by this one; NULL: never launched
  sample        real    NOT NULL,              -- per cent of people who may come in
  needs_second  boolean NOT NULL,              -- a launch takes the word of a second person
  asked_by      text    COLLATE "C",           -- who asked for the launch of revision `asked_of`
  asked_name    text,                          -- pii: plain (name of a member of staff)
  asked_of      integer,
  approved_by   text,                          -- pii: plain (name of a member of staff)
  approved_of   integer,
  note          text COLLATE "C",              -- why it stands as it does: person, emergency, a guard
  next_at       bigint,                        -- when entries by date or schedule are looked for next
  entered_to    text COLLATE "C",              -- how far the people of a scheduled entry have been taken in
  from_pos      bigint  NOT NULL,              -- events before this position bring nobody in
  launched_at   bigint,
  created_at    bigint  NOT NULL,
  created_by    text    NOT NULL,              -- pii: plain (name of a member of staff)
  updated_at    bigint  NOT NULL,
  archived_at   bigint,
  PRIMARY KEY (workspace_id, id)
);
CALL platform.protect('journey.journey');
CREATE POLICY journey_reader ON journey.journey FOR SELECT TO splot_worker USING (true);

-- What was launched, as it was: whoever is inside goes on by the version she came in with.
CREATE TABLE journey.version (
  workspace_id text COLLATE "C" NOT NULL,
  journey_id   uuid    NOT NULL,
  n            integer NOT NULL,
  graph        text    NOT NULL,               -- JSON
  launched_at  bigint  NOT NULL,
  launched_by  text    NOT NULL,               -- pii: plain (name of a member of staff)
  PRIMARY KEY (workspace_id, journey_id, n)
);
CALL platform.protect('journey.version', 'SELECT, INSERT, DELETE');

-- One person's way through one journey. Whoever waits is a row with its time, and nothing else.
CREATE TABLE journey.enrollment (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid     NOT NULL,
  journey_id   uuid     NOT NULL,
  birth_id     uuid     NOT NULL,
  root         uuid     NOT NULL,              -- whose it is now: follows merges and splits of its birth
  unit         uuid     NOT NULL,              -- her canonical id when she came in: splits and hold-outs go by it
  entered_at   bigint   NOT NULL,
  arrived_at   bigint   NOT NULL,              -- at the node
  since        bigint   NOT NULL,              -- when she left the step before
  wake_at      bigint,                         -- NULL: over, or held by an error
  ended_at     bigint,
  version      integer  NOT NULL,
  seq          integer  NOT NULL,              -- steps taken: (id, seq) names each of them once
  state        "char"   NOT NULL,              -- t waits for a time, e for an event or a segment too, d done, x left, h held by an error
  is_control   boolean  NOT NULL,              -- held out: nothing is done
  is_goal      boolean  NOT NULL,              -- reached what the journey is there for
  node         text COLLATE "C" NOT NULL,
  reason       text COLLATE "C",               -- why it ended or is held
  waits        text,                           -- JSON: what she waits for besides the time
  kept         text,                           -- JSON: what the node keeps while she waits. pii: plain
  context      text,                           -- JSON: what brought her in, what the run was given. pii: plain
  zone         text COLLATE "C",               -- her clock, where it is not the workspace's
  PRIMARY KEY (workspace_id, id)
) WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000);
CREATE INDEX enrollment_due ON journey.enrollment (workspace_id, journey_id, wake_at) WHERE wake_at IS NOT NULL;
CREATE INDEX enrollment_person ON journey.enrollment (workspace_id, root);
CALL platform.protect('journey.enrollment');
CREATE POLICY enrollment_reader ON journey.enrollment FOR SELECT TO splot_worker USING (true);

-- Who was in already: outlives the runs, or `once` would begin anew when they are cleared away.
CREATE TABLE journey.entry_guard (
  workspace_id text COLLATE "C" NOT NULL,
  journey_id   uuid NOT NULL,
  root         uuid NOT NULL,
  entry_key    text COLLATE "C" NOT NULL,      -- '' once; a date for once in a period; an event's id
  birth_id     uuid NOT NULL,
  at           bigint NOT NULL,
  PRIMARY KEY (workspace_id, journey_id, root, entry_key)
);
CREATE INDEX entry_guard_person ON journey.entry_guard (workspace_id, root);
CALL platform.protect('journey.entry_guard');

-- What happened at each step, for her page and for whoever asks why.
CREATE TABLE journey.step (
  workspace_id  text COLLATE "C" NOT NULL,
  enrollment_id uuid     NOT NULL,
  seq           integer  NOT NULL,
  at            bigint   NOT NULL,
  kind          "char"   NOT NULL,             -- i came in, n went on, w began to wait, x ended, m moved to another version, h held, u nothing was done: held out
  node          text COLLATE "C" NOT NULL,
  output        text COLLATE "C",              -- the way she went, or the reason
  because       text COLLATE "C",
  until         bigint,
  effects       text COLLATE "C",              -- kinds of what was asked for: `message:email coupon`
  PRIMARY KEY (workspace_id, enrollment_id, seq)
);
CALL platform.protect('journey.step');

-- Counts by node and way. `lane` keeps those who count at the same time from waiting for each other.
CREATE TABLE journey.tally (
  workspace_id text COLLATE "C" NOT NULL,
  journey_id   uuid     NOT NULL,
  version      integer  NOT NULL,
  day          integer  NOT NULL,              -- days since 1970, by UTC
  what         text COLLATE "C" NOT NULL,      -- in:NODE  out:NODE:WAY  exit:REASON  entered  goal; with c: before it of those held out
  lane         smallint NOT NULL,              -- 0 the pipeline, 1 timers, 2 calls
  n            bigint   NOT NULL,
  PRIMARY KEY (workspace_id, journey_id, version, day, what, lane)
) WITH (fillfactor = 70);
CALL platform.protect('journey.tally');

CREATE TABLE journey.task (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid     NOT NULL,
  run          uuid     NOT NULL,
  seq          integer  NOT NULL,
  journey_id   uuid     NOT NULL,
  birth_id     uuid     NOT NULL,
  desk         text COLLATE "C" NOT NULL,
  title        text     NOT NULL,
  note         text     NOT NULL,
  due_at       bigint   NOT NULL,
  state        text COLLATE "C" NOT NULL CHECK (state IN ('open', 'done', 'dropped')),
  made_at      bigint   NOT NULL,
  ended_at     bigint,
  ended_by     text,                           -- pii: plain (name of a member of staff)
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, run, seq)
);
CREATE INDEX task_open ON journey.task (workspace_id, desk, due_at) WHERE state = 'open';
CREATE INDEX task_person ON journey.task (workspace_id, birth_id);
CALL platform.protect('journey.task');

-- What a step asks of others than the queue of messages: carried out after it is committed, once for (run, seq).
CREATE TABLE journey.outbox (
  workspace_id text COLLATE "C" NOT NULL,
  run          uuid     NOT NULL,
  seq          integer  NOT NULL,
  kind         text COLLATE "C" NOT NULL,      -- webhook event set_trait points list_add list_remove audience_add audience_remove start_journey stop_journey
  journey_id   uuid     NOT NULL,
  birth_id     uuid     NOT NULL,
  body         text     NOT NULL,              -- JSON. pii: plain
  state        "char"   NOT NULL,              -- p waits, s done, f given up
  attempts     smallint NOT NULL,
  made_at      bigint   NOT NULL,
  due_at       bigint   NOT NULL,
  result       text COLLATE "C",               -- the last answer: 503, timeout, a code
  PRIMARY KEY (workspace_id, run, seq)
);
CREATE INDEX outbox_due ON journey.outbox (due_at) WHERE state = 'p';
CREATE INDEX outbox_person ON journey.outbox (workspace_id, birth_id);
CALL platform.protect('journey.outbox');
CREATE POLICY outbox_reader ON journey.outbox FOR SELECT TO splot_worker USING (true);

-- How far events have been heard: what a rebuild tells again moves nobody.
CREATE TABLE journey.heard (
  workspace_id text COLLATE "C" NOT NULL,
  pos          bigint NOT NULL,
  PRIMARY KEY (workspace_id)
) WITH (fillfactor = 50);
CALL platform.protect('journey.heard');
