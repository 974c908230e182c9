-- What the occurrences of a series are made with: what was agreed for it stays so for those that are made
-- later. No price of its own: the service's.
ALTER TABLE appointment_series
  ADD COLUMN price integer,
  ADD COLUMN notes text,
  ADD CONSTRAINT appointment_series_price CHECK (price >= 0);

-- Files that nobody started, for the sweep that forgets them.
CREATE INDEX data_import_sweep ON data_import (created_at, tenant_id, id)
  WHERE state IN ('checking', 'checked');
GRANT SELECT (tenant_id, id, state, created_at) ON data_import TO convene_sweep;
CREATE POLICY sweep ON data_import FOR SELECT TO convene_sweep USING (state IN ('checking', 'checked'));
