-- When the provider is next asked what became of a payment, or told what is to be given back of it. A
-- webhook says so sooner; this is for the one that never comes. Null: there is nothing to wait for.
ALTER TABLE payment ADD COLUMN check_at timestamptz(3);
ALTER TABLE payment
  ADD CONSTRAINT payment_check CHECK (check_at IS NULL OR provider <> 'manual');

-- Those that are due, across tenants; the sweep sees ids and times only.
CREATE INDEX payment_check_sweep ON payment (check_at, tenant_id, id) WHERE check_at IS NOT NULL;
GRANT SELECT (tenant_id, id, check_at) ON payment TO convene_sweep;
CREATE POLICY sweep ON payment FOR SELECT TO convene_sweep USING (check_at IS NOT NULL);
