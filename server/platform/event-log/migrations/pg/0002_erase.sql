-- Erasing a person takes the words out of her records and leaves their places: kind x, no meta, a tombstone for a body.
-- Nothing else of a record can be changed.
GRANT UPDATE (kind, meta, body) ON platform.log TO splot_app;
