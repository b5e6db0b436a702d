-- Who unsubscribed by a message of a campaign or a journey, counted where it happens: guards look every few seconds.
ALTER TABLE deliver.campaign_tally ADD COLUMN unsubscribed int NOT NULL DEFAULT 0;

-- The owner looks at all rows for this.
ALTER TABLE deliver.message NO FORCE ROW LEVEL SECURITY;
ALTER TABLE deliver.campaign_tally NO FORCE ROW LEVEL SECURITY;
UPDATE deliver.campaign_tally t SET unsubscribed = m.n FROM (
  SELECT workspace_id, campaign_id, count(unsubscribed_at) AS n FROM deliver.message
  WHERE campaign_id IS NOT NULL AND unsubscribed_at IS NOT NULL AND data NOT LIKE '%"isTest":true%' GROUP BY 1, 2) AS m
WHERE t.workspace_id = m.workspace_id AND t.campaign_id = m.campaign_id;
ALTER TABLE deliver.campaign_tally FORCE ROW LEVEL SECURITY;
ALTER TABLE deliver.message FORCE ROW LEVEL SECURITY;
