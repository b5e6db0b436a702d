-- How messages leave: the settings of the channels. Secrets stand apart from what may be shown, sealed.
CREATE SCHEMA deliver;
GRANT USAGE ON SCHEMA deliver TO splot_app;

CREATE TABLE deliver.channel (
  workspace_id text COLLATE "C" NOT NULL,
  id           text COLLATE "C" NOT NULL,      -- the plugin's
  settings     text   NOT NULL,                -- JSON without secrets
  secrets      text   NOT NULL,                -- JSON: field -> sealed value
  is_enabled   boolean NOT NULL,
  version      bigint NOT NULL,                -- grows with each change: what was opened with older settings is closed
  updated_at   bigint NOT NULL,                -- milliseconds
  updated_by   text   NOT NULL,
  PRIMARY KEY (workspace_id, id)
);

CALL platform.protect('deliver.channel');
