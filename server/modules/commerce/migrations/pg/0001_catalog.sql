CREATE SCHEMA commerce;
GRANT USAGE ON SCHEMA commerce TO splot_app;

-- A product is what a shop shows on one page; its variants (sizes, colours) are what can be bought.
CREATE TABLE commerce.product (
  workspace_id text COLLATE "C" NOT NULL,
  id           text COLLATE "C" NOT NULL,      -- the shop's own
  name         text    NOT NULL,
  brand        text,
  description  text,
  url          text,
  categories   text[]  NOT NULL,               -- paths from the root: 'Obuwie > Trzewiki'
  body         text    NOT NULL,               -- JSON: attributes, pictures
  popularity   integer NOT NULL,
  is_active    boolean NOT NULL,
  digest       text COLLATE "C" NOT NULL,      -- of the row as it was sent: the same again changes nothing
  changed_at   bigint  NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

CREATE TABLE commerce.variant (
  workspace_id text COLLATE "C" NOT NULL,
  sku          text COLLATE "C" NOT NULL,
  product_id   text COLLATE "C" NOT NULL,
  gtin         text COLLATE "C",               -- 14 digits
  ord          integer NOT NULL,               -- its place among its sisters
  body         text    NOT NULL,               -- JSON: options, attributes, pictures
  is_active    boolean NOT NULL,
  PRIMARY KEY (workspace_id, sku)
);
CREATE INDEX variant_product ON commerce.variant (workspace_id, product_id, ord);
CREATE INDEX variant_gtin ON commerce.variant (workspace_id, gtin) WHERE gtin IS NOT NULL;

-- Prices are never overwritten: the lowest of thirty days is read from here.
CREATE TABLE commerce.price (
  workspace_id text COLLATE "C" NOT NULL,
  sku          text COLLATE "C" NOT NULL,
  currency     text COLLATE "C" NOT NULL,
  from_at      bigint NOT NULL,
  minor        bigint NOT NULL,
  told_at      bigint NOT NULL,                -- when we were told
  PRIMARY KEY (workspace_id, sku, currency, from_at)
);

CREATE TABLE commerce.promotion (
  workspace_id text COLLATE "C" NOT NULL,
  id           text COLLATE "C" NOT NULL,
  body         text   NOT NULL,                -- JSON: name, effect, target
  from_at      bigint NOT NULL,
  until_at     bigint,
  PRIMARY KEY (workspace_id, id)
);

-- What a product is found by, apart from it: a search reads many of these narrow rows.
CREATE TABLE commerce.product_search (
  workspace_id text COLLATE "C" NOT NULL,
  product_id   text COLLATE "C" NOT NULL,
  rank         integer  NOT NULL,
  words        tsvector NOT NULL,
  PRIMARY KEY (workspace_id, product_id)
);
CREATE INDEX product_search_rank ON commerce.product_search (workspace_id, rank DESC, product_id);
-- Without a list of pending entries: whoever types while a feed runs would read it from end to end.
CREATE INDEX product_search_words ON commerce.product_search USING gin (workspace_id, words) WITH (fastupdate = off);

CALL platform.protect('commerce.product');
CALL platform.protect('commerce.variant');
CALL platform.protect('commerce.price');
CALL platform.protect('commerce.promotion');
CALL platform.protect('commerce.product_search');

-- Under row security @@ may not reach an index (it is not leakproof): the look-up runs with its owner's rights and draws
-- the fence itself, from the same declared workspaces.
CREATE POLICY product_search_matcher ON commerce.product_search FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION commerce.match_products(workspace text, query tsquery, most int) RETURNS SETOF text
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off
  AS $$
DECLARE
  found text[];
BEGIN
  IF workspace <> ALL (platform.workspace_ids()) THEN RETURN; END IF;
  -- Beginnings of a letter or two are in many products: so many answers stand among the first by rank.
  SELECT array_agg(hit.product_id ORDER BY hit.rank DESC, hit.product_id) INTO found FROM (
    SELECT top.product_id, top.rank FROM (
      SELECT s.product_id, s.rank, s.words FROM commerce.product_search s
      WHERE s.workspace_id = workspace ORDER BY s.rank DESC, s.product_id LIMIT 2000) top
    WHERE top.words @@ query LIMIT most) hit;
  IF cardinality(found) >= most THEN RETURN QUERY SELECT unnest(found); RETURN; END IF;
  -- What is rarer than that among the first is rare enough to be sorted whole.
  RETURN QUERY WITH hit AS MATERIALIZED (
    SELECT s.product_id, s.rank FROM commerce.product_search s WHERE s.workspace_id = workspace AND s.words @@ query)
  SELECT hit.product_id FROM hit ORDER BY hit.rank DESC, hit.product_id LIMIT most;
END $$;
REVOKE EXECUTE ON FUNCTION commerce.match_products(text, tsquery, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION commerce.match_products(text, tsquery, int) TO splot_app;
