-- An erasure that was ordered: who did, so that it is taken up again where it broke off, and closed where it is done.
ALTER TABLE consent.request ADD COLUMN ordered_by text;   -- JSON: kind, id and name of a member, a key or the portal

-- Persons whose data must be kept for now (a claim, a dispute, a duty): not erased, and not used meanwhile. A row a birth, so
-- that what parts later stays held on both sides.
CREATE TABLE consent.hold (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid   NOT NULL,
  id           uuid   NOT NULL,
  request_id   uuid,                          -- the request it was set for; null where there was none
  reason       text   NOT NULL,               -- pii: free text, for officers alone
  set_by       text   NOT NULL,               -- name of the member or key
  set_at       bigint NOT NULL,
  lifted_by    text,
  lifted_at    bigint,
  PRIMARY KEY (workspace_id, birth_id, id)
);
CREATE INDEX hold_id ON consent.hold (workspace_id, id);
CALL platform.protect('consent.hold');
