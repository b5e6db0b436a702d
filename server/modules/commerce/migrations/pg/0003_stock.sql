-- What lies in a store, and how much of it is promised. What is promised is never more than what lies there.
CREATE TABLE commerce.stock (
  workspace_id text COLLATE "C" NOT NULL,
  store_id     text COLLATE "C" NOT NULL,
  sku          text COLLATE "C" NOT NULL,
  on_hand      integer NOT NULL CHECK (on_hand >= 0),
  reserved     integer NOT NULL CHECK (reserved >= 0 AND reserved <= on_hand),
  changed_at   bigint  NOT NULL,
  PRIMARY KEY (workspace_id, store_id, sku)
) WITH (fillfactor = 80);
CREATE INDEX stock_sku ON commerce.stock (workspace_id, sku);

-- Why there is as much as there is. Only appended to.
CREATE TABLE commerce.movement (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid    NOT NULL,
  store_id     text COLLATE "C" NOT NULL,
  sku          text COLLATE "C" NOT NULL,
  kind         text COLLATE "C" NOT NULL,
  delta        integer NOT NULL,
  on_hand      integer NOT NULL,               -- after it
  ref          text COLLATE "C",               -- order, delivery note, reservation: an id
  at           bigint  NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX movement_item ON commerce.movement (workspace_id, store_id, sku, at);

CREATE TABLE commerce.reservation (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid   NOT NULL,
  birth_id     uuid,                           -- for whom, where it is for somebody
  ref          text COLLATE "C",               -- order or cart: an id
  state        "char" NOT NULL,                -- h held, c taken, r released, x expired
  expires_at   bigint NOT NULL,
  created_at   bigint NOT NULL,
  settled_at   bigint,
  PRIMARY KEY (workspace_id, id)
) WITH (fillfactor = 80);
CREATE INDEX reservation_due ON commerce.reservation (expires_at) WHERE state = 'h';
CREATE INDEX reservation_birth ON commerce.reservation (workspace_id, birth_id) WHERE birth_id IS NOT NULL;

CREATE TABLE commerce.reservation_line (
  workspace_id   text COLLATE "C" NOT NULL,
  reservation_id uuid    NOT NULL,
  store_id       text COLLATE "C" NOT NULL,
  sku            text COLLATE "C" NOT NULL,
  quantity       integer NOT NULL CHECK (quantity > 0),
  PRIMARY KEY (workspace_id, reservation_id, store_id, sku)
);
CREATE INDEX reservation_line_item ON commerce.reservation_line (workspace_id, store_id, sku);

-- What was answered under an idempotency key: asked again, the same is answered and nothing is done.
CREATE TABLE commerce.stock_answer (
  workspace_id text COLLATE "C" NOT NULL,
  key          text COLLATE "C" NOT NULL,
  digest       text COLLATE "C" NOT NULL,      -- of what was asked
  reply        text,                           -- JSON; written in the transaction that took the key
  at           bigint NOT NULL,
  PRIMARY KEY (workspace_id, key)
);
CREATE INDEX stock_answer_at ON commerce.stock_answer (workspace_id, at);

CALL platform.protect('commerce.stock');
CALL platform.protect('commerce.movement', 'SELECT, INSERT, DELETE');
CALL platform.protect('commerce.reservation');
CALL platform.protect('commerce.reservation_line');
CALL platform.protect('commerce.stock_answer');

-- The loop looks for what has expired before it knows whose it is.
CREATE POLICY reservation_reader ON commerce.reservation FOR SELECT TO splot_worker USING (true);
