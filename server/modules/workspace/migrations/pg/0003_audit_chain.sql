-- The chain beside the audit log: a link an entry, over the link before it.
CREATE TABLE workspace.audit_link (
  workspace_id text COLLATE "C" NOT NULL,   -- no reference: the record outlives the workspace
  seq          bigint NOT NULL,
  ref          text COLLATE "C" NOT NULL,   -- id of the entry
  digest       text COLLATE "C" NOT NULL,   -- HMAC-SHA-256 of the entry's columns, hexadecimal
  hash         text COLLATE "C" NOT NULL,   -- HMAC-SHA-256 over place, the hash before, digest and ref
  PRIMARY KEY (workspace_id, seq)
);
CREATE INDEX audit_link_ref ON workspace.audit_link (workspace_id, ref, seq);
CREATE TABLE workspace.audit_head (
  workspace_id text COLLATE "C" PRIMARY KEY,
  seq          bigint NOT NULL,
  hash         text COLLATE "C" NOT NULL
) WITH (fillfactor = 50);

-- Append-only: nobody but the owner of the schema can change or remove a link.
CALL platform.protect('workspace.audit_link', 'SELECT, INSERT');
CALL platform.protect('workspace.audit_head', 'SELECT, INSERT, UPDATE');
