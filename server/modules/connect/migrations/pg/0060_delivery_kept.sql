-- Bodies that are kept are few beside all that ever came: what waits, what was refused within a week, examples for a mapping.
CREATE INDEX delivery_kept ON connect.delivery (workspace_id, connection_id, state, seq) WHERE body IS NOT NULL;
