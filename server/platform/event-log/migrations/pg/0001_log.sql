-- The log: the truth. One row an accepted event or command; the body is written once, here, as text.
CREATE TABLE platform.log (
  pos          bigint   NOT NULL PRIMARY KEY,   -- gapless, in commit order
  workspace_id text COLLATE "C" NOT NULL,
  kind         "char"   NOT NULL,               -- e event, c command (merge, split)
  source_id    text COLLATE "C" NOT NULL,       -- the write key's id, or the desk it came from
  received_at  bigint   NOT NULL,               -- milliseconds
  sent_at      bigint,                          -- milliseconds, the sender's clock at sending
  meta         text,                            -- pii: what the request told beside the body (truncated IP, user agent)
  body         text     NOT NULL                -- pii: sealed later
);

-- Where the next event goes. Its row lock serialises appends, so positions are gapless and in commit order.
CREATE TABLE platform.log_head (partition int PRIMARY KEY, next bigint NOT NULL) WITH (fillfactor = 20);
INSERT INTO platform.log_head VALUES (0, 1);

-- How far a reader has come; moved only in the transaction of its effects (the fence of exactly-once).
CREATE TABLE platform.log_offset (
  topic text COLLATE "C" NOT NULL, partition int NOT NULL, next_offset bigint NOT NULL,
  PRIMARY KEY (topic, partition)
) WITH (fillfactor = 20);
INSERT INTO platform.log_offset VALUES ('pipeline', 0, 1);

CALL platform.protect('platform.log', 'SELECT, INSERT, DELETE');
-- The pipeline and the warehouse writer read by position, before they can know whose events come.
CREATE POLICY log_reader ON platform.log FOR SELECT TO splot_worker USING (true);
CALL platform.open('platform.log_head', 'SELECT, UPDATE');
CALL platform.open('platform.log_offset', 'SELECT, INSERT, UPDATE');
