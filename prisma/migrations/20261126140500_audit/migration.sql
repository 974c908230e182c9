-- Who did what: one row for each request of a member that changed something, or took personal data out.

CREATE TABLE audit_entry (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  at timestamptz(3) NOT NULL,
  member_id uuid NOT NULL,
  product product NOT NULL,
  operation text NOT NULL CHECK (length(operation) <= 300),
  subject jsonb NOT NULL DEFAULT '{}' CHECK (length(subject::text) <= 2000),
  request_id text NOT NULL CHECK (length(request_id) <= 200),
  PRIMARY KEY (tenant_id, id)
);
-- Ids are by time.
CREATE INDEX audit_entry_tenant_id_member_id_id_idx ON audit_entry (tenant_id, member_id, id);
SELECT protect_tenant_table('audit_entry');
-- Nobody corrects what is written there, and only age removes it.
REVOKE UPDATE, DELETE ON audit_entry FROM convene_app;

-- Of all organisations: whoever looks after it needs to see none of their rows.
CREATE FUNCTION remove_audit_entries(before timestamptz) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
  WITH removed AS (DELETE FROM public.audit_entry WHERE at < before RETURNING 1)
  SELECT count(*) FROM removed
$$;
REVOKE ALL ON FUNCTION remove_audit_entries(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_audit_entries(timestamptz) TO convene_sweep;
