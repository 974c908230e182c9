-- What open pages are told: that something changed, never what it became. docs/decisions/live-updates.md
-- says why a row names its transaction and not a number of its own.

CREATE TABLE announcement (
  tenant_id uuid NOT NULL,
  -- The transaction that made the change. Rows become visible when it commits, in no order of any
  -- number: who left off at a snapshot missed the rows whose transaction it does not see.
  xid bigint NOT NULL,
  subject text NOT NULL,
  subject_id uuid NOT NULL,
  change text NOT NULL,
  at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
  -- The same said twice in a transaction is said once.
  PRIMARY KEY (tenant_id, xid, subject, subject_id, change)
);
SELECT protect_tenant_table('announcement');
-- Written once; removed by age, of all organisations at once.
REVOKE UPDATE, DELETE ON announcement FROM convene_app;

-- Where a reader of announcements is: the moment, and what is committed, as `seconds:snapshot`.
CREATE FUNCTION announcement_position() RETURNS text
LANGUAGE sql VOLATILE
AS $$ SELECT extract(epoch FROM clock_timestamp())::bigint || ':' || pg_current_snapshot()::text $$;
REVOKE ALL ON FUNCTION announcement_position() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION announcement_position() TO convene_app;

-- Tells the open pages of the tenant in force, when the transaction commits and only then. May be called
-- in any statement: SELECT announce_change('appointment', id, 'created') FROM …
--
-- The message carries the position of whoever has heard it and all before it: the queue is in the order
-- of commits, and whatever this snapshot sees had committed, and so was queued, before this is.
CREATE FUNCTION announce_change(subject text, id uuid, change text) RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
  tenant constant uuid := current_tenant();
  xid constant bigint := pg_current_xact_id()::text::bigint;
  place constant text := extract(epoch FROM clock_timestamp())::bigint || ':' || pg_current_snapshot()::text;
BEGIN
  INSERT INTO announcement VALUES (tenant, xid, subject, id, change) ON CONFLICT DO NOTHING;
  PERFORM pg_notify('convene', json_build_object(
    'tenantId', tenant, 'subject', subject, 'id', id, 'change', change, 'xid', xid::text,
    -- A message has 8,000 bytes. With hundreds of transactions under way this one carries no position.
    'position', CASE WHEN length(place) < 4000 THEN place END)::text);
END
$$;
REVOKE ALL ON FUNCTION announce_change(text, uuid, text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION announce_change(text, uuid, text) TO convene_app;

-- Names this database's line of transactions. Their numbers mean nothing on another server, after a
-- standby took over, which may lack the last ones and gives their numbers out again, or in a restored
-- database. Where it may not be asked, every restart begins a new line.
CREATE FUNCTION announcement_history() RETURNS text
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
  here oid := (SELECT oid FROM pg_database WHERE datname = current_database());
BEGIN
  RETURN left(md5(concat_ws(' ', here, (SELECT system_identifier FROM pg_control_system()),
    left(pg_walfile_name(pg_current_wal_lsn()), 8))), 12);
EXCEPTION WHEN insufficient_privilege OR undefined_function OR feature_not_supported THEN
  RETURN left(md5(concat_ws(' ', here, pg_postmaster_start_time())), 12);
END
$$;
REVOKE ALL ON FUNCTION announcement_history() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION announcement_history() TO convene_app;

-- Of all organisations: whoever looks after it needs to see none of their rows.
CREATE FUNCTION remove_announcements(before timestamptz) RETURNS bigint
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
  WITH removed AS (DELETE FROM public.announcement WHERE at < before RETURNING 1)
  SELECT count(*) FROM removed
$$;
REVOKE ALL ON FUNCTION remove_announcements(timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION remove_announcements(timestamptz) TO convene_sweep;

-- Whose role is changed or taken away hears accordingly from that moment on, whoever changed it.
CREATE FUNCTION announce_member() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  PERFORM announce_change('member', OLD.id, CASE TG_OP WHEN 'DELETE' THEN 'removed' ELSE 'changed' END);
  RETURN NULL;
END
$$;
CREATE TRIGGER member_roles_announced AFTER UPDATE OF ats_role, services_role ON member
  FOR EACH ROW WHEN (
    current_tenant() IS NOT NULL
    AND (OLD.ats_role, OLD.services_role) IS DISTINCT FROM (NEW.ats_role, NEW.services_role))
  EXECUTE FUNCTION announce_member();
CREATE TRIGGER member_removal_announced AFTER DELETE ON member
  FOR EACH ROW WHEN (current_tenant() IS NOT NULL) EXECUTE FUNCTION announce_member();
