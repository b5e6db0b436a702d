-- The programme of points and tiers. One a workspace.
CREATE TABLE commerce.programme (
  workspace_id text COLLATE "C" NOT NULL,
  body         text   NOT NULL,                -- JSON: rules, tiers, worth
  currency     text COLLATE "C" NOT NULL,      -- of the amounts in it
  changed_at   bigint NOT NULL,
  PRIMARY KEY (workspace_id)
);

CREATE TABLE commerce.reward (
  workspace_id text COLLATE "C" NOT NULL,
  id           text COLLATE "C" NOT NULL,
  body         text    NOT NULL,               -- JSON: name, points, pool of coupons
  is_active    boolean NOT NULL,
  changed_at   bigint  NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

-- What an account holds now: the sum of its entries. Whoever books locks the accounts first, in the order of births.
CREATE TABLE commerce.points_account (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid   NOT NULL,
  available    bigint NOT NULL DEFAULT 0 CHECK (available >= 0),
  held         bigint NOT NULL DEFAULT 0 CHECK (held >= 0),
  owed         bigint NOT NULL DEFAULT 0 CHECK (owed <= 0),   -- taken back after it was spent; the next points pay it
  tier         text COLLATE "C",               -- as last told
  tier_until   bigint,                         -- when to look at it again
  PRIMARY KEY (workspace_id, birth_id)
) WITH (fillfactor = 80);
CREATE INDEX points_account_tier ON commerce.points_account (tier_until) WHERE tier_until IS NOT NULL;

-- Points that came at once and end at once; spent in the order in which they end.
CREATE TABLE commerce.points_lot (
  workspace_id   text COLLATE "C" NOT NULL,
  id             uuid   NOT NULL,
  birth_id       uuid   NOT NULL,
  kind           "char" NOT NULL,              -- e earned, c given by hand, r given back
  ref            text COLLATE "C" NOT NULL,    -- order, receipt, act: comes once
  at             bigint NOT NULL,
  expires_at     bigint,
  notice_at      bigint,                       -- when to tell of the end; null once told
  points         bigint NOT NULL CHECK (points >= 0),
  remaining      bigint NOT NULL CHECK (remaining >= 0 AND remaining <= points),
  taken          bigint NOT NULL DEFAULT 0 CHECK (taken >= 0 AND taken <= points),
  paid_minor     bigint NOT NULL DEFAULT 0,    -- what was paid for them, and what of it came back: tiers count it
  returned_minor bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace_id, id),
  UNIQUE (workspace_id, kind, ref)
) WITH (fillfactor = 80);
CREATE INDEX points_lot_birth ON commerce.points_lot (workspace_id, birth_id, at);
CREATE INDEX points_lot_end ON commerce.points_lot (expires_at) WHERE remaining > 0 AND expires_at IS NOT NULL;
CREATE INDEX points_lot_notice ON commerce.points_lot (notice_at) WHERE remaining > 0 AND notice_at IS NOT NULL;

-- The ledger. Every entry moves points between the customer's accounts and the house's, and sums to nought. Only appended to.
CREATE TABLE commerce.points_entry (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid   NOT NULL,
  birth_id     uuid   NOT NULL,
  lot_id       uuid,
  at           bigint NOT NULL,
  kind         text COLLATE "C" NOT NULL,
  ref          text COLLATE "C" NOT NULL,      -- order, receipt, return, act
  available    bigint NOT NULL DEFAULT 0,      -- hers
  held         bigint NOT NULL DEFAULT 0,      -- hers
  owed         bigint NOT NULL DEFAULT 0,      -- hers
  issued       bigint NOT NULL DEFAULT 0,      -- the house's, from here on
  spent        bigint NOT NULL DEFAULT 0,
  expired      bigint NOT NULL DEFAULT 0,
  corrected    bigint NOT NULL DEFAULT 0,
  reason       text,                           -- pii: free text of who corrected
  author       text,                           -- pii: name of a member or a key
  undoes       uuid,                           -- the entry that this one takes back
  PRIMARY KEY (workspace_id, id),
  CONSTRAINT points_entry_sums_to_nought CHECK (available + held + owed + issued + spent + expired + corrected = 0)
);
CREATE INDEX points_entry_birth ON commerce.points_entry (workspace_id, birth_id, at DESC, id DESC);
CREATE INDEX points_entry_undoes ON commerce.points_entry (workspace_id, undoes) WHERE undoes IS NOT NULL;

