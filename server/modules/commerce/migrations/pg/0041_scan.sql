-- Who goes through a store with her phone and takes things from the shelves: scan and go. Over after two hours, gone after a day.
CREATE TABLE commerce.scan (
  workspace_id text COLLATE "C" NOT NULL,
  store_id     text COLLATE "C" NOT NULL,
  device       text COLLATE "C" NOT NULL,      -- the page's id of it; of an account without one its birth
  birth_id     uuid,                           -- hers, or the device's where identity has seen it
  is_known     boolean NOT NULL,               -- signed in
  began_at     bigint  NOT NULL,
  seen_at      bigint  NOT NULL,               -- the last label
  PRIMARY KEY (workspace_id, store_id, device)
);
CREATE INDEX scan_birth ON commerce.scan (workspace_id, birth_id) WHERE birth_id IS NOT NULL;
CALL platform.protect('commerce.scan');
