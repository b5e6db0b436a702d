-- How many customers a build has settled by the coming version: told on screens while it goes on.
ALTER TABLE segment.segment ADD COLUMN filled bigint NOT NULL DEFAULT 0;
