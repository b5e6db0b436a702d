-- What changed in this room and is not yet in the log: written with the change, told after it, deleted once told.
CREATE TABLE commerce.fact (
  workspace_id text COLLATE "C" NOT NULL,
  id           text COLLATE "C" NOT NULL,      -- the messageId: told twice, it happened once
  birth_id     uuid,                           -- whose it is; null where nobody is named
  at           bigint NOT NULL,
  body         text   NOT NULL,                -- event, channel and properties, as JSON. pii
  refused      text COLLATE "C",               -- the code of the contract's refusal: a fault of ours, kept to be mended
  PRIMARY KEY (workspace_id, id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
CREATE INDEX fact_birth ON commerce.fact (workspace_id, birth_id) WHERE birth_id IS NOT NULL;
CALL platform.protect('commerce.fact');
