-- Who takes payments for a shop. Secrets stand apart from what may be shown, sealed.
CREATE TABLE commerce.payment_provider (
  workspace_id text COLLATE "C" NOT NULL,
  id           text COLLATE "C" NOT NULL,      -- the plugin's
  settings     text    NOT NULL,               -- JSON without secrets
  secrets      text    NOT NULL,               -- JSON: field -> sealed value
  is_enabled   boolean NOT NULL,
  updated_at   bigint  NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

-- A payment asked for, and what became of it. Of several for one order any may be paid; what is too much goes back.
CREATE TABLE commerce.payment_intent (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid   NOT NULL,                -- what the provider knows it by
  order_id     uuid   NOT NULL,
  provider     text COLLATE "C" NOT NULL,      -- a plugin, or cash, terminal, ... of a till
  state        text COLLATE "C" NOT NULL,      -- asked, started, declined, failed, paid
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  currency     text COLLATE "C" NOT NULL,
  ref          text COLLATE "C",               -- the provider's, once it has one
  url          text,                           -- where she pays
  at           bigint NOT NULL,
  changed_at   bigint NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX payment_intent_order ON commerce.payment_intent (workspace_id, order_id, at);
-- What a provider took once is written down once.
CREATE UNIQUE INDEX payment_intent_ref ON commerce.payment_intent (workspace_id, provider, ref) WHERE state = 'paid' AND ref IS NOT NULL;

-- Money that goes back, asked for in the transaction of its reason and carried out after it.
CREATE TABLE commerce.payment_refund (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid   NOT NULL,                -- the key the provider gets: asked twice, paid back once
  intent_id    uuid   NOT NULL,
  order_id     uuid   NOT NULL,
  amount_minor bigint NOT NULL CHECK (amount_minor > 0),
  state        text COLLATE "C" NOT NULL,      -- asked, done, failed
  reason       text COLLATE "C" NOT NULL,      -- return, cancel, surplus, late, mismatch
  ref          text COLLATE "C",
  tries        integer NOT NULL,
  next_at      bigint NOT NULL,
  at           bigint NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX payment_refund_order ON commerce.payment_refund (workspace_id, order_id);
CREATE INDEX payment_refund_due ON commerce.payment_refund (next_at) WHERE state = 'asked';

CALL platform.protect('commerce.payment_provider');
CALL platform.protect('commerce.payment_intent');
CALL platform.protect('commerce.payment_refund');
CREATE POLICY payment_refund_reader ON commerce.payment_refund FOR SELECT TO splot_worker USING (true);
