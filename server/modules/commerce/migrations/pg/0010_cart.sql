-- What somebody collects: a cart or a wish list of one birth. What it holds is the set of its changes, nothing else.
CREATE TABLE commerce.document (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid   NOT NULL,                -- made from whose it is: two servers make the same
  kind         "char" NOT NULL,                -- c cart, w wish list
  birth_id     uuid,                           -- null until identity has seen the device
  anonymous_id text COLLATE "C",               -- the device it lies on, where it is a device's. pii
  changes      bigint NOT NULL,                -- how many there have been
  created_at   bigint NOT NULL,
  changed_at   bigint NOT NULL,
  PRIMARY KEY (workspace_id, id)
) WITH (fillfactor = 80);
CREATE INDEX document_birth ON commerce.document (workspace_id, birth_id, kind) WHERE birth_id IS NOT NULL;
CREATE INDEX document_device ON commerce.document (workspace_id, anonymous_id, kind) WHERE anonymous_id IS NOT NULL;
CREATE INDEX document_unnamed ON commerce.document (changed_at) WHERE birth_id IS NULL;

CREATE TABLE commerce.document_change (
  workspace_id text COLLATE "C" NOT NULL,
  document_id  uuid   NOT NULL,
  n            bigint NOT NULL,                -- from 1 without a gap
  tag          text COLLATE "C" NOT NULL,      -- its name for ever: sent again, it is the same
  body         text   NOT NULL,                -- JSON: what, by whom, when, what was seen. pii
  at           bigint NOT NULL,
  PRIMARY KEY (workspace_id, document_id, n)
);
CREATE UNIQUE INDEX document_change_tag ON commerce.document_change (workspace_id, document_id, tag);

-- A guest turned out to be somebody known. The changes that make one cart of two lie here, apart from both: they count as
-- long as both are the same person's, and a split parts the carts exactly.
CREATE TABLE commerce.cart_merge (
  workspace_id text COLLATE "C" NOT NULL,
  known_id     uuid   NOT NULL,
  guest_id     uuid   NOT NULL,
  strategy     text COLLATE "C" NOT NULL,
  body         text   NOT NULL,                -- JSON: the changes
  at           bigint NOT NULL,
  undone_at    bigint,
  PRIMARY KEY (workspace_id, known_id, guest_id)
);
CREATE INDEX cart_merge_guest ON commerce.cart_merge (workspace_id, guest_id);

-- A code that lets a cart go on elsewhere: once, and not for long.
CREATE TABLE commerce.cart_handover (
  workspace_id text COLLATE "C" NOT NULL,
  code_hash    text COLLATE "C" NOT NULL,
  document_id  uuid   NOT NULL,
  expires_at   bigint NOT NULL,
  taken_at     bigint,
  PRIMARY KEY (workspace_id, code_hash)
);
CREATE INDEX cart_handover_document ON commerce.cart_handover (workspace_id, document_id);

CREATE TABLE commerce.cart_setting (
  workspace_id   text COLLATE "C" NOT NULL PRIMARY KEY,
  merge_strategy text COLLATE "C" NOT NULL
);

CALL platform.protect('commerce.document');
CALL platform.protect('commerce.document_change');
CALL platform.protect('commerce.cart_merge');
CALL platform.protect('commerce.cart_handover');
CALL platform.protect('commerce.cart_setting');

-- The loop looks for carts of devices nobody knows yet before it knows whose workspace they are in.
CREATE POLICY document_reader ON commerce.document FOR SELECT TO splot_worker USING (true);
