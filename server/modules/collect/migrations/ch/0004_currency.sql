-- The workspace's currency when the event came: of amounts that name none. Empty in rows of before.
ALTER TABLE event ADD COLUMN IF NOT EXISTS currency LowCardinality(String) DEFAULT '';
