-- Pictures of messages and pages: seen by whoever has the address, as what stands in a mail must be.
CREATE TABLE content.picture (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid    NOT NULL,
  format       text    NOT NULL CHECK (format IN ('png', 'jpeg', 'gif', 'webp')),
  width        integer NOT NULL,
  height       integer NOT NULL,
  name         text    NOT NULL,               -- what its uploader calls it; never part of a path
  bytes        bytea   NOT NULL,
  created_at   bigint  NOT NULL,
  created_by   text    NOT NULL,               -- pii: plain (name of a member of staff)
  PRIMARY KEY (workspace_id, id)
);
ALTER TABLE content.picture ALTER COLUMN bytes SET STORAGE EXTERNAL;
CALL platform.protect('content.picture');
