-- Connect: connections to other systems, what they deliver until it has taken effect, and what each source brings.
CREATE SCHEMA connect;
GRANT USAGE ON SCHEMA connect TO splot_app;

CREATE TABLE connect.connection (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid   NOT NULL,
  kind         text COLLATE "C" NOT NULL,      -- the plugin's id
  name         text   NOT NULL,
  settings     text   NOT NULL,                -- JSON without secrets
  secrets      text   NOT NULL,                -- JSON: field -> value sealed for the workspace
  is_enabled   boolean NOT NULL,               -- off: deliveries are kept and wait
  cursor       text,                           -- where the next pull goes on
  pulled_at    bigint,                         -- milliseconds, as all times here
  pull_fault   text COLLATE "C",               -- why the last pull brought nothing
  seen_at      bigint,                         -- the last delivery
  created_at   bigint NOT NULL,
  updated_at   bigint NOT NULL,
  updated_by   text   NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CALL platform.protect('connect.connection');
CREATE POLICY connection_reader ON connect.connection FOR SELECT TO splot_worker USING (true);

-- Whose door it is: read before the workspace is known.
CREATE TABLE connect.door (
  id           uuid PRIMARY KEY,
  workspace_id text COLLATE "C" NOT NULL
);
CALL platform.open('connect.door');

CREATE TABLE connect.delivery (
  workspace_id  text COLLATE "C" NOT NULL,
  connection_id uuid   NOT NULL,
  id            text COLLATE "C" NOT NULL,     -- the sender's: the same delivery again has no effect
  seq           bigint NOT NULL,               -- order within the connection
  topic         text   NOT NULL,
  body          text,                          -- JSON, sealed for the workspace; gone once all of it is taken. pii
  state         text COLLATE "C" NOT NULL,     -- waiting, done, partly, set_aside
  code          text COLLATE "C",              -- why it was set aside
  path          text,
  refusals      text,                          -- JSON: what of it was refused, and why
  taken         integer NOT NULL DEFAULT 0,
  refused       integer NOT NULL DEFAULT 0,
  attempts      integer NOT NULL DEFAULT 0,
  due_at        bigint NOT NULL,
  arrived_at    bigint NOT NULL,
  done_at       bigint,
  PRIMARY KEY (workspace_id, connection_id, id)
) WITH (autovacuum_vacuum_scale_factor = 0.05);
CREATE INDEX delivery_waiting ON connect.delivery (workspace_id, connection_id, seq) WHERE state = 'waiting';
CREATE INDEX delivery_recent ON connect.delivery (workspace_id, connection_id, seq DESC);
CALL platform.protect('connect.delivery');
CREATE POLICY delivery_reader ON connect.delivery FOR SELECT TO splot_worker USING (true);

-- Counts by the hour: arrived, duplicate, taken, refused, and refused:<code>.
CREATE TABLE connect.figure (
  workspace_id  text COLLATE "C" NOT NULL,
  connection_id uuid   NOT NULL,
  hour          bigint NOT NULL,               -- hours since the epoch
  name          text COLLATE "C" NOT NULL,
  count         bigint NOT NULL,
  PRIMARY KEY (workspace_id, connection_id, hour, name)
);
CALL platform.protect('connect.figure');

-- Other names: of variants and orders within a connection, of parcels (no connection) for everybody who carries them.
CREATE TABLE connect.alias (
  workspace_id  text COLLATE "C" NOT NULL,
  scope         text COLLATE "C" NOT NULL,     -- the connection, or empty
  kind          text COLLATE "C" NOT NULL,     -- sku, order, parcel
  alias         text COLLATE "C" NOT NULL,
  value         text   NOT NULL,
  PRIMARY KEY (workspace_id, scope, kind, alias)
);
CALL platform.protect('connect.alias');

-- What each source brings, by name: events, identifiers, traits, properties. No values.
CREATE TABLE connect.inventory (
  workspace_id text COLLATE "C" NOT NULL,
  source_id    text COLLATE "C" NOT NULL,
  kind         text COLLATE "C" NOT NULL,      -- event, identifier, trait, channel, property
  name         text COLLATE "C" NOT NULL,
  first_at     bigint NOT NULL,
  last_at      bigint NOT NULL,
  PRIMARY KEY (workspace_id, source_id, kind, name)
);
CALL platform.protect('connect.inventory');
