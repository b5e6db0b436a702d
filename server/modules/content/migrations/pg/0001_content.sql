-- What is said: core messages with their variants, mails and pages in blocks, the brand. No customer's data.
CREATE SCHEMA content;
GRANT USAGE ON SCHEMA content TO splot_app;

CREATE TABLE content.item (
  workspace_id      text COLLATE "C" NOT NULL,
  id                uuid    NOT NULL,
  kind              text    NOT NULL CHECK (kind IN ('message', 'page')),
  name              text    NOT NULL,
  folder            text    NOT NULL,              -- path of names with slashes; '' is the top
  labels            text[]  NOT NULL,
  draft             text    NOT NULL,              -- JSON of a document
  revision          integer NOT NULL,              -- grows with every change of the draft: what If-Match names
  published_version integer,                       -- the version that is sent; NULL before the first
  created_at        bigint  NOT NULL,              -- milliseconds, as every `_at` here
  updated_at        bigint  NOT NULL,
  updated_by        text    NOT NULL,              -- pii: plain (name of a member of staff)
  archived_at       bigint,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX item_by_update ON content.item (workspace_id, updated_at DESC, id DESC);

-- Never changed: what was sent can be shown for ever.
CREATE TABLE content.version (
  workspace_id text COLLATE "C" NOT NULL,
  item_id      uuid    NOT NULL,
  version      integer NOT NULL,
  document     text    NOT NULL,                   -- JSON of a document, with the brand it was made under
  compiled     text    NOT NULL,                   -- JSON: channel → language → template set
  created_at   bigint  NOT NULL,
  created_by   text    NOT NULL,                   -- member id or key id
  creator_name text    NOT NULL,                   -- pii: plain (a member of staff)
  PRIMARY KEY (workspace_id, item_id, version),
  FOREIGN KEY (workspace_id, item_id) REFERENCES content.item ON DELETE CASCADE
);

-- What was decided about a version: published at once, sent for approval, approved, rejected.
CREATE TABLE content.decision (
  workspace_id text COLLATE "C" NOT NULL,
  item_id      uuid    NOT NULL,
  version      integer NOT NULL,
  ordinal      integer NOT NULL,
  decision     text    NOT NULL CHECK (decision IN ('published', 'submitted', 'approved', 'rejected')),
  note         text    NOT NULL,
  decided_at   bigint  NOT NULL,
  decided_by   text    NOT NULL,
  decider_name text    NOT NULL,                   -- pii: plain (a member of staff)
  PRIMARY KEY (workspace_id, item_id, version, ordinal),
  FOREIGN KEY (workspace_id, item_id, version) REFERENCES content.version ON DELETE CASCADE
);

-- Who leans on an item: a campaign, a journey, a form. While somebody does, it cannot be deleted.
CREATE TABLE content.use (
  workspace_id text COLLATE "C" NOT NULL,
  item_id      uuid NOT NULL,
  kind         text NOT NULL,
  user_id      text COLLATE "C" NOT NULL,          -- id of the campaign or journey
  name         text NOT NULL,
  PRIMARY KEY (workspace_id, item_id, kind, user_id),
  FOREIGN KEY (workspace_id, item_id) REFERENCES content.item
);

CREATE TABLE content.brand (
  workspace_id text COLLATE "C" PRIMARY KEY,
  kit          text    NOT NULL,                   -- JSON
  revision     integer NOT NULL,
  updated_at   bigint  NOT NULL,
  updated_by   text    NOT NULL                    -- pii: plain (name of a member of staff)
);

CALL platform.protect('content.item');
CALL platform.protect('content.version', 'SELECT, INSERT, DELETE');
CALL platform.protect('content.decision', 'SELECT, INSERT, DELETE');
CALL platform.protect('content.use');
CALL platform.protect('content.brand');
