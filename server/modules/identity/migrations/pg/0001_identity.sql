-- Who is who: identifiers with their births, the links between them, and what was joined and parted.
CREATE SCHEMA identity;
GRANT USAGE ON SCHEMA identity TO splot_app;

-- One row an identifier value; the birth is its immutable id, the root the customer's canonical birth.
CREATE TABLE identity.identifier (
  workspace_id text COLLATE "C" NOT NULL,
  kind         text COLLATE "C" NOT NULL,
  value        text COLLATE "C" NOT NULL,   -- pii: lookup
  birth_id     uuid   NOT NULL,
  root_service uuid   NOT NULL,             -- smallest birth of its cluster, in the service lens
  first_at     bigint NOT NULL,             -- milliseconds, event time of the event that brought it
  first_pos    bigint NOT NULL,             -- log position of that event
  source       text COLLATE "C" NOT NULL,
  bar          text COLLATE "C",            -- never links: 'shared' (a device of several people) or 'blocked' (junk)
  bar_pos      bigint,
  is_guarded   boolean NOT NULL DEFAULT false, -- has a cannot_link row
  PRIMARY KEY (workspace_id, kind, value)
) WITH (fillfactor = 90);
CREATE UNIQUE INDEX identifier_birth ON identity.identifier (workspace_id, birth_id);
CREATE INDEX identifier_root_service ON identity.identifier (workspace_id, root_service);

-- Two births seen together (a < b). uses is a mask of lenses, service = 1; 0 = not live: refused (kept as evidence) or revoked.
-- Both ends of a live link share a root, so its `a` finds it; the others are found by the partial index too.
CREATE TABLE identity.link (
  workspace_id text COLLATE "C" NOT NULL,
  a            uuid     NOT NULL,
  b            uuid     NOT NULL,
  kind         text COLLATE "C" NOT NULL,   -- login form pos alias import together manual seen_on
  strength     smallint NOT NULL,           -- 1 claimed, 2 verified
  uses         smallint NOT NULL,
  was_live     boolean  NOT NULL,           -- false: evidence that was never let in
  pos          bigint   NOT NULL,           -- log position since which it is as it is
  ord          smallint NOT NULL,           -- place among the links of that event
  at           bigint   NOT NULL,           -- milliseconds, event time
  until_at     bigint,                      -- last seen together, to the day; device with account or card only
  revoked_pos  bigint,
  reason       text COLLATE "C",            -- why it is not live
  PRIMARY KEY (workspace_id, a, b)
) WITH (fillfactor = 95);
CREATE INDEX link_dead_b ON identity.link (workspace_id, b) WHERE uses = 0;

-- An operator parted these two: only an operator joins them again.
CREATE TABLE identity.cannot_link (
  workspace_id text COLLATE "C" NOT NULL,
  a            uuid   NOT NULL,
  b            uuid   NOT NULL,
  made_by      text COLLATE "C" NOT NULL,
  at           bigint NOT NULL,
  pos          bigint NOT NULL,
  until_pos    bigint,                      -- lifted by a later merge
  PRIMARY KEY (workspace_id, a, b)
);
CREATE INDEX cannot_link_b ON identity.cannot_link (workspace_id, b);

-- Every time two customers became one: what joined them, and when it was undone.
CREATE TABLE identity.merge_log (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid   NOT NULL,
  lens         text COLLATE "C" NOT NULL,
  winner       uuid   NOT NULL,             -- roots at that moment
  loser        uuid   NOT NULL,
  a            uuid   NOT NULL,             -- the link that joined them
  b            uuid   NOT NULL,
  rule         text COLLATE "C" NOT NULL,   -- link kind
  pos          bigint NOT NULL,
  at           bigint NOT NULL,
  actor        text COLLATE "C",            -- pii: name of the member or key, manual merges only
  reason       text,                        -- pii: free text, manual merges only
  undone_pos   bigint,
  undone_at    bigint,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX merge_log_a ON identity.merge_log (workspace_id, a);
CREATE INDEX merge_log_b ON identity.merge_log (workspace_id, b);

-- What the columns are like, told once before there is data: with no statistics the planner holds a workspace to be a
-- rare value and may probe by it alone, in plans that live as long as a connection. An empty table keeps what it learnt.
INSERT INTO identity.identifier (workspace_id, kind, value, birth_id, root_service, first_at, first_pos, source)
  SELECT 'default', (ARRAY['user_id','card','email','phone','external','device_id','anonymous_id'])[1 + i % 7], md5(i::text),
    md5('b' || i)::uuid, md5('r' || i / 4)::uuid, i, i, 'web'
  FROM generate_series(1, 10000) i;
INSERT INTO identity.link (workspace_id, a, b, kind, strength, uses, was_live, pos, ord, at, revoked_pos)
  SELECT 'default', md5('a' || i / 2)::uuid, md5('b' || i)::uuid, 'together', 1, CASE WHEN i % 20 = 0 THEN 0 ELSE 1 END, true, i, 0, i,
    CASE WHEN i % 20 = 0 THEN i END
  FROM generate_series(1, 10000) i;
INSERT INTO identity.cannot_link (workspace_id, a, b, made_by, at, pos)
  SELECT 'default', md5('a' || i)::uuid, md5('b' || i)::uuid, 'm', i, i FROM generate_series(1, 10000) i;
INSERT INTO identity.merge_log (workspace_id, id, lens, winner, loser, a, b, rule, pos, at)
  SELECT 'default', md5(i::text)::uuid, 'service', md5('a' || i)::uuid, md5('b' || i)::uuid, md5('a' || i)::uuid, md5('b' || i)::uuid,
    'login', i, i
  FROM generate_series(1, 10000) i;
ANALYZE identity.identifier, identity.link, identity.cannot_link, identity.merge_log;
TRUNCATE identity.identifier, identity.link, identity.cannot_link, identity.merge_log;

CALL platform.protect('identity.identifier');
CALL platform.protect('identity.link');
CALL platform.protect('identity.cannot_link');
CALL platform.protect('identity.merge_log');
