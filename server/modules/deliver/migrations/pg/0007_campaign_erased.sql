-- Recipients whose data is gone since: a number without a person, so that a campaign's sum still adds up.
ALTER TABLE deliver.campaign ADD COLUMN erased integer NOT NULL DEFAULT 0;
