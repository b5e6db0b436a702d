-- Every accepted event once, without personal data. root_id is the customer's canonical birth when the event was
-- written; what merges and splits changed since stands in birth_override (identity).
CREATE TABLE IF NOT EXISTS event (
  workspace_id LowCardinality(String),
  birth_id     UUID,
  root_id      UUID,
  ts           DateTime64(3, 'UTC'),
  seq          UInt64,
  received_at  DateTime64(3, 'UTC'),
  message_id   String,
  type         LowCardinality(String),
  name         LowCardinality(String),
  channel      LowCardinality(String),
  source_id    LowCardinality(String),
  utm_source   LowCardinality(String),
  utm_medium   LowCardinality(String),
  utm_campaign LowCardinality(String),
  referrer     LowCardinality(String),
  device       LowCardinality(String),
  store        LowCardinality(String),
  props        JSON(max_dynamic_paths = 64)
) ENGINE = MergeTree
PARTITION BY toYYYYMM(ts)
ORDER BY (workspace_id, birth_id, ts, seq)
SETTINGS non_replicated_deduplication_window = 1000, fsync_after_insert = 1, fsync_part_directory = 1;
