-- What each person allowed, to whom, when, in which words; what is never to be done; what was decided and why.
CREATE SCHEMA consent;
GRANT USAGE ON SCHEMA consent TO splot_app;

-- The ledger: one row an act and birth, never changed. Whose births are one customer's is asked on read.
CREATE TABLE consent.record (
  workspace_id     text COLLATE "C" NOT NULL,
  birth_id         uuid     NOT NULL,
  pos              bigint   NOT NULL,         -- log position of the event
  ord              smallint NOT NULL,         -- place among the acts of that event
  at               bigint   NOT NULL,         -- milliseconds, when she acted
  received_at      bigint   NOT NULL,
  act              text COLLATE "C" NOT NULL, -- grant renew confirm withdraw object unobject restrict unrestrict
  purpose          text COLLATE "C" NOT NULL, -- * = all
  channel          text COLLATE "C" NOT NULL, -- * = all
  is_verified      boolean  NOT NULL,         -- false: an unsigned browser says so
  is_pending       boolean  NOT NULL,         -- waits for its confirmation
  flaw             text COLLATE "C",          -- why this yes is none: wording_missing unproven incomplete
  valid_until      bigint,
  method           text COLLATE "C",
  source           text COLLATE "C" NOT NULL, -- id of the write key, or the desk
  wording_id       text COLLATE "C",
  wording_version  int,
  wording_language text COLLATE "C",
  wording_hash     text COLLATE "C",
  notice_version   text COLLATE "C",
  identifier_kind  text COLLATE "C" NOT NULL, -- of the identifier that was bound
  proof            text,                      -- pii: JSON or text as sent
  actor            text,                      -- pii: member or key
  reason           text,                      -- pii: code or free text
  ip               text COLLATE "C",          -- pii: truncated
  user_agent       text,                      -- pii
  message_id       text NOT NULL,
  PRIMARY KEY (workspace_id, birth_id, pos, ord)
);
CREATE INDEX record_newest ON consent.record (workspace_id, pos DESC, ord, birth_id);

-- What a device's banner, CMP or browser said last, so that only changes become acts.
CREATE TABLE consent.signal (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid   NOT NULL,
  signal       text   NOT NULL,               -- JSON
  pos          bigint NOT NULL,
  PRIMARY KEY (workspace_id, birth_id)
) WITH (fillfactor = 80);

-- How often she wants to hear from us: the newest choice a birth and purpose.
CREATE TABLE consent.frequency (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid   NOT NULL,
  purpose      text COLLATE "C" NOT NULL,     -- * = all
  contacts     int,
  period       text COLLATE "C" NOT NULL,
  paused_until bigint,
  at           bigint NOT NULL,
  pos          bigint NOT NULL,
  PRIMARY KEY (workspace_id, birth_id, purpose)
) WITH (fillfactor = 80);

-- Addresses never to be used again, known by a keyed hash alone: outlives the person and a rebuild.
CREATE TABLE consent.suppression (
  workspace_id text COLLATE "C" NOT NULL,
  address_hash text COLLATE "C" NOT NULL,     -- HMAC-SHA-256 of kind and address with the install's secret, hexadecimal
  reason       text COLLATE "C" NOT NULL,     -- bounce complaint manual withdrawal erased
  at           bigint NOT NULL,
  pos          bigint NOT NULL,               -- 0 = not from the log
  PRIMARY KEY (workspace_id, address_hash, reason)
);

