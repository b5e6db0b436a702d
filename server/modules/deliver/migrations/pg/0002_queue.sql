-- Messages asked for, on their way and gone: one row a message for ever, whatever became of it.
CREATE TABLE deliver.message (
  workspace_id    text COLLATE "C" NOT NULL,
  id              uuid     NOT NULL,
  run             text COLLATE "C" NOT NULL,      -- campaign recipient, enrollment, test: (run, seq) is asked once
  seq             int      NOT NULL,
  birth_id        uuid     NOT NULL,
  channel         text COLLATE "C" NOT NULL,      -- consent's word
  purpose         text COLLATE "C" NOT NULL,
  lane            "char"   NOT NULL,              -- t transactional, m marketing
  item_id         text COLLATE "C",               -- null = its parts are in data, ready
  version         int      NOT NULL,
  language        text COLLATE "C",               -- null = the customer's own
  priority        int      NOT NULL,
  campaign_id     text COLLATE "C",
  data            text     NOT NULL,              -- pii: JSON
  fixed_address   text,                           -- pii
  zone            text COLLATE "C",
  requested_at    bigint   NOT NULL,              -- milliseconds, as all times here
  due_at          bigint   NOT NULL,
  expires_at      bigint   NOT NULL,
  state           "char"   NOT NULL,              -- p pending, w held, h handed, s sent, f failed, r refused, e expired, u unknown
  reason          text COLLATE "C",               -- why it is in this state, or what it waits for
  attempts        smallint NOT NULL DEFAULT 0,    -- hand-overs begun
  lease_until     bigint   NOT NULL DEFAULT 0,    -- until then it is somebody's
  fence           bigint   NOT NULL DEFAULT 0,    -- grows with each lease: an older holder's word counts nothing
  via             text COLLATE "C",               -- the plugin
  address         text,                           -- pii: it was used
  provider_id     text COLLATE "C",               -- where it does not hold our own id
  handed_at       bigint,
  settled_at      bigint,
  delivered_at    bigint,
  opened_at       bigint,
  clicked_at      bigint,
  bounced_at      bigint,
  complained_at   bigint,
  unsubscribed_at bigint,
  opens           int      NOT NULL DEFAULT 0,
  clicks          int      NOT NULL DEFAULT 0,
  machine_hits    int      NOT NULL DEFAULT 0,    -- opens and clicks of scanners
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, run, seq)
) WITH (fillfactor = 70);
CREATE INDEX message_due ON deliver.message (workspace_id, channel, lane, due_at, id) WHERE state = 'p';
CREATE INDEX message_handed ON deliver.message (workspace_id, id) WHERE state = 'h';
CREATE INDEX message_campaign ON deliver.message (workspace_id, campaign_id, id) WHERE campaign_id IS NOT NULL;
CREATE INDEX message_birth ON deliver.message (workspace_id, birth_id);
CREATE INDEX message_provider ON deliver.message (workspace_id, via, provider_id) WHERE provider_id IS NOT NULL;

-- What she got, as it left.
CREATE TABLE deliver.body (
  workspace_id text COLLATE "C" NOT NULL,
  message_id   uuid NOT NULL,
  birth_id     uuid NOT NULL,
  parts        text NOT NULL,                     -- pii: JSON
  PRIMARY KEY (workspace_id, message_id)
);
CREATE INDEX body_birth ON deliver.body (workspace_id, birth_id);

-- Hand-overs that did not end as sent.
CREATE TABLE deliver.attempt (
  workspace_id  text COLLATE "C" NOT NULL,
  message_id    uuid     NOT NULL,
  n             smallint NOT NULL,
  at            bigint   NOT NULL,
  via           text COLLATE "C" NOT NULL,
  state         text COLLATE "C" NOT NULL,
  reason        text COLLATE "C",
  provider_code text COLLATE "C",
  PRIMARY KEY (workspace_id, message_id, n)
);

-- What must not go on by itself: a campaign or a channel that was paused or stopped, and why.
CREATE TABLE deliver.hold (
  workspace_id text COLLATE "C" NOT NULL,
  kind         text COLLATE "C" NOT NULL,         -- campaign channel
  id           text COLLATE "C" NOT NULL,
  state        text COLLATE "C" NOT NULL,         -- paused stopped released
  reason       text COLLATE "C" NOT NULL,         -- person bounces complaints, or a failure of the channel
  detail       text   NOT NULL,                   -- JSON: the figures
  at           bigint NOT NULL,
  PRIMARY KEY (workspace_id, kind, id)
);

-- Where the links in messages lead: a click names its link, so that no address comes from outside.
CREATE TABLE deliver.link (
  workspace_id text COLLATE "C" NOT NULL,
  id           text COLLATE "C" NOT NULL,         -- hash of the address
  url          text NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

-- Addresses of devices: made by the pipeline.
CREATE TABLE deliver.push_address (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid   NOT NULL,
  address      text   NOT NULL,                   -- pii
  kind         text COLLATE "C" NOT NULL,         -- push_endpoint push_token
  platform     text COLLATE "C" NOT NULL,         -- web android ios
  keys         text   NOT NULL,                   -- JSON
  at           bigint NOT NULL,
  pos          bigint NOT NULL,
  is_gone      boolean NOT NULL,
  PRIMARY KEY (workspace_id, birth_id, address)
);

-- Rows that wait to be fetched: messages on the site, letters for the printer.
CREATE TABLE deliver.shelf (
  workspace_id text COLLATE "C" NOT NULL,
  via          text COLLATE "C" NOT NULL,
  key          text COLLATE "C" NOT NULL,
  birth_id     uuid   NOT NULL,
  message_id   uuid   NOT NULL,
  content      text   NOT NULL,                   -- pii: JSON
  put_at       bigint NOT NULL,
  until        bigint,
  seen_at      bigint,
  PRIMARY KEY (workspace_id, via, key)
);
CREATE INDEX shelf_birth ON deliver.shelf (workspace_id, birth_id);

-- Sends and what came back, by channel and hour: what the brake looks at.
CREATE TABLE deliver.tally (
  workspace_id text COLLATE "C" NOT NULL,
  via          text COLLATE "C" NOT NULL,
  hour         int NOT NULL,                      -- hours since the epoch
  sent         int NOT NULL,
  bounced      int NOT NULL,
  complained   int NOT NULL,
  PRIMARY KEY (workspace_id, via, hour)
) WITH (fillfactor = 70);

CREATE TABLE deliver.settings (
  workspace_id text COLLATE "C" PRIMARY KEY,
  settings     text   NOT NULL,                   -- JSON
  updated_at   bigint NOT NULL,
  updated_by   text   NOT NULL
);

CALL platform.protect('deliver.message');
CALL platform.protect('deliver.body');
CALL platform.protect('deliver.attempt');
CALL platform.protect('deliver.hold');
CALL platform.protect('deliver.link');
CALL platform.protect('deliver.push_address');
CALL platform.protect('deliver.shelf');
CALL platform.protect('deliver.tally');
CALL platform.protect('deliver.settings');
