-- A count is the truth of the shelf: where less lies there than is promised, that is told, not refused.
ALTER TABLE commerce.stock DROP CONSTRAINT stock_check;
ALTER TABLE commerce.stock ADD CONSTRAINT stock_reserved_check CHECK (reserved >= 0);
CREATE INDEX stock_oversold ON commerce.stock (workspace_id, store_id, sku) WHERE reserved > on_hand;
