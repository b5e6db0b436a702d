-- Campaigns: what is said to whom, when and what for; who was meant, and what became of it.

-- Whom a member named herself, by a file or by typing. Identifiers only lead to births: none is kept.
CREATE TABLE deliver.audience_list (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid    NOT NULL,
  name         text    NOT NULL,
  source       text    NOT NULL CHECK (source IN ('file', 'typed')),
  is_read      boolean NOT NULL,               -- false: still being read, or its reading broke off
  rows         integer NOT NULL,               -- without the header
  people       integer NOT NULL,               -- rows that led to somebody
  has_consents boolean NOT NULL,               -- a column spoke of consents; none of them counts
  created_at   bigint  NOT NULL,               -- milliseconds, as every `_at` here
  created_by   text    NOT NULL,               -- pii: plain (name of a member of staff)
  PRIMARY KEY (workspace_id, id)
);

CREATE TABLE deliver.audience_row (
  workspace_id text COLLATE "C" NOT NULL,
  list_id      uuid    NOT NULL,
  line         integer NOT NULL,               -- of the file, counted from 1, the header included
  birth_id     uuid,                           -- NULL where the row led to nobody
  fault        text COLLATE "C",               -- why it led to nobody
  PRIMARY KEY (workspace_id, list_id, line)
);
CREATE INDEX audience_row_birth ON deliver.audience_row (workspace_id, birth_id) WHERE birth_id IS NOT NULL;

CREATE TABLE deliver.campaign (
  workspace_id  text COLLATE "C" NOT NULL,
  id            uuid    NOT NULL,
  series_id     uuid,                          -- the recurring newsletter this is an issue of
  name          text    NOT NULL,
  state         text    NOT NULL,
  held_state    text,                          -- what a pause interrupted
  plan          text    NOT NULL,              -- JSON: goal, audience, message, time
  revision      integer NOT NULL,
  version       integer,                       -- of the message, fixed at launch; of a series, the last issue's
  next_at       bigint,                        -- when the loop must look at it; NULL: nothing to do
  issue_at      bigint,                        -- of a series: its next issue, by the workspace’s clock
  gathered_to   text COLLATE "C",              -- cursor: how far the audience has been read
  asked_draw    integer NOT NULL,              -- cursor: how far requests have been made
  asked_birth   uuid    NOT NULL,
  total         integer NOT NULL,              -- recipients
  asked         integer NOT NULL,              -- of them, those whose turn has come
  limit_to      integer,                       -- the sample's size until somebody goes on; NULL: no limit
  note          text COLLATE "C",              -- why it stands as it does: a code
  launched_at   bigint,
  launched_by   text,                          -- pii: plain (name of a member of staff)
  ended_at      bigint,
  archived_at   bigint,
  created_at    bigint  NOT NULL,
  created_by    text    NOT NULL,              -- pii: plain (name of a member of staff)
  updated_at    bigint  NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX campaign_due ON deliver.campaign (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX campaign_series ON deliver.campaign (workspace_id, series_id) WHERE series_id IS NOT NULL;

-- The audience as it was at launch, in an order drawn by lot: the first of them are a fair sample.
CREATE TABLE deliver.campaign_recipient (
  workspace_id text COLLATE "C" NOT NULL,
  campaign_id  uuid    NOT NULL,
  birth_id     uuid    NOT NULL,
  draw         integer NOT NULL,
  state        "char"  NOT NULL,               -- w waits for its turn, q asked of the queue, x left out
  reason       text COLLATE "C",               -- of x
  at           bigint,                         -- of q and x
  PRIMARY KEY (workspace_id, campaign_id, birth_id)
) WITH (fillfactor = 80);
CREATE INDEX campaign_recipient_draw ON deliver.campaign_recipient (workspace_id, campaign_id, draw, birth_id);
CREATE INDEX campaign_recipient_birth ON deliver.campaign_recipient (workspace_id, birth_id);

-- Orders, money and leads a campaign may count as its own, measured again while its window is open.
CREATE TABLE deliver.campaign_result (
  workspace_id text COLLATE "C" NOT NULL,
  campaign_id  uuid   NOT NULL,
  measured     text   NOT NULL,                -- JSON
  measured_at  bigint NOT NULL,
  PRIMARY KEY (workspace_id, campaign_id)
);

CALL platform.protect('deliver.audience_list');
CALL platform.protect('deliver.audience_row');
CALL platform.protect('deliver.campaign');
CALL platform.protect('deliver.campaign_recipient');
CALL platform.protect('deliver.campaign_result');

-- The loop looks for what is due before it knows whose it is.
CREATE POLICY campaign_reader ON deliver.campaign FOR SELECT TO splot_worker USING (true);