-- Coupons and points of one checkout: held until they are spent, given back, or their time is over.
CREATE TABLE commerce.redemption (
  workspace_id text COLLATE "C" NOT NULL,
  ref          text COLLATE "C" NOT NULL,
  birth_id     uuid,                           -- whose it is, where somebody is known
  state        "char" NOT NULL,                -- h held, s spent, r released, x expired
  until_at     bigint NOT NULL,
  points       bigint NOT NULL,
  given_back   bigint NOT NULL DEFAULT 0,
  goods_minor  bigint NOT NULL,                -- of the basket; what came back of it is its measure
  returned_minor bigint NOT NULL DEFAULT 0,
  answer       text   NOT NULL,                -- JSON: discounts, points, worth
  channel      text COLLATE "C" NOT NULL,
  store_id     text COLLATE "C",
  at           bigint NOT NULL,
  PRIMARY KEY (workspace_id, ref)
) WITH (fillfactor = 80);
CREATE INDEX redemption_due ON commerce.redemption (until_at) WHERE state = 'h';
CREATE INDEX redemption_birth ON commerce.redemption (workspace_id, birth_id) WHERE birth_id IS NOT NULL;

-- From which lots the points of a redemption are. Each lot is its birth's: what a split does with them needs nothing.
CREATE TABLE commerce.redemption_lot (
  workspace_id text COLLATE "C" NOT NULL,
  ref          text COLLATE "C" NOT NULL,
  lot_id       uuid   NOT NULL,
  birth_id     uuid   NOT NULL,
  points       bigint NOT NULL,
  given_back   bigint NOT NULL DEFAULT 0,
  PRIMARY KEY (workspace_id, ref, lot_id)
);
CREATE INDEX redemption_lot_birth ON commerce.redemption_lot (workspace_id, birth_id);

-- What a return did, so that the same return does nothing more.
CREATE TABLE commerce.points_return (
  workspace_id text COLLATE "C" NOT NULL,
  return_ref   text COLLATE "C" NOT NULL,
  birth_id     uuid,
  taken        bigint NOT NULL,
  given        bigint NOT NULL,
  at           bigint NOT NULL,
  PRIMARY KEY (workspace_id, return_ref)
);
CREATE INDEX points_return_birth ON commerce.points_return (workspace_id, birth_id) WHERE birth_id IS NOT NULL;

-- A code of the wallet opens once: at the till that was the first, for as long as it lives.
CREATE TABLE commerce.wallet_scan (
  workspace_id text COLLATE "C" NOT NULL,
  code_hash    text COLLATE "C" NOT NULL,
  birth_id     uuid   NOT NULL,
  till         text COLLATE "C" NOT NULL,
  at           bigint NOT NULL,
  PRIMARY KEY (workspace_id, code_hash)
);
CREATE INDEX wallet_scan_birth ON commerce.wallet_scan (workspace_id, birth_id);

CALL platform.protect('commerce.programme');
CALL platform.protect('commerce.reward');
CALL platform.protect('commerce.points_account');
CALL platform.protect('commerce.points_lot');
CALL platform.protect('commerce.points_entry', 'SELECT, INSERT, DELETE');
CALL platform.protect('commerce.redemption');
CALL platform.protect('commerce.redemption_lot');
CALL platform.protect('commerce.points_return');
CALL platform.protect('commerce.wallet_scan');

-- Loops look for what is due before they know whose it is.
CREATE POLICY points_lot_reader ON commerce.points_lot FOR SELECT TO splot_worker USING (true);
CREATE POLICY points_account_reader ON commerce.points_account FOR SELECT TO splot_worker USING (true);
CREATE POLICY redemption_reader ON commerce.redemption FOR SELECT TO splot_worker USING (true);
