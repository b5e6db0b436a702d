-- What the columns of the queue are like, told once before there is data: an emptied table keeps what it learnt, and plans
-- made while the queue is short hold when it is long. Only where nothing is queued yet.
-- The owner looks at all rows for this, or it would empty what it cannot see.
ALTER TABLE deliver.message NO FORCE ROW LEVEL SECURITY;
ALTER TABLE deliver.body NO FORCE ROW LEVEL SECURITY;
ALTER TABLE deliver.link NO FORCE ROW LEVEL SECURITY;
DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM deliver.message) OR EXISTS (SELECT 1 FROM deliver.body) OR EXISTS (SELECT 1 FROM deliver.link) THEN
    RETURN;
  END IF;
  INSERT INTO deliver.message (workspace_id, id, run, seq, birth_id, channel, purpose, lane, item_id, version, priority,
      campaign_id, data, requested_at, due_at, expires_at, state, via, settled_at)
    SELECT 'default', md5(i::text)::uuid, 'r' || (i / 1000), i, md5((i / 2)::text)::uuid, 'email', 'marketing', 'm', 'i', 1, 0,
      'c' || (i / 1000), '{}', i, i, i, CASE WHEN i % 10 = 0 THEN 'p' WHEN i % 500 = 1 THEN 'h' ELSE 's' END::"char", 'v', i
    FROM generate_series(1, 20000) i;
  INSERT INTO deliver.body SELECT 'default', md5(i::text)::uuid, md5((i / 2)::text)::uuid, '{}' FROM generate_series(1, 10000) i;
  INSERT INTO deliver.link SELECT 'default', md5(i::text), 'https://example.com/' || i FROM generate_series(1, 1000) i;
  ANALYZE deliver.message, deliver.body, deliver.link;
  TRUNCATE deliver.message, deliver.body, deliver.link;
END $$;
ALTER TABLE deliver.message FORCE ROW LEVEL SECURITY;
ALTER TABLE deliver.body FORCE ROW LEVEL SECURITY;
ALTER TABLE deliver.link FORCE ROW LEVEL SECURITY;
