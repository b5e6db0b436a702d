-- A second factor of members: a code from an app on their phone. Secret and recovery codes are encrypted with the install's secret.
ALTER TABLE workspace."user" ADD COLUMN two_factor_enabled boolean NOT NULL DEFAULT false;
CREATE TABLE workspace.two_factor (
  id                        text PRIMARY KEY,
  user_id                   text    NOT NULL UNIQUE REFERENCES workspace."user" ON DELETE CASCADE,
  secret                    text    NOT NULL,
  backup_codes              text    NOT NULL,
  verified                  boolean NOT NULL DEFAULT false, -- false: begun, no code of it was typed yet
  failed_verification_count int     NOT NULL DEFAULT 0,
  locked_until              timestamptz
);
CALL platform.open('workspace.two_factor');
