-- A part below this size keeps all its columns in one file: the paths of `props` would else make hundreds of files a
-- merge, and cost a third more than the insert itself.
ALTER TABLE event MODIFY SETTING min_bytes_for_wide_part = 536870912;
