-- Who may enter, as whom, and what they did. Everything but the audit log is read before the workspace is known
-- (a key or a cookie names it), hence open; the code asks for one workspace in every query all the same.
CREATE SCHEMA workspace;
GRANT USAGE ON SCHEMA workspace TO splot_app;

CREATE TABLE workspace.workspace (
  workspace_id text COLLATE "C" PRIMARY KEY CHECK (workspace_id ~ '^[a-z0-9][a-z0-9_-]{0,62}$'),
  name         text    NOT NULL,
  region       text    NOT NULL,               -- ISO 3166-1 alpha-2: the country of phone numbers without a prefix
  currency     text    NOT NULL,               -- ISO 4217
  time_zone    text    NOT NULL,               -- IANA
  language     text    NOT NULL CHECK (language IN ('pl', 'en')),
  is_sample    boolean NOT NULL,
  created_at   bigint  NOT NULL                -- milliseconds, as every `_at` here
);

CREATE TABLE workspace.api_key (
  workspace_id text COLLATE "C" NOT NULL REFERENCES workspace.workspace ON DELETE CASCADE,
  id           uuid   NOT NULL,
  kind         text   NOT NULL CHECK (kind IN ('write', 'secret')),
  name         text   NOT NULL,
  prefix       text   NOT NULL,                -- the first characters, to recognise a key by
  hash         text   COLLATE "C" NOT NULL UNIQUE, -- SHA-256 of the key, hex; the key itself is stored nowhere
  scopes       text[] NOT NULL,
  created_at   bigint NOT NULL,
  created_by   text,                           -- user id, or NULL for the command line
  last_used_at bigint,
  revoked_at   bigint,
  PRIMARY KEY (workspace_id, id)
) WITH (fillfactor = 80);

-- better-auth's four tables, with our column names.
CREATE TABLE workspace."user" (
  id             text PRIMARY KEY,
  name           text        NOT NULL,         -- pii: plain (a member of staff)
  email          text        NOT NULL UNIQUE,  -- pii: plain, lookup
  email_verified boolean     NOT NULL,
  image          text,
  language       text        NOT NULL DEFAULT 'pl' CHECK (language IN ('pl', 'en')),
  is_owner       boolean     NOT NULL DEFAULT false, -- of the install: administrator of every workspace made from the command line
  created_at     timestamptz NOT NULL,
  updated_at     timestamptz NOT NULL
);
CREATE TABLE workspace.session (
  id           text PRIMARY KEY,
  token        text        NOT NULL UNIQUE,
  user_id      text        NOT NULL REFERENCES workspace."user" ON DELETE CASCADE,
  workspace_id text COLLATE "C",               -- the workspace this session looks at
  expires_at   timestamptz NOT NULL,
  ip_address   text,                           -- never filled
  user_agent   text,
  created_at   timestamptz NOT NULL,
  updated_at   timestamptz NOT NULL
);
CREATE INDEX session_by_user ON workspace.session (user_id);
CREATE TABLE workspace.account (
  id                       text PRIMARY KEY,
  account_id               text        NOT NULL,
  provider_id              text        NOT NULL,
  user_id                  text        NOT NULL REFERENCES workspace."user" ON DELETE CASCADE,
  access_token             text,
  refresh_token            text,
  id_token                 text,
  access_token_expires_at  timestamptz,
  refresh_token_expires_at timestamptz,
  scope                    text,
  password                 text,               -- argon2id
  created_at               timestamptz NOT NULL,
  updated_at               timestamptz NOT NULL
);
CREATE INDEX account_by_user ON workspace.account (user_id);
CREATE TABLE workspace.verification (
  id         text PRIMARY KEY,
  identifier text        NOT NULL,
  value      text        NOT NULL,
  expires_at timestamptz NOT NULL,
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL
);
CREATE INDEX verification_by_identifier ON workspace.verification (identifier);

CREATE TABLE workspace.member (
  workspace_id text COLLATE "C" NOT NULL REFERENCES workspace.workspace ON DELETE CASCADE,
  user_id      text   NOT NULL REFERENCES workspace."user" ON DELETE CASCADE,
  role         text   NOT NULL CHECK (role IN ('admin', 'marketer', 'agent', 'store', 'analyst', 'dpo')),
  created_at   bigint NOT NULL,
  PRIMARY KEY (workspace_id, user_id)
);
CREATE INDEX member_by_user ON workspace.member (user_id);

-- One-time links: the first administrator's (and the way back in), a member's invitation. Nobody is a member,
-- and no account exists, before the person herself has used the link.
CREATE TABLE workspace.link (
  id           uuid   PRIMARY KEY,
  hash         text   COLLATE "C" NOT NULL UNIQUE, -- SHA-256 of the token, hex
  purpose      text   NOT NULL CHECK (purpose IN ('admin', 'invite')),
  workspace_id text   COLLATE "C" REFERENCES workspace.workspace ON DELETE CASCADE, -- of an invitation
  role         text,
  email        text,                           -- pii: plain (a member of staff)
  name         text,                           -- pii: plain (a member of staff)
  created_at   bigint NOT NULL,
  expires_at   bigint NOT NULL,
  used_at      bigint,
  CHECK (purpose = 'admin' OR (workspace_id IS NOT NULL AND role IS NOT NULL AND email IS NOT NULL))
);
CREATE UNIQUE INDEX link_open_invitation ON workspace.link (workspace_id, email) WHERE purpose = 'invite' AND used_at IS NULL;

CREATE TABLE workspace.audit (
  workspace_id text COLLATE "C" NOT NULL,      -- no reference: the record outlives the workspace
  id           uuid   NOT NULL,                -- UUIDv7: newest last
  at           bigint NOT NULL,
  actor_kind   text   NOT NULL CHECK (actor_kind IN ('member', 'key', 'system')),
  actor_id     text   NOT NULL,
  actor_name   text   NOT NULL,                -- pii: plain (a member of staff)
  action       text   NOT NULL,                -- noun.verbed
  target       text   NOT NULL,                -- an id of ours, never an address
  detail       text   NOT NULL,                -- JSON without personal data
  PRIMARY KEY (workspace_id, id)
);

CALL platform.open('workspace.workspace');
CALL platform.open('workspace.api_key', 'SELECT, INSERT, UPDATE');
CALL platform.open('workspace."user"');
CALL platform.open('workspace.session');
CALL platform.open('workspace.account');
CALL platform.open('workspace.verification');
CALL platform.open('workspace.member');
CALL platform.open('workspace.link');
-- Append-only: nobody but the owner of the schema can change or remove an entry.
CALL platform.protect('workspace.audit', 'SELECT, INSERT');
