-- Keys that make erasure final: what is sealed under a birth's key is noise once the key is gone. Each key is wrapped by
-- the one above it: the install's secret wraps a workspace's, a workspace's wraps those of its births.
CREATE SCHEMA seal;
GRANT USAGE ON SCHEMA seal TO splot_app;

CREATE TABLE seal.workspace_key (
  workspace_id text COLLATE "C" PRIMARY KEY,
  wrapped      text COLLATE "C" NOT NULL
);

-- Made when something of a birth is sealed first; destroyed when its person is erased.
CREATE TABLE seal.birth_key (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid NOT NULL,
  wrapped      text COLLATE "C" NOT NULL,
  PRIMARY KEY (workspace_id, birth_id)
);

-- Who was erased, by births alone, and how far the clearing up behind her has come.
CREATE TABLE seal.erasure (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid   NOT NULL,
  at           bigint NOT NULL,
  births       text COLLATE "C" NOT NULL,   -- comma-separated
  pos          bigint NOT NULL,             -- next log position when it happened: nothing of hers is beyond
  swept_pos    bigint NOT NULL,             -- how far the log was searched for what else names her
  sought       text COLLATE "C",            -- her identifiers, sealed for the workspace; NULL once the log is searched
  state        text COLLATE "C" NOT NULL,   -- sweep, copy (the warehouse), purge (bytes), done
  done_at      bigint,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX erasure_open ON seal.erasure (at) WHERE state <> 'done';

CALL platform.protect('seal.workspace_key');
CALL platform.protect('seal.birth_key');
CALL platform.protect('seal.erasure');
-- The clearing up goes over all workspaces.
CREATE POLICY erasure_reader ON seal.erasure FOR SELECT TO splot_worker USING (true);
