-- What is too old is deleted in lots, the oldest first: each lot reads its own rows and no others.
CREATE INDEX decision_age ON consent.decision (workspace_id, at);
CREATE INDEX contact_age ON consent.contact (workspace_id, at);
