-- One link may confirm several grants of one address: a number for text messages and for calls.
ALTER TABLE consent.confirmation ADD COLUMN also text;   -- JSON: [{pos, ord}], at the same birth; null = none
