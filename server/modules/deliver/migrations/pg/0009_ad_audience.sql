-- Audiences at ad platforms: the connections, the audiences, who is to be in them, and what the platforms were told.
CREATE TABLE deliver.ad_destination (
  workspace_id text COLLATE "C" NOT NULL,
  id           text COLLATE "C" NOT NULL,      -- the plugin's
  settings     text    NOT NULL,               -- JSON without secrets
  secrets      text    NOT NULL,               -- JSON: field -> sealed value
  is_enabled   boolean NOT NULL,
  version      bigint  NOT NULL,               -- grows with each change
  updated_at   bigint  NOT NULL,               -- milliseconds, as all times here
  updated_by   text    NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CALL platform.protect('deliver.ad_destination');

CREATE TABLE deliver.ad_audience (
  workspace_id   text COLLATE "C" NOT NULL,
  id             uuid    NOT NULL,
  name           text    NOT NULL,
  destination_id text COLLATE "C" NOT NULL,
  target         text    NOT NULL,             -- what the platform knows it by
  segment_id     uuid,                         -- null = whom journeys put in, alone
  kinds          text    NOT NULL,             -- identifiers that may leave: 'email', 'phone', 'email,phone'
  state          text COLLATE "C" NOT NULL,    -- on paused ending
  filled_after   uuid,                         -- how far the segment's members were taken down
  is_filled      boolean NOT NULL,
  lease_until    bigint  NOT NULL,             -- until then it is some process's
  retry_at       bigint  NOT NULL,
  attempts       int     NOT NULL,             -- since it last went well
  fault          text COLLATE "C",
  told_at        bigint,
  refused        bigint  NOT NULL,             -- identifiers the platform could not read, in all
  created_at     bigint  NOT NULL,
  created_by     text    NOT NULL,             -- pii: plain (name of a member of staff)
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX ad_audience_segment ON deliver.ad_audience (workspace_id, segment_id);
CALL platform.protect('deliver.ad_audience');
CREATE POLICY ad_audience_reader ON deliver.ad_audience FOR SELECT TO splot_worker USING (true);

-- Who is to be looked at, by her canonical birth then: wanted there, or there and no longer wanted.
CREATE TABLE deliver.ad_member (
  workspace_id text COLLATE "C" NOT NULL,
  audience_id  uuid   NOT NULL,
  birth_id     uuid   NOT NULL,
  state        "char" NOT NULL,                -- w waits, t told, c without consent, i without an identifier
  reason       text COLLATE "C",               -- the gate's, where it says no
  due_at       bigint NOT NULL,                -- looked at again then, or sooner when something is heard of her
  PRIMARY KEY (workspace_id, audience_id, birth_id)
) WITH (fillfactor = 80);
CREATE INDEX ad_member_due ON deliver.ad_member (due_at, workspace_id);
CREATE INDEX ad_member_birth ON deliver.ad_member (workspace_id, birth_id);
CALL platform.protect('deliver.ad_member');
CREATE POLICY ad_member_reader ON deliver.ad_member FOR SELECT TO splot_worker USING (true);

-- Whom journeys put in, by the birth of the run: a merge and a split need nothing here.
CREATE TABLE deliver.ad_put (
  workspace_id text COLLATE "C" NOT NULL,
  audience_id  uuid   NOT NULL,
  birth_id     uuid   NOT NULL,
  at           bigint NOT NULL,
  PRIMARY KEY (workspace_id, audience_id, birth_id)
);
CREATE INDEX ad_put_birth ON deliver.ad_put (workspace_id, birth_id);
CALL platform.protect('deliver.ad_put');

-- What a platform knows, or may know: an identifier a row, by the birth it names. Without a birth she was erased, and only
-- her removal is waited for.
CREATE TABLE deliver.ad_told (
  workspace_id text COLLATE "C" NOT NULL,
  audience_id  uuid    NOT NULL,
  kind         text COLLATE "C" NOT NULL,      -- email phone
  hash         text COLLATE "C" NOT NULL,      -- SHA-256 the platform's way; made after the gate's yes and not before
  birth_id     uuid,
  root_id      uuid,                           -- the member it was wanted for
  is_wanted    boolean NOT NULL,
  may_know     boolean NOT NULL,               -- set before the platform is told
  is_done      boolean NOT NULL,               -- set after it has answered
  at           bigint  NOT NULL,
  PRIMARY KEY (workspace_id, audience_id, kind, hash)
);
CREATE INDEX ad_told_birth ON deliver.ad_told (workspace_id, birth_id);
CREATE INDEX ad_told_open ON deliver.ad_told (workspace_id, audience_id) WHERE NOT is_done;
CALL platform.protect('deliver.ad_told');
CREATE POLICY ad_told_reader ON deliver.ad_told FOR SELECT TO splot_worker USING (true);
