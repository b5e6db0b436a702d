-- What an import of products replaced: as it stood before, to be put there again, and as the import left it.
CREATE TABLE connect.import_product (
  workspace_id text COLLATE "C" NOT NULL,
  import_id    uuid NOT NULL,
  product_id   text COLLATE "C" NOT NULL,
  before       text,                           -- a row of the feed of products, JSON; null: there was none
  digest       text COLLATE "C",               -- as it left it; null until it is known
  PRIMARY KEY (workspace_id, import_id, product_id)
);
CALL platform.protect('connect.import_product');
