-- How long what is known of past contacts is kept, where the workspace said so itself; and when it was last swept.
CREATE TABLE consent.retention (
  workspace_id    text COLLATE "C" PRIMARY KEY,
  decision_months int,                          -- what the gate answered; null = as by default, like the others
  contact_months  int,                          -- contacts that caps count
  body_months     int,                          -- texts of messages that were sent
  row_months      int,                          -- that they were sent
  swept_at        bigint
);
CALL platform.protect('consent.retention');
