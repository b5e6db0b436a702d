-- The index is asked for the words that few products hold; the others are looked at in what it finds. A letter's beginnings
-- would be collected from half of the index, three times over for a code typed in pieces.
DROP FUNCTION commerce.match_products(text, tsquery, int);
CREATE FUNCTION commerce.match_products(workspace text, query tsquery, rare tsquery, most int) RETURNS SETOF text
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
    SELECT s.product_id, s.rank, s.words FROM commerce.product_search s
    WHERE s.workspace_id = workspace AND s.words @@ rare)
  SELECT hit.product_id FROM hit WHERE hit.words @@ query ORDER BY hit.rank DESC, hit.product_id LIMIT most;
END $$;
REVOKE EXECUTE ON FUNCTION commerce.match_products(text, tsquery, tsquery, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION commerce.match_products(text, tsquery, tsquery, int) TO splot_app;
