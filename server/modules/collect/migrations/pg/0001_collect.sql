-- Collect: what is known of events beside the log: ids already seen, the conservation tally, refusals, sources.
CREATE SCHEMA collect;
GRANT USAGE ON SCHEMA collect TO splot_app;

-- One messageId, one effect, for as long as the log lasts: no time in the key. Partitioned by hash so that each
-- index stays small enough to be cached when there are hundreds of millions.
CREATE TABLE collect.event_id (
  workspace_id text COLLATE "C" NOT NULL,
  id_hash      uuid   NOT NULL,   -- first 128 bits of SHA-256 of the messageId
  pos          bigint NOT NULL,   -- where the log holds the first
  PRIMARY KEY (workspace_id, id_hash)
) PARTITION BY HASH (id_hash);
CREATE TABLE collect.event_id_0 PARTITION OF collect.event_id FOR VALUES WITH (MODULUS 8, REMAINDER 0);
CREATE TABLE collect.event_id_1 PARTITION OF collect.event_id FOR VALUES WITH (MODULUS 8, REMAINDER 1);
CREATE TABLE collect.event_id_2 PARTITION OF collect.event_id FOR VALUES WITH (MODULUS 8, REMAINDER 2);
CREATE TABLE collect.event_id_3 PARTITION OF collect.event_id FOR VALUES WITH (MODULUS 8, REMAINDER 3);
CREATE TABLE collect.event_id_4 PARTITION OF collect.event_id FOR VALUES WITH (MODULUS 8, REMAINDER 4);
CREATE TABLE collect.event_id_5 PARTITION OF collect.event_id FOR VALUES WITH (MODULUS 8, REMAINDER 5);
CREATE TABLE collect.event_id_6 PARTITION OF collect.event_id FOR VALUES WITH (MODULUS 8, REMAINDER 6);
CREATE TABLE collect.event_id_7 PARTITION OF collect.event_id FOR VALUES WITH (MODULUS 8, REMAINDER 7);
CALL platform.protect('collect.event_id');

-- accepted = applied + duplicate + quarantined + pending. Two tables, for they are written by two transactions.
CREATE TABLE collect.accepted (
  workspace_id text COLLATE "C" NOT NULL PRIMARY KEY,
  count        bigint NOT NULL
) WITH (fillfactor = 20);
CALL platform.protect('collect.accepted');

CREATE TABLE collect.tally (
  workspace_id text COLLATE "C" NOT NULL PRIMARY KEY,
  applied      bigint NOT NULL,
  duplicate    bigint NOT NULL,
  quarantined  bigint NOT NULL
) WITH (fillfactor = 20);
CALL platform.protect('collect.tally');

CREATE TABLE collect.quarantine (
  workspace_id text COLLATE "C" NOT NULL,
  pos          bigint NOT NULL,
  code         text   NOT NULL,
  detail       text   NOT NULL,   -- why, without the body's content
  at           bigint NOT NULL,   -- milliseconds, receipt of the event
  replayed_pos bigint,            -- where its replay stands in the log
  PRIMARY KEY (workspace_id, pos)
);
CALL platform.protect('collect.quarantine');

-- Refused at the door, so not in the log; the newest 10,000 a workspace, without bodies.
CREATE TABLE collect.refusal (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid   NOT NULL,
  at           bigint NOT NULL,
  source_id    text COLLATE "C" NOT NULL,
  code         text   NOT NULL,
  path         text,
  type         text,
  name         text,
  message_id   text,
  PRIMARY KEY (workspace_id, id)
);
CALL platform.protect('collect.refusal');

CREATE TABLE collect.source (
  workspace_id text COLLATE "C" NOT NULL,
  source_id    text COLLATE "C" NOT NULL,
  library      text,
  first_at     bigint NOT NULL,
  last_at      bigint NOT NULL,
  PRIMARY KEY (workspace_id, source_id)
);
CALL platform.protect('collect.source');

CREATE TABLE collect.source_minute (
  workspace_id text COLLATE "C" NOT NULL,
  source_id    text COLLATE "C" NOT NULL,
  minute       bigint  NOT NULL,   -- minutes since the epoch
  events       integer NOT NULL,
  refused      integer NOT NULL,
  PRIMARY KEY (workspace_id, source_id, minute)
) WITH (fillfactor = 80);
CALL platform.protect('collect.source_minute');
