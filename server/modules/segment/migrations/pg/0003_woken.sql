-- Something a condition may look at changed beside the log. Only ever added to, so that whoever writes it waits for nobody;
-- the clock of segments takes it.
CREATE TABLE segment.woken (
  workspace_id text COLLATE "C" NOT NULL,
  n            bigint GENERATED ALWAYS AS IDENTITY,
  births       uuid[],                        -- null: everybody, where facts are asked
  PRIMARY KEY (workspace_id, n)
);
CALL platform.protect('segment.woken');
CREATE POLICY woken_clock ON segment.woken FOR SELECT TO splot_worker USING (true);
