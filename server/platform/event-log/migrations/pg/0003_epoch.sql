-- Grows whenever somebody beside a reader changes what it may keep in mind: told to the reader's next transaction.
ALTER TABLE platform.log_offset ADD COLUMN epoch bigint NOT NULL DEFAULT 0;
