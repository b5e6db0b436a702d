-- A series: messages told one after the other over days. Each part is a message of its own, of one series at most.
CREATE TABLE content.series (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid    NOT NULL,
  name         text    NOT NULL,
  revision     integer NOT NULL,                  -- grows with every change: what If-Match names
  created_at   bigint  NOT NULL,                  -- milliseconds, as every `_at` here
  updated_at   bigint  NOT NULL,
  updated_by   text    NOT NULL,                  -- pii: plain (name of a member of staff)
  PRIMARY KEY (workspace_id, id)
);
CREATE TABLE content.series_part (
  workspace_id text COLLATE "C" NOT NULL,
  item_id      uuid    NOT NULL,
  series_id    uuid    NOT NULL,
  ordinal      integer NOT NULL,
  day          integer NOT NULL,                  -- after the first part
  role         text    NOT NULL,                  -- what it is for; '' where somebody put it in by hand
  PRIMARY KEY (workspace_id, item_id),
  FOREIGN KEY (workspace_id, series_id) REFERENCES content.series ON DELETE CASCADE,
  FOREIGN KEY (workspace_id, item_id) REFERENCES content.item ON DELETE CASCADE
);
CREATE INDEX series_part_order ON content.series_part (workspace_id, series_id, ordinal);

-- What the page script's banner says, where a workspace says it otherwise.
CREATE TABLE content.banner (
  workspace_id text COLLATE "C" PRIMARY KEY,
  settings     text    NOT NULL,                  -- JSON
  revision     integer NOT NULL,
  updated_at   bigint  NOT NULL,
  updated_by   text    NOT NULL                   -- pii: plain (name of a member of staff)
);

CALL platform.protect('content.series');
CALL platform.protect('content.series_part');
CALL platform.protect('content.banner');
