-- Rows of a file that are checked and kept, and wait for their turn in the log: a file is stored as fast as it can be read, and
-- becomes profiles as fast as what happens elsewhere leaves room for. One row a lot; it goes in the transaction that appends it.
CREATE TABLE connect.import_parcel (
  workspace_id text COLLATE "C" NOT NULL,
  import_id    uuid    NOT NULL,
  line         bigint  NOT NULL,               -- the last line of the file it holds: parcels go in this order
  events       integer NOT NULL,
  received_at  bigint  NOT NULL,               -- milliseconds: when they were checked
  meta         text COLLATE "C" NOT NULL,      -- what the log keeps beside each of them
  bodies       text    NOT NULL,               -- pii: one event a line, as the log will have it
  PRIMARY KEY (workspace_id, import_id, line)
);
-- Written once, read once, gone: to pack it would cost more than to keep it.
ALTER TABLE connect.import_parcel ALTER COLUMN bodies SET STORAGE EXTERNAL;
CALL platform.protect('connect.import_parcel');
-- The loop asks what waits before it knows whose it is.
CREATE POLICY import_parcel_reader ON connect.import_parcel FOR SELECT TO splot_worker USING (true);

DROP INDEX connect.import_active;
CREATE INDEX import_active ON connect.import (state) WHERE state IN ('checking', 'running', 'settling', 'cancelled', 'undoing');
