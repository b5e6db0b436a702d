-- The bytes of a picture stand in the blob store under this name; those added before are moved there by and by.
ALTER TABLE content.picture
  ADD COLUMN blob text COLLATE "C",
  ADD COLUMN size integer,                             -- bytes; NULL while they stand here
  ALTER COLUMN bytes DROP NOT NULL,
  ADD CONSTRAINT picture_somewhere CHECK ((bytes IS NULL) <> (blob IS NULL));
CREATE INDEX picture_blob ON content.picture (workspace_id, blob);
CREATE INDEX picture_unmoved ON content.picture (workspace_id, id) WHERE bytes IS NOT NULL;

-- What a search looks through: all texts of the draft, in small letters without accents. NULL until it is saved again or read once.
ALTER TABLE content.item ADD COLUMN words text;
CREATE INDEX item_unread ON content.item (workspace_id, id) WHERE words IS NULL;
