-- Forms, by which somebody becomes a lead, and the addresses of landing pages. What was filled in stands in the log alone.
CREATE TABLE content.form (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid    NOT NULL,
  name         text    NOT NULL,
  revision     integer NOT NULL,                -- the version that is shown
  created_at   bigint  NOT NULL,                -- milliseconds, as every `_at` here
  updated_at   bigint  NOT NULL,
  updated_by   text    NOT NULL,                -- pii: plain (name of a member of staff)
  archived_at  bigint,
  PRIMARY KEY (workspace_id, id)
);

-- Never changed: what somebody filled in, and agreed to, can be shown for ever.
CREATE TABLE content.form_version (
  workspace_id text COLLATE "C" NOT NULL,
  form_id      uuid    NOT NULL,
  revision     integer NOT NULL,
  definition   text    NOT NULL,                -- JSON
  created_at   bigint  NOT NULL,
  created_by   text    NOT NULL,                -- pii: plain (name of a member of staff)
  PRIMARY KEY (workspace_id, form_id, revision),
  FOREIGN KEY (workspace_id, form_id) REFERENCES content.form ON DELETE CASCADE
);

CREATE TABLE content.page_address (
  workspace_id text COLLATE "C" NOT NULL,
  slug         text COLLATE "C" NOT NULL,
  item_id      uuid    NOT NULL,
  created_at   bigint  NOT NULL,
  PRIMARY KEY (workspace_id, slug),
  FOREIGN KEY (workspace_id, item_id) REFERENCES content.item ON DELETE CASCADE
);
CREATE INDEX page_address_item ON content.page_address (workspace_id, item_id);

-- Grants of a form that wait for their mail. The address itself stands in the log.
CREATE TABLE content.form_confirmation (
  workspace_id text COLLATE "C" NOT NULL,
  nonce        text COLLATE "C" NOT NULL,       -- of the form's token: one submission, one mail
  form_id      uuid    NOT NULL,
  language     text    NOT NULL,
  address_hash text COLLATE "C" NOT NULL,       -- pii: lookup (keyed): how often an address was written to
  grant_pos    bigint,                          -- log position; NULL until the grant is committed
  state        "char"  NOT NULL,                -- p waits, d asked for, x not to be sent
  created_at   bigint  NOT NULL,
  PRIMARY KEY (workspace_id, nonce)
);
CREATE INDEX form_confirmation_address ON content.form_confirmation (workspace_id, address_hash, created_at);
CREATE INDEX form_confirmation_waiting ON content.form_confirmation (workspace_id, created_at) WHERE state = 'p';

CALL platform.protect('content.form');
CALL platform.protect('content.form_version', 'SELECT, INSERT, DELETE');
CALL platform.protect('content.page_address');
CALL platform.protect('content.form_confirmation');
