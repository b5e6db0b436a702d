-- Orders of every desk. The head is what is asked for often; what only people read stands in its body.
CREATE TABLE commerce.order_head (
  workspace_id   text COLLATE "C" NOT NULL,
  id             uuid    NOT NULL,
  number         text COLLATE "C" NOT NULL,    -- as people say it
  birth_id       uuid,                         -- whose it is; null for a passer-by, and after an erasure
  channel        text COLLATE "C" NOT NULL,
  kind           text COLLATE "C" NOT NULL,    -- ship, pickup, try, till, go
  state          text COLLATE "C" NOT NULL,
  store_id       text COLLATE "C",
  receipt_id     text COLLATE "C",
  currency       text COLLATE "C" NOT NULL,
  goods_minor    bigint  NOT NULL CHECK (goods_minor >= 0),
  discount_minor bigint  NOT NULL CHECK (discount_minor >= 0),
  points_minor   bigint  NOT NULL CHECK (points_minor >= 0),
  shipping_minor bigint  NOT NULL CHECK (shipping_minor >= 0),
  total_minor    bigint  NOT NULL CHECK (total_minor >= 0),
  paid_minor     bigint  NOT NULL CHECK (paid_minor >= 0),
  refunded_minor bigint  NOT NULL CHECK (refunded_minor >= 0 AND refunded_minor <= paid_minor),
  returned_minor bigint  NOT NULL CHECK (returned_minor >= 0 AND returned_minor <= total_minor),
  reservation_id uuid,                         -- what is kept for it in stores
  is_told        boolean NOT NULL,             -- Order Completed is in the log
  is_rewarded    boolean NOT NULL,             -- points were given for it
  at             bigint  NOT NULL,             -- when it was placed, by the mended clock of who placed it
  due_at         bigint,                       -- when it ends by itself: unpaid, or not fetched
  changed_at     bigint  NOT NULL,
  version        integer NOT NULL,
  body           text    NOT NULL,             -- JSON: contact, address, shipment, coupons, note, author. pii
  PRIMARY KEY (workspace_id, id)
) WITH (fillfactor = 80);
CREATE UNIQUE INDEX order_head_number ON commerce.order_head (workspace_id, number);
CREATE INDEX order_head_newest ON commerce.order_head (workspace_id, at DESC, id);
CREATE INDEX order_head_birth ON commerce.order_head (workspace_id, birth_id, at) WHERE birth_id IS NOT NULL;
CREATE INDEX order_head_store ON commerce.order_head (workspace_id, store_id, state, at);
CREATE INDEX order_head_receipt ON commerce.order_head (workspace_id, receipt_id) WHERE receipt_id IS NOT NULL;
CREATE INDEX order_head_due ON commerce.order_head (due_at) WHERE due_at IS NOT NULL;

CREATE TABLE commerce.order_line (
  workspace_id  text COLLATE "C" NOT NULL,
  order_id      uuid    NOT NULL,
  line          text COLLATE "C" NOT NULL,
  ord           integer NOT NULL,
  sku           text COLLATE "C" NOT NULL,
  product_id    text COLLATE "C" NOT NULL,
  store_id      text COLLATE "C",              -- where it is taken from
  quantity      integer NOT NULL CHECK (quantity > 0),
  kept          integer NOT NULL CHECK (kept >= 0 AND kept <= quantity),  -- reserve and try: what she took
  returned      integer NOT NULL CHECK (returned >= 0 AND returned <= kept),
  short         integer NOT NULL CHECK (short >= 0),  -- sold at a till beyond what the books had
  unit_minor    bigint  NOT NULL CHECK (unit_minor >= 0),
  regular_minor bigint  NOT NULL CHECK (regular_minor >= 0),
  paid_minor    bigint  NOT NULL CHECK (paid_minor >= 0),   -- of the whole line, after coupons and points
  body          text    NOT NULL,              -- JSON: name, variant, categories, picture, promotion, why another price
  PRIMARY KEY (workspace_id, order_id, line)
);

-- What happened to it, and by whom. Only appended to.
CREATE TABLE commerce.order_step (
  workspace_id text COLLATE "C" NOT NULL,
  order_id     uuid    NOT NULL,
  n            integer NOT NULL,
  act          text COLLATE "C" NOT NULL,
  state        text COLLATE "C" NOT NULL,      -- after it
  at           bigint  NOT NULL,
  by_kind      text COLLATE "C" NOT NULL,
  by_id        text COLLATE "C" NOT NULL,
  by_name      text,
  PRIMARY KEY (workspace_id, order_id, n)
);

CREATE TABLE commerce.order_return (
  workspace_id text COLLATE "C" NOT NULL,
  order_id     uuid    NOT NULL,
  id           uuid    NOT NULL,
  key          text COLLATE "C" NOT NULL,
  store_id     text COLLATE "C",
  refund_minor bigint  NOT NULL CHECK (refund_minor >= 0),
  at           bigint  NOT NULL,
  body         text    NOT NULL,               -- JSON: lines, reason
  PRIMARY KEY (workspace_id, order_id, id)
);
CREATE UNIQUE INDEX order_return_key ON commerce.order_return (workspace_id, order_id, key);

-- One order for one key, for ever: a till found in a drawer a year later sells nothing twice.
CREATE TABLE commerce.order_key (
  workspace_id text COLLATE "C" NOT NULL,
  key          text COLLATE "C" NOT NULL,
  digest       text COLLATE "C" NOT NULL,      -- of what was asked
  order_id     uuid NOT NULL,
  PRIMARY KEY (workspace_id, key)
);

-- Codes that open what waits in a store; one of six digits names one order there.
CREATE TABLE commerce.pickup_code (
  workspace_id text COLLATE "C" NOT NULL,
  store_id     text COLLATE "C" NOT NULL,
  code         text COLLATE "C" NOT NULL,
  order_id     uuid NOT NULL,
  PRIMARY KEY (workspace_id, store_id, code)
);
CREATE UNIQUE INDEX pickup_code_order ON commerce.pickup_code (workspace_id, order_id);

CREATE TABLE commerce.order_settings (
  workspace_id text COLLATE "C" PRIMARY KEY,
  body         text   NOT NULL,                -- JSON: carriers, how long is waited
  changed_at   bigint NOT NULL
);

CALL platform.protect('commerce.order_head');
CALL platform.protect('commerce.order_line');
CALL platform.protect('commerce.order_step', 'SELECT, INSERT, DELETE, UPDATE');
CALL platform.protect('commerce.order_return', 'SELECT, INSERT, DELETE, UPDATE');
CALL platform.protect('commerce.order_key', 'SELECT, INSERT, DELETE');
CALL platform.protect('commerce.pickup_code');
CALL platform.protect('commerce.order_settings');

-- The loop looks for what is due before it knows whose it is.
CREATE POLICY order_due_reader ON commerce.order_head FOR SELECT TO splot_worker USING (true);
