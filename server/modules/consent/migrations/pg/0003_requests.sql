-- What persons asked of their own data (articles 15 to 21 of the GDPR): the officer's register, with deadlines.
CREATE TABLE consent.request (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid   NOT NULL,
  birth_id     uuid,                          -- whose; null where she is not found, or erased since
  kind         text COLLATE "C" NOT NULL,     -- access export rectify restrict object erase
  state        text COLLATE "C" NOT NULL,     -- open done refused withdrawn
  via          text COLLATE "C" NOT NULL,     -- portal email letter call store
  received_at  bigint NOT NULL,
  due_at       bigint NOT NULL,               -- milliseconds: the last of the month the law gives
  extended_at  bigint,                        -- when the two further months were taken
  identity     text COLLATE "C" NOT NULL,     -- none link desk: how it is known that she asks
  detail       text,                          -- pii: JSON: what is to be corrected
  closed_at    bigint,
  PRIMARY KEY (workspace_id, id)
);
CREATE INDEX request_due ON consent.request (workspace_id, due_at, id);
CREATE INDEX request_birth ON consent.request (workspace_id, birth_id) WHERE birth_id IS NOT NULL;

-- Its history: what was done about it, by whom.
CREATE TABLE consent.request_act (
  workspace_id text COLLATE "C" NOT NULL,
  request_id   uuid   NOT NULL,
  id           uuid   NOT NULL,
  at           bigint NOT NULL,
  act          text COLLATE "C" NOT NULL,     -- received identified extended noted carried_out answered refused withdrawn
  actor        text   NOT NULL,               -- name of the member or key; empty: she herself
  note         text,                          -- pii: free text
  PRIMARY KEY (workspace_id, request_id, id)
);

CALL platform.protect('consent.request');
CALL platform.protect('consent.request_act');
