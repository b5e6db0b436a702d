-- Lists that come part by part: how long they are to be, and why one was not read.
ALTER TABLE deliver.audience_list
  ADD COLUMN bytes bigint,                     -- announced; NULL: it came in one piece
  ADD COLUMN fault text;                       -- JSON of a code and its values; NULL: none
