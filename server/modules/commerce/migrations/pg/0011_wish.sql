-- Who asked to be told of what, and how it was when we looked last. Made from the wish lists' changes.
CREATE TABLE commerce.wish_watch (
  workspace_id text COLLATE "C" NOT NULL,
  document_id  uuid    NOT NULL,
  sku          text COLLATE "C" NOT NULL,
  wants_price  boolean NOT NULL,
  wants_stock  boolean NOT NULL,
  minor        bigint,                         -- what it cost; null where it was not for sale
  is_there     boolean NOT NULL,               -- was there any of it?
  PRIMARY KEY (workspace_id, document_id, sku)
);
CREATE INDEX wish_watch_sku ON commerce.wish_watch (workspace_id, sku);
CALL platform.protect('commerce.wish_watch');
CREATE POLICY wish_watch_reader ON commerce.wish_watch FOR SELECT TO splot_worker USING (true);

-- The loop that tells facts looks for whose wait before it knows the workspace.
CREATE POLICY fact_reader ON commerce.fact FOR SELECT TO splot_worker USING (true);
