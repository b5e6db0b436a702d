-- Pools of coupons: what they give, to whom, when, and beside what.
CREATE TABLE commerce.coupon_pool (
  workspace_id text COLLATE "C" NOT NULL,
  id           text COLLATE "C" NOT NULL,
  name         text    NOT NULL,
  body         text    NOT NULL,               -- JSON: effect, conditions, stacking
  currency     text COLLATE "C" NOT NULL,      -- of the amounts in it
  is_active    boolean NOT NULL,
  changed_at   bigint  NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

-- Codes as they are compared: capitals and digits. What is used and held is never more than the most.
CREATE TABLE commerce.coupon_code (
  workspace_id text COLLATE "C" NOT NULL,
  code         text COLLATE "C" NOT NULL,
  pool_id      text COLLATE "C" NOT NULL,
  birth_id     uuid,                           -- whose it is, where it is somebody's alone
  most         integer,                        -- null: as often as one likes
  used         integer NOT NULL DEFAULT 0 CHECK (used >= 0),
  held         integer NOT NULL DEFAULT 0 CHECK (held >= 0),
  expires_at   bigint,
  given_ref    text COLLATE "C",               -- the act that gave it
  given_at     bigint,
  created_at   bigint NOT NULL,
  PRIMARY KEY (workspace_id, code),
  CONSTRAINT coupon_never_twice CHECK (most IS NULL OR used + held <= most)
) WITH (fillfactor = 80);
CREATE INDEX coupon_code_pool ON commerce.coupon_code (workspace_id, pool_id, code);
CREATE INDEX coupon_code_birth ON commerce.coupon_code (workspace_id, birth_id) WHERE birth_id IS NOT NULL;
CREATE UNIQUE INDEX coupon_code_given ON commerce.coupon_code (workspace_id, given_ref) WHERE given_ref IS NOT NULL;

CREATE TABLE commerce.coupon_use (
  workspace_id   text COLLATE "C" NOT NULL,
  ref            text COLLATE "C" NOT NULL,    -- order
  code           text COLLATE "C" NOT NULL,
  pool_id        text COLLATE "C" NOT NULL,
  birth_id       uuid,
  state          "char" NOT NULL,              -- h held, s spent, r given back
  discount_minor bigint NOT NULL,
  currency       text COLLATE "C" NOT NULL,
  channel        text COLLATE "C" NOT NULL,
  at             bigint NOT NULL,
  PRIMARY KEY (workspace_id, ref, code)
) WITH (fillfactor = 80);
CREATE INDEX coupon_use_birth ON commerce.coupon_use (workspace_id, birth_id, pool_id) WHERE birth_id IS NOT NULL;
CREATE INDEX coupon_use_pool ON commerce.coupon_use (workspace_id, pool_id, at DESC);

-- Whoever counts how often somebody has used something locks the person first, in the order of births.
CREATE TABLE commerce.coupon_person (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid NOT NULL,
  PRIMARY KEY (workspace_id, birth_id)
);

CALL platform.protect('commerce.coupon_pool');
CALL platform.protect('commerce.coupon_code');
CALL platform.protect('commerce.coupon_use');
CALL platform.protect('commerce.coupon_person');
