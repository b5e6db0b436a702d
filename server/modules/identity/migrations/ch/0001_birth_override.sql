-- Births whose canonical root changed after their events were written. The newest version wins.
CREATE TABLE IF NOT EXISTS birth_override (
  workspace_id LowCardinality(String),
  birth_id     UUID,
  root_id      UUID,
  version      UInt64,
  is_deleted   UInt8
) ENGINE = ReplacingMergeTree(version, is_deleted)
ORDER BY (workspace_id, birth_id)
SETTINGS non_replicated_deduplication_window = 1000, fsync_after_insert = 1, fsync_part_directory = 1;

CREATE DICTIONARY IF NOT EXISTS birth_root (birth_id UUID, root_id UUID)
PRIMARY KEY birth_id
SOURCE(CLICKHOUSE(QUERY 'SELECT birth_id, root_id FROM birth_override FINAL'))
LAYOUT(COMPLEX_KEY_HASHED())
LIFETIME(0);
