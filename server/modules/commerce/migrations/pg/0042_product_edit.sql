-- What people changed of products by hand, field by field, so that each change can be taken back; and which feed told a product
-- last, for that feed will tell it again.
ALTER TABLE commerce.product ADD COLUMN origin text;   -- the key or connection, by name

CREATE TABLE commerce.product_edit (
  workspace_id text COLLATE "C" NOT NULL,
  product_id   text COLLATE "C" NOT NULL,
  id           text COLLATE "C" NOT NULL,      -- in the order of time
  at           bigint NOT NULL,
  by_name      text   NOT NULL,                -- the member
  changes      text   NOT NULL,                -- JSON: field by field, before and after
  undoes       text COLLATE "C",               -- the change it took back
  PRIMARY KEY (workspace_id, product_id, id)
);
CALL platform.protect('commerce.product_edit');
