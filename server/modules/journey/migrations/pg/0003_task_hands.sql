-- Who has a task in hand, and what came of it.
ALTER TABLE journey.task
  ADD COLUMN taken_at bigint,
  ADD COLUMN taken_by text,                    -- pii: plain (name of a member of staff)
  ADD COLUMN outcome  text;                    -- pii: plain (what was agreed with her)
