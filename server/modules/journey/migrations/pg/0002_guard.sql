-- Figures at which a person let a journey go on after a guard had paused it (JSON): what came before counts no longer.
ALTER TABLE journey.journey ADD COLUMN guard_base text;
