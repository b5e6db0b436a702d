-- Stores: places where customers are served.
CREATE TABLE commerce.store (
  workspace_id text COLLATE "C" NOT NULL,
  id           text COLLATE "C" NOT NULL,      -- the shop's own: the store_id of events
  name         text    NOT NULL,
  body         text    NOT NULL,               -- JSON: address, place, zone, hours, exceptions, services, contact
  is_active    boolean NOT NULL,
  digest       text COLLATE "C" NOT NULL,
  changed_at   bigint  NOT NULL,
  PRIMARY KEY (workspace_id, id)
);
CALL platform.protect('commerce.store');
