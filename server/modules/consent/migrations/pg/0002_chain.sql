-- The chain beside the ledger: a link an entry, over the link before it. An erased entry is gone, its link stays and says
-- nothing; that it was erased is a link itself. Not made again by a rebuild: what the ledger said once cannot be unsaid.
CREATE TABLE consent.record_link (
  workspace_id text COLLATE "C" NOT NULL,
  seq          bigint NOT NULL,
  ref          text COLLATE "C" NOT NULL,   -- birth/position/place of the entry, or erased/birth
  digest       text COLLATE "C" NOT NULL,   -- HMAC-SHA-256 of the entry's columns, hexadecimal
  hash         text COLLATE "C" NOT NULL,   -- HMAC-SHA-256 over place, the hash before, digest and ref
  PRIMARY KEY (workspace_id, seq)
);
CREATE INDEX record_link_ref ON consent.record_link (workspace_id, ref, seq);
CREATE TABLE consent.record_head (
  workspace_id text COLLATE "C" PRIMARY KEY,
  seq          bigint NOT NULL,
  hash         text COLLATE "C" NOT NULL
) WITH (fillfactor = 50);

-- Written once; rows go only with their workspace.
CALL platform.protect('consent.record_link', 'SELECT, INSERT, DELETE');
CALL platform.protect('consent.record_head');
