-- What lists show of a draft without reading it, and whether what is sent is older than the draft.
ALTER TABLE content.item
  ADD COLUMN headline           text    NOT NULL DEFAULT '',
  ADD COLUMN languages          text[]  NOT NULL DEFAULT '{}',
  ADD COLUMN channels           text[]  NOT NULL DEFAULT '{}',
  ADD COLUMN published_revision integer;               -- revision of the draft the published version was made from
ALTER TABLE content.version ADD COLUMN revision integer;  -- of the draft; NULL in versions made before it was kept
