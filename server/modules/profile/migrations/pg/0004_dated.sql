-- The day of the year that stands in a trait of a birth: whose day it is is found without reading what everybody stated.
CREATE TABLE profile.dated (
  workspace_id text COLLATE "C" NOT NULL,
  birth_id     uuid NOT NULL,
  key          text COLLATE "C" NOT NULL,
  day          text COLLATE "C" NOT NULL,       -- pii: month and day, 11-22
  PRIMARY KEY (workspace_id, birth_id, key)
) WITH (fillfactor = 90);
CREATE INDEX dated_day ON profile.dated (workspace_id, key, day, birth_id);

INSERT INTO profile.dated SELECT 'default', md5(i::text)::uuid, 'k' || i % 2,
    lpad((i % 12)::text, 2, '0') || '-' || lpad((i % 28)::text, 2, '0')
  FROM generate_series(1, 10000) i;
ANALYZE profile.dated;
TRUNCATE profile.dated;

INSERT INTO profile.dated SELECT workspace_id, birth_id, key, substr(value, 7, 5)
  FROM profile.trait WHERE value ~ '^"\d{4}-\d{2}-\d{2}';
CALL platform.protect('profile.dated');
