-- What the brake looks at, and what is still to be told, without a look at all messages.

-- Sends and what came back, by campaign: counted where it happens.
CREATE TABLE deliver.campaign_tally (
  workspace_id text COLLATE "C" NOT NULL,
  campaign_id  text COLLATE "C" NOT NULL,
  sent         int NOT NULL,
  bounced      int NOT NULL,
  complained   int NOT NULL,
  PRIMARY KEY (workspace_id, campaign_id)
) WITH (fillfactor = 50);

-- Messages that are sent and perhaps not told to the log yet: a row a chunk, gone once it is told.
CREATE TABLE deliver.telling (
  workspace_id text COLLATE "C" NOT NULL,
  id           uuid   NOT NULL,
  at           bigint NOT NULL,
  messages     uuid[] NOT NULL,
  PRIMARY KEY (workspace_id, id)
) WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);

CREATE INDEX message_held ON deliver.message (workspace_id, channel, lane) WHERE state = 'w';

-- The owner looks at all rows for this.
ALTER TABLE deliver.message NO FORCE ROW LEVEL SECURITY;
INSERT INTO deliver.campaign_tally (workspace_id, campaign_id, sent, bounced, complained)
  SELECT workspace_id, campaign_id, count(*) FILTER (WHERE state = 's'), count(bounced_at), count(complained_at)
  FROM deliver.message
  WHERE campaign_id IS NOT NULL AND data NOT LIKE '%"isTest":true%' GROUP BY 1, 2;
ALTER TABLE deliver.message FORCE ROW LEVEL SECURITY;

CALL platform.protect('deliver.campaign_tally');
CALL platform.protect('deliver.telling');
