-- Of two people who became one each keeps her own word: parted again, neither may come in a second time.
ALTER TABLE journey.entry_guard DROP CONSTRAINT entry_guard_pkey,
  ADD PRIMARY KEY (workspace_id, journey_id, root, entry_key, birth_id);
