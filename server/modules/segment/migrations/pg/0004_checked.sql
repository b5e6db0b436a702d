-- When a segment's members were last held against the log, how many people were looked at, and what was found.
CREATE TABLE segment.checked (
  workspace_id    text COLLATE "C" NOT NULL,
  segment_id      uuid   NOT NULL,
  at              bigint NOT NULL,
  people          int    NOT NULL,
  mended          int    NOT NULL,            -- stood elsewhere than the log says, and were settled anew
  -- Where the next look goes on: among members, among all customers; null = from the beginning.
  member_after    uuid,
  customer_after  uuid,
  PRIMARY KEY (workspace_id, segment_id)
);
CALL platform.protect('segment.checked');
