-- The second fence: every workspace's table shows only the workspaces the transaction declared.
CREATE FUNCTION platform.workspace_ids() RETURNS text[]
  LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT string_to_array(coalesce(current_setting('splot.workspaces', true), ''), ',') $$;

-- platform.protect('identity.identifier') gives the application role its rights and puts the fence around the table.
-- The sub-select is evaluated once a statement, not once a row.
CREATE PROCEDURE platform.protect(target regclass, rights text DEFAULT 'SELECT, INSERT, UPDATE, DELETE')
  LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format('CREATE POLICY workspace_fence ON %s USING (workspace_id = ANY ((SELECT platform.workspace_ids())::text[]))', target);
  EXECUTE format('GRANT %s ON %s TO splot_app', rights, target);
END $$;

-- Bookkeeping and tables that are read before the workspace is known have no fence, by name.
CREATE PROCEDURE platform.open(target regclass, rights text DEFAULT 'SELECT, INSERT, UPDATE, DELETE')
  LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('GRANT %s ON %s TO splot_app', rights, target);
END $$;

GRANT USAGE ON SCHEMA platform TO splot_app;
GRANT EXECUTE ON FUNCTION platform.workspace_ids() TO splot_app;
GRANT SELECT ON platform.migration TO splot_app;
