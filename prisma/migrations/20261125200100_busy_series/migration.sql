-- An occurrence says which series it is of: what a calendar tells of the series then takes the place
-- of all its occurrences.
ALTER TABLE external_busy ADD COLUMN series_id text;
