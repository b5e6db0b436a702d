-- Files that bring customers, orders, products and consents from elsewhere.
CREATE SCHEMA IF NOT EXISTS connect;
GRANT USAGE ON SCHEMA connect TO splot_app;

CREATE TABLE connect.import (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid   NOT NULL,
  kind         text COLLATE "C" NOT NULL,      -- customers orders products consents
  name         text   NOT NULL,                -- the file's
  format       text COLLATE "C",               -- csv xlsx ndjson; null until the first bytes came
  state        text COLLATE "C" NOT NULL,
  bytes        bigint NOT NULL,
  received     bigint NOT NULL DEFAULT 0,
  header       text,                           -- JSON: names of the columns
  mapping      text,                           -- JSON: column -> target
  options      text NOT NULL DEFAULT '{}',     -- JSON: what holds for every row
  checked      text,                           -- JSON: what the trial found
  line         bigint NOT NULL DEFAULT 0,      -- up to here the run has come
  read_bytes   bigint NOT NULL DEFAULT 0,
  row_count    bigint NOT NULL DEFAULT 0,      -- rows = stored + refused
  stored       bigint NOT NULL DEFAULT 0,
  refused      bigint NOT NULL DEFAULT 0,
  things       bigint NOT NULL DEFAULT 0,      -- customers, orders, products, consents: several rows may be one
  refused_bytes bigint NOT NULL DEFAULT 0,     -- of the file of refused rows
  fault        text COLLATE "C",               -- the code that ended it
  created_at   bigint NOT NULL,
  created_by   text   NOT NULL,                -- pii: name of a member or key
  began_at     bigint,
  ended_at     bigint,
  PRIMARY KEY (workspace_id, id)
) WITH (fillfactor = 70);
CREATE INDEX import_active ON connect.import (state) WHERE state IN ('checking', 'running', 'undoing');

-- Why rows were refused, counted; the first lines of each kind.
CREATE TABLE connect.import_fault (
  workspace_id text COLLATE "C" NOT NULL,
  import_id    uuid   NOT NULL,
  is_trial     boolean NOT NULL,
  code         text COLLATE "C" NOT NULL,
  column_name  text   NOT NULL,                -- empty: the row as a whole
  row_count    bigint NOT NULL,
  lines        bigint[] NOT NULL,              -- the first ten
  PRIMARY KEY (workspace_id, import_id, is_trial, code, column_name)
);

-- Where in the log its events stand: what an undo takes back.
CREATE TABLE connect.import_lot (
  workspace_id text COLLATE "C" NOT NULL,
  import_id    uuid   NOT NULL,
  first_pos    bigint NOT NULL,
  events       integer NOT NULL,
  PRIMARY KEY (workspace_id, import_id, first_pos)
);

CALL platform.protect('connect.import');
CALL platform.protect('connect.import_fault');
CALL platform.protect('connect.import_lot');
-- The loop asks whose imports go on before it knows whose they are.
CREATE POLICY import_reader ON connect.import FOR SELECT TO splot_worker USING (true);
