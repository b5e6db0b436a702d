-- What stands in the slots of the shop's pages, for whom.
CREATE TABLE content.slot_rules (
  workspace_id text COLLATE "C" PRIMARY KEY,
  rules        text    NOT NULL,                  -- JSON
  revision     integer NOT NULL,
  updated_at   bigint  NOT NULL,
  updated_by   text    NOT NULL                   -- pii: plain (name of a member of staff)
);

CALL platform.protect('content.slot_rules');
