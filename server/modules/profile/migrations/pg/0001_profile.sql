CREATE SCHEMA profile;
GRANT USAGE ON SCHEMA profile TO splot_app;

-- Both ship with PostgreSQL and are trusted: the owner of a database may add them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- Which events are whose, in the order of her life. The body stands in the log alone, at `pos`.
CREATE TABLE profile.timeline (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid     NOT NULL,
  ts           bigint   NOT NULL,               -- milliseconds, event time
  pos          bigint   NOT NULL,
  channel      "char"   NOT NULL,               -- rules/channel-code.ts
  PRIMARY KEY (workspace_id, birth_id, ts, pos)
);
-- From positions back to births, for a contiguous range: the warehouse writer's recovery.
CREATE INDEX timeline_pos ON profile.timeline USING brin (pos) WITH (pages_per_range = 32, autosummarize = on);

-- Where a birth was seen: one row a channel, device and store; every column folds in any order.
CREATE TABLE profile.presence (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid   NOT NULL,
  place        text COLLATE "C" NOT NULL,       -- letter of the channel, device, bar, store: `wphone|`, `p|WRO1`
  first_ts     bigint NOT NULL,
  last_ts      bigint NOT NULL,
  seen_bucket  int    NOT NULL,                 -- last_ts >> 18 (4.4 minutes): coarse, so that most updates stay HOT
  events       int    NOT NULL,
  PRIMARY KEY (workspace_id, birth_id, place)
) WITH (fillfactor = 80);
CREATE INDEX presence_recent ON profile.presence (workspace_id, seen_bucket DESC, birth_id DESC);

-- The newest value of a trait as this birth stated it; births are combined on read, so a split loses nothing.
CREATE TABLE profile.trait (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid   NOT NULL,
  key          text COLLATE "C" NOT NULL,
  value        text   NOT NULL,                 -- pii: JSON as sent; null = unset
  folded       text,                            -- pii: for the search, where the trait is searchable
  ts           bigint NOT NULL,
  pos          bigint NOT NULL,
  source       text COLLATE "C" NOT NULL,
  PRIMARY KEY (workspace_id, birth_id, key)
) WITH (fillfactor = 80);

-- What was said of orders, event by event; which of it counts is decided on read, over the whole customer.
CREATE TABLE profile.order_event (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid   NOT NULL,
  ts           bigint NOT NULL,
  pos          bigint NOT NULL,
  act          "char" NOT NULL,                 -- p placed, u updated, r refunded, c cancelled
  order_key    text COLLATE "C",
  return_key   text COLLATE "C",
  currency     text COLLATE "C" NOT NULL,
  minor        bigint,
  PRIMARY KEY (workspace_id, birth_id, ts, pos)
);

CREATE TABLE profile.interest (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid   NOT NULL,
  category     text COLLATE "C" NOT NULL,
  viewed       int    NOT NULL,
  bought       int    NOT NULL,
  last_ts      bigint NOT NULL,
  PRIMARY KEY (workspace_id, birth_id, category)
) WITH (fillfactor = 80);

-- First moments: l = became a lead, n = a device was first seen beside a name.
CREATE TABLE profile.mark (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid   NOT NULL,
  kind         "char" NOT NULL,
  ts           bigint NOT NULL,
  PRIMARY KEY (workspace_id, birth_id, kind)
) WITH (fillfactor = 80);

CREATE TABLE profile.search (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid NOT NULL,
  text         text NOT NULL,                   -- pii: folded words, a space before each
  PRIMARY KEY (workspace_id, birth_id)
);
CREATE INDEX search_words ON profile.search USING gin (workspace_id, text gin_trgm_ops);

-- How many customers there are, so that no list has to count.
CREATE TABLE profile.census (
  workspace_id text COLLATE "C" PRIMARY KEY,
  customers    bigint NOT NULL
) WITH (fillfactor = 20);

-- What the columns are like, told once before there is data: without statistics the planner takes a workspace for a rare
-- value and probes by it alone, in plans that live as long as a connection. An emptied table keeps what it learnt.
INSERT INTO profile.timeline SELECT 'default', md5((i / 10)::text)::uuid, i, i, 'w' FROM generate_series(1, 10000) i;
INSERT INTO profile.presence SELECT 'default', md5((i / 2)::text)::uuid, i % 2 || '|', i, i, i, 1 FROM generate_series(1, 10000) i;
INSERT INTO profile.trait SELECT 'default', md5((i / 5)::text)::uuid, 'k' || i % 5, 'v' || i, CASE WHEN i % 5 < 3 THEN ' v' || i END, i, i, 's'
  FROM generate_series(1, 10000) i;
INSERT INTO profile.order_event SELECT 'default', md5((i / 3)::text)::uuid, i, i, 'p', 'o' || i, NULL, 'PLN', i FROM generate_series(1, 10000) i;
INSERT INTO profile.interest SELECT 'default', md5((i / 3)::text)::uuid, 'c' || i % 3, 1, 1, i FROM generate_series(1, 10000) i;
INSERT INTO profile.mark SELECT 'default', md5(i::text)::uuid, 'n', i FROM generate_series(1, 10000) i;
INSERT INTO profile.search SELECT 'default', md5(i::text)::uuid, ' ' || md5(i::text) FROM generate_series(1, 10000) i;
ANALYZE profile.timeline, profile.presence, profile.trait, profile.order_event, profile.interest, profile.mark, profile.search;
TRUNCATE profile.timeline, profile.presence, profile.trait, profile.order_event, profile.interest, profile.mark, profile.search;

CALL platform.protect('profile.timeline');
CALL platform.protect('profile.presence');
CALL platform.protect('profile.trait');
CALL platform.protect('profile.order_event');
CALL platform.protect('profile.interest');
CALL platform.protect('profile.mark');
CALL platform.protect('profile.search');
CALL platform.protect('profile.census');

-- The warehouse writer asks by position, before it knows whose events come.
CREATE POLICY timeline_reader ON profile.timeline FOR SELECT TO splot_worker USING (true);

-- Under row security LIKE may not reach an index (it is not leakproof): the look-up runs with its owner's rights and
-- draws the fence itself, from the same declared workspaces.
CREATE POLICY search_matcher ON profile.search FOR SELECT TO CURRENT_USER USING (true);
CREATE FUNCTION profile.match_words(workspace text, patterns text[], most int) RETURNS SETOF uuid
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET enable_seqscan = off
  AS $$
DECLARE
  clause text;
BEGIN
  IF workspace <> ALL (platform.workspace_ids()) THEN RETURN; END IF;
  -- Nobody can guess how many rows a pattern matches, and a wrong guess reads the whole table for a name that is not
  -- there. Only where all words are a letter or two, found in many rows, reading from the start is the shorter way.
  IF (SELECT bool_and(p LIKE '\% %') FROM unnest(patterns) AS p) THEN PERFORM set_config('enable_seqscan', 'on', true); END IF;
  SELECT string_agg(format('text LIKE %L', p), ' AND ') INTO clause FROM unnest(patterns) AS p;
  RETURN QUERY EXECUTE format(
    'SELECT birth_id FROM profile.search WHERE workspace_id = %L AND %s LIMIT %s', workspace, coalesce(clause, 'false'), most);
END $$;
REVOKE EXECUTE ON FUNCTION profile.match_words(text, text[], int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION profile.match_words(text, text[], int) TO splot_app;
