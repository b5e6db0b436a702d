-- Identifiers whose person was erased, known by a keyed hash alone: what happened before counts never again, however late
-- it comes. Outlives a rebuild.
CREATE TABLE identity.tombstone (
  workspace_id text COLLATE "C" NOT NULL,
  hash         text COLLATE "C" NOT NULL,   -- HMAC-SHA-256 of kind and value with the install's secret, hexadecimal
  at           bigint NOT NULL,             -- milliseconds: the erasure
  PRIMARY KEY (workspace_id, hash)
);
CREATE INDEX tombstone_newest ON identity.tombstone (workspace_id, at);
CALL platform.protect('identity.tombstone');
