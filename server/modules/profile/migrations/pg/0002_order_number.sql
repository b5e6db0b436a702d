-- An order's, or a receipt's, number as people say it: callers often say it first. The key has what makes it unique before it.
ALTER TABLE profile.order_event ADD COLUMN order_number text COLLATE "C"
  GENERATED ALWAYS AS (regexp_replace(order_key, '^(order|receipt:[^:]*):', '')) STORED;
CREATE INDEX order_event_number ON profile.order_event (workspace_id, order_number) WHERE order_number IS NOT NULL;
