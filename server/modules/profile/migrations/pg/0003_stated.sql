-- What a birth stated of itself, all of it in one row: eight traits of a customer cost what one did. Each has the moment it was
-- stated at, the newest of its key; arrays of one length, by key. Births are combined on read, so a split loses nothing.
CREATE TABLE profile.stated (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid     NOT NULL,
  keys         text[] COLLATE "C" NOT NULL,
  texts        text[]   NOT NULL,               -- pii: JSON as sent; null = unset
  folds        text[]   NOT NULL,               -- pii: for the search, where the trait is searchable
  ts           bigint[] NOT NULL,
  pos          bigint[] NOT NULL,
  sources      text[] COLLATE "C" NOT NULL,
  PRIMARY KEY (workspace_id, birth_id)
) WITH (fillfactor = 80);

INSERT INTO profile.stated SELECT 'default', md5(i::text)::uuid, ARRAY['k1', 'k2', 'k3', 'k4', 'k5'],
    ARRAY['v1', 'v2', 'v3', 'v4', 'v' || i], ARRAY[' v1', ' v2', ' v3', NULL, NULL], array_fill(i::bigint, ARRAY[5]),
    array_fill(i::bigint, ARRAY[5]), array_fill('s'::text, ARRAY[5])
  FROM generate_series(1, 10000) i;
ANALYZE profile.stated;
TRUNCATE profile.stated;

INSERT INTO profile.stated
  SELECT workspace_id, birth_id, array_agg(key ORDER BY key), array_agg(value ORDER BY key), array_agg(folded ORDER BY key),
    array_agg(ts ORDER BY key), array_agg(pos ORDER BY key), array_agg(source ORDER BY key)
  FROM profile.trait GROUP BY workspace_id, birth_id;
DROP TABLE profile.trait;
CALL platform.protect('profile.stated');

-- The same, one row a trait, to be read.
CREATE VIEW profile.trait WITH (security_invoker = true) AS
  SELECT s.workspace_id, s.birth_id, t.key, t.value, t.folded, t.ts, t.pos, t.source
  FROM profile.stated s
  CROSS JOIN LATERAL unnest(s.keys, s.texts, s.folds, s.ts, s.pos, s.sources) AS t (key, value, folded, ts, pos, source);
GRANT SELECT ON profile.trait TO splot_app;
