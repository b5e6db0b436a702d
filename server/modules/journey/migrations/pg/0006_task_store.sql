-- The one store a task is for; empty: every store.
ALTER TABLE journey.task ADD COLUMN store_id text COLLATE "C";
