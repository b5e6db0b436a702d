-- A third purpose of one-time links: an administrator gives a member a way back in who forgot her password.
ALTER TABLE workspace.link DROP CONSTRAINT link_purpose_check,
  ADD CONSTRAINT link_purpose_check CHECK (purpose IN ('admin', 'invite', 'reset'));
