-- What the warehouse must be told: the root of every birth that changed cluster after it was born. Derived, newest wins.
CREATE TABLE identity.override (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid NOT NULL,
  root_id      uuid NOT NULL,
  pos          bigint NOT NULL,
  PRIMARY KEY (workspace_id, birth_id)
);
CREATE INDEX override_by_pos ON identity.override (pos);
CALL platform.protect('identity.override');
-- The warehouse writer follows by position, over all workspaces.
CREATE POLICY override_reader ON identity.override FOR SELECT TO splot_worker USING (true);
