-- Movements of one item are numbered, for several may fall into one millisecond.
ALTER TABLE commerce.movement ADD COLUMN n integer NOT NULL DEFAULT 0;
UPDATE commerce.movement m SET n = o.n FROM (
  SELECT workspace_id, id, row_number() OVER (PARTITION BY workspace_id, store_id, sku ORDER BY at, id) AS n FROM commerce.movement) o
 WHERE o.workspace_id = m.workspace_id AND o.id = m.id;
ALTER TABLE commerce.movement ALTER COLUMN n DROP DEFAULT;
DROP INDEX commerce.movement_item;
CREATE UNIQUE INDEX movement_number ON commerce.movement (workspace_id, store_id, sku, n);