-- What the workspace declared itself, over what its policy pack brings.
CREATE TABLE consent.purpose (
  workspace_id text COLLATE "C" NOT NULL,
  id           text COLLATE "C" NOT NULL,
  basis        text COLLATE "C" NOT NULL,
  lens         text COLLATE "C" NOT NULL,
  channels     text COLLATE "C" NOT NULL,     -- comma-separated
  name_pl      text NOT NULL,
  name_en      text NOT NULL,
  is_active    boolean NOT NULL,
  changed_at   bigint NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

-- A version is never changed: what somebody agreed to must stay what it was.
CREATE TABLE consent.wording (
  workspace_id   text COLLATE "C" NOT NULL,
  id             text COLLATE "C" NOT NULL,
  version        int  NOT NULL,
  language       text COLLATE "C" NOT NULL,
  purpose        text COLLATE "C" NOT NULL,
  channel        text COLLATE "C" NOT NULL,
  text           text NOT NULL,
  hash           text COLLATE "C" NOT NULL,   -- SHA-256 of the text, hexadecimal
  notice_version text COLLATE "C",
  created_at     bigint NOT NULL,
  created_by     text NOT NULL,
  PRIMARY KEY (workspace_id, id, version, language)
);

CREATE TABLE consent.settings (
  workspace_id text COLLATE "C" PRIMARY KEY,
  pack         text COLLATE "C" NOT NULL,
  quiet        text NOT NULL,                 -- JSON
  changed_at   bigint NOT NULL
);

CREATE TABLE consent.cap_rule (
  workspace_id text COLLATE "C" NOT NULL,
  id           text COLLATE "C" NOT NULL,
  ord          int  NOT NULL,
  purpose      text COLLATE "C",
  grp          text COLLATE "C",
  channel      text COLLATE "C",
  journey      text COLLATE "C",
  most         int  NOT NULL,
  period       text COLLATE "C" NOT NULL,     -- sliding day week
  sliding_ms   bigint,
  PRIMARY KEY (workspace_id, id)
);

-- The row a claim locks: whoever sees any of a customer's births waits for whoever sees another of them.
CREATE TABLE consent.budget (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid NOT NULL,
  PRIMARY KEY (workspace_id, birth_id)
) WITH (fillfactor = 90);

-- Every contact that counts, of every channel.
CREATE TABLE consent.contact (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid   NOT NULL,
  message_id   text COLLATE "C" NOT NULL,
  at           bigint NOT NULL,
  purpose      text COLLATE "C" NOT NULL,
  channel      text COLLATE "C" NOT NULL,
  journey      text COLLATE "C",
  status       "char" NOT NULL,               -- r reserved, s made, u unknown outcome, x certainly not made
  PRIMARY KEY (workspace_id, birth_id, message_id)
) WITH (fillfactor = 80);
CREATE INDEX contact_message ON consent.contact (workspace_id, message_id);

-- What the gate answered and why.
CREATE TABLE consent.decision (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid    NOT NULL,
  message_id   text COLLATE "C" NOT NULL,
  birth_id     uuid    NOT NULL,
  at           bigint  NOT NULL,
  act          text COLLATE "C" NOT NULL,
  purpose      text COLLATE "C" NOT NULL,
  channel      text COLLATE "C" NOT NULL,
  address_hash text COLLATE "C",              -- pii: lookup
  is_allowed   boolean NOT NULL,
  reason       text COLLATE "C",
  reasons      text    NOT NULL,              -- JSON: every reason that stood, or what it rests on
  PRIMARY KEY (workspace_id, birth_id, id)
);
CREATE INDEX decision_message ON consent.decision (workspace_id, message_id);

-- Tokens of a double opt-in, by their hash; each works once.
CREATE TABLE consent.confirmation (
  workspace_id text COLLATE "C" NOT NULL,
  token_hash   text COLLATE "C" NOT NULL,
  birth_id     uuid   NOT NULL,
  grant_pos    bigint NOT NULL,
  grant_ord    smallint NOT NULL,
  expires_at   bigint NOT NULL,
  used_at      bigint,
  PRIMARY KEY (workspace_id, token_hash)
);

-- What the columns are like, told once before there is data: an emptied table keeps what it learnt.
INSERT INTO consent.record (workspace_id, birth_id, pos, ord, at, received_at, act, purpose, channel, is_verified, is_pending, source, identifier_kind, message_id)
  SELECT 'default', md5((i / 4)::text)::uuid, i, 0, i, i, 'grant', 'marketing', 'email', true, false, 's', 'email', 'm' || i
  FROM generate_series(1, 10000) i;
INSERT INTO consent.frequency SELECT 'default', md5(i::text)::uuid, '*', 1, 'week', NULL, i, i FROM generate_series(1, 10000) i;
INSERT INTO consent.suppression SELECT 'default', md5(i::text), 'bounce', i, i FROM generate_series(1, 10000) i;
INSERT INTO consent.budget SELECT 'default', md5(i::text)::uuid FROM generate_series(1, 10000) i;
INSERT INTO consent.contact SELECT 'default', md5((i / 4)::text)::uuid, 'm' || i, i, 'marketing', 'email', NULL, 's' FROM generate_series(1, 10000) i;
INSERT INTO consent.decision SELECT 'default', md5(i::text)::uuid, 'm' || i, md5((i / 4)::text)::uuid, i, 'message', 'marketing', 'email', NULL, true, NULL, '{}'
  FROM generate_series(1, 10000) i;
ANALYZE consent.record, consent.frequency, consent.suppression, consent.budget, consent.contact, consent.decision;
TRUNCATE consent.record, consent.frequency, consent.suppression, consent.budget, consent.contact, consent.decision;

-- Written once: rows go only with their workspace or by erasure.
CALL platform.protect('consent.record', 'SELECT, INSERT, DELETE');
CALL platform.protect('consent.wording', 'SELECT, INSERT, DELETE');
CALL platform.protect('consent.decision', 'SELECT, INSERT, DELETE');
CALL platform.protect('consent.signal');
CALL platform.protect('consent.frequency');
CALL platform.protect('consent.suppression');
CALL platform.protect('consent.purpose');
CALL platform.protect('consent.settings');
CALL platform.protect('consent.cap_rule');
CALL platform.protect('consent.budget');
CALL platform.protect('consent.contact');
CALL platform.protect('consent.confirmation');
