-- Experiments: who is on which side and since when, what came of it, and who is left alone. Times are milliseconds.
CREATE SCHEMA decide;
GRANT USAGE ON SCHEMA decide TO splot_app;

CREATE TABLE decide.experiment (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid    NOT NULL,              -- also the salt of its arms
  name         text    NOT NULL,
  hypothesis   text    NOT NULL,
  layer        text COLLATE "C" NOT NULL,     -- experiments of one layer share nobody; '' a layer of its own
  phase        integer NOT NULL,              -- other arms or weights are another phase: an experiment of its own
  previous_id  uuid,                          -- the phase before
  state        text COLLATE "C" NOT NULL CHECK (state IN ('draft', 'running', 'stopped', 'finished')),
  arms         text    NOT NULL,              -- JSON; the first is what the others are compared with
  segment_id   uuid,                          -- who may come in; NULL: everybody
  goal         text    NOT NULL,              -- JSON
  window_days  integer NOT NULL,              -- the goal counts that long after the exposure
  slots        text    NOT NULL,              -- JSON: parts of the layer that are this one's
  closed       text    NOT NULL,              -- JSON: arms a guard has closed, and which
  winner       text COLLATE "C",
  note         text COLLATE "C",              -- why it stands as it does: person, a guard
  started_at   bigint,
  ended_at     bigint,
  created_at   bigint  NOT NULL,
  created_by   text    NOT NULL,              -- pii: plain (name of a member of staff)
  updated_at   bigint  NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CALL platform.protect('decide.experiment');
CREATE POLICY experiment_reader ON decide.experiment FOR SELECT TO splot_worker USING (true);

-- Who met which side first. One person may have several births: the earliest row is hers.
CREATE TABLE decide.exposure (
  workspace_id  text COLLATE "C" NOT NULL,
  experiment_id uuid   NOT NULL,
  birth_id      uuid   NOT NULL,
  root          uuid   NOT NULL,              -- whose it is now: follows merges and splits of its birth
  arm           text COLLATE "C" NOT NULL,
  at            bigint NOT NULL,
  PRIMARY KEY (workspace_id, experiment_id, birth_id)
);
CREATE INDEX exposure_person ON decide.exposure (workspace_id, root);
CREATE INDEX exposure_birth ON decide.exposure (workspace_id, birth_id);
CALL platform.protect('decide.exposure');

-- What those exposed did afterwards, each kind once a birth: `goal`, and what guards look at.
CREATE TABLE decide.outcome (
  workspace_id  text COLLATE "C" NOT NULL,
  experiment_id uuid   NOT NULL,
  birth_id      uuid   NOT NULL,
  kind          text COLLATE "C" NOT NULL CHECK (kind IN ('goal', 'complaint', 'unsubscribe', 'bounce')),
  root          uuid   NOT NULL,
  at            bigint NOT NULL,
  PRIMARY KEY (workspace_id, experiment_id, birth_id, kind)
);
CREATE INDEX outcome_birth ON decide.outcome (workspace_id, birth_id);
CALL platform.protect('decide.outcome');

-- The part of all customers for whom no marketing happens by itself.
CREATE TABLE decide.hold_out (
  workspace_id text COLLATE "C" NOT NULL,
  percent      real    NOT NULL,
  salt         text COLLATE "C" NOT NULL,
  period_days  integer NOT NULL,              -- then others take their turn; 0 never
  since        bigint  NOT NULL,              -- where the first period begins
  reason       text    NOT NULL,
  changed_at   bigint  NOT NULL,
  changed_by   text    NOT NULL,              -- pii: plain (name of a member of staff)
  PRIMARY KEY (workspace_id)
);
CALL platform.protect('decide.hold_out');
