-- What the tables promise beyond their columns.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- Roles --------------------------------------------------------------------------------------------
-- The owner (who runs the migrations) owns everything. The apps connect as roles that own nothing and
-- cannot bypass row-level security. Roles belong to the whole cluster, hence IF NOT EXISTS: shadow,
-- template and neighbour databases come by here too. They get LOGIN and a password outside the
-- migrations (src/roles.ts), because a migration must hold no secret.
DO $$
DECLARE
  role_name text;
BEGIN
  FOREACH role_name IN ARRAY ARRAY['convene_app', 'convene_auth', 'convene_sweep', 'convene_queue'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = role_name) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', role_name);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL; -- a neighbour database was migrated at the same moment
      END;
    END IF;
  END LOOP;
END
$$;

REVOKE ALL ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO convene_app, convene_auth, convene_sweep, convene_queue;

-- The queue (pg-boss) makes and alters its own tables and partitions, so it owns its schema. The apps
-- may send jobs, in the transaction of the booking that causes them, and read their state.
CREATE SCHEMA IF NOT EXISTS queue;
GRANT ALL ON SCHEMA queue TO convene_queue;
GRANT USAGE ON SCHEMA queue TO convene_app;

-- Tenancy ------------------------------------------------------------------------------------------

-- The tenant of the unit of work in force. A setting that was SET LOCAL once reads '' afterwards, not
-- null: without nullif every query outside a unit of work would fail instead of seeing nothing.
CREATE FUNCTION current_tenant() RETURNS uuid
LANGUAGE sql STABLE PARALLEL SAFE
AS $$ SELECT nullif(current_setting('app.tenant_id', true), '')::uuid $$;

-- Every table with a tenant_id: visible and writable for the apps inside that tenant's unit of work
-- only. New tenant tables call this too; a test compares pg_policies with information_schema.
CREATE FUNCTION protect_tenant_table(target regclass) RETURNS void
LANGUAGE plpgsql
AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format(
    'CREATE POLICY tenant ON %s TO convene_app USING (tenant_id = current_tenant()) WITH CHECK (tenant_id = current_tenant())',
    target);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO convene_app', target);
END
$$;
REVOKE ALL ON FUNCTION protect_tenant_table(regclass) FROM PUBLIC;

SELECT protect_tenant_table(c.oid)
FROM pg_class c
JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r';

-- History is written once.
REVOKE UPDATE, DELETE ON event_change FROM convene_app;

-- What the sign-in library owns: outside the tenants, for its own role only.
GRANT SELECT, INSERT, UPDATE, DELETE
  ON auth_user, auth_session, auth_account, auth_verification, auth_organization, auth_member,
     auth_invitation, auth_mail
  TO convene_auth;

-- A visitor names an organisation by its public slug: the one question that is asked before there is
-- a tenant. It answers with an id and nothing else.
CREATE FUNCTION tenant_of_slug(wanted text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
AS $$ SELECT id FROM public.auth_organization WHERE slug = wanted $$;
REVOKE ALL ON FUNCTION tenant_of_slug(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION tenant_of_slug(text) TO convene_app;

-- The slug of the tenant in force, for the links in its mails and pages.
CREATE FUNCTION current_tenant_slug() RETURNS text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
AS $$ SELECT slug FROM public.auth_organization WHERE id = public.current_tenant() $$;
REVOKE ALL ON FUNCTION current_tenant_slug() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION current_tenant_slug() TO convene_app;

-- Reservations -------------------------------------------------------------------------------------

-- No resource is taken twice at the same time. This is the only judge of double booking: for
-- interviews, appointments and holds alike, buffers included, under any concurrency. Ends are open:
-- touching reservations do not overlap.
ALTER TABLE reservation ADD CONSTRAINT reservation_no_overlap
  EXCLUDE USING gist (
    tenant_id WITH =,
    resource_id WITH =,
    seat WITH =,
    tstzrange(starts_at, ends_at, '[)') WITH &&
  );

ALTER TABLE reservation
  ADD CONSTRAINT reservation_span CHECK (starts_at < ends_at),
  -- Range reads lean on this: whatever overlaps [from, to) starts after from - 7 days. See
  -- src/reservation/longest-reservation.ts.
  ADD CONSTRAINT reservation_length CHECK (ends_at - starts_at <= interval '7 days'),
  ADD CONSTRAINT reservation_purpose CHECK (num_nonnulls(interview_id, appointment_id, hold_id) = 1),
  ADD CONSTRAINT reservation_expiry CHECK ((expires_at IS NOT NULL) = (hold_id IS NOT NULL)),
  ADD CONSTRAINT reservation_seat CHECK (seat >= 0 AND (resource_kind <> 'person' OR seat = 0));

-- (Range reads use reservation_range, a plain btree: under row-level security `&&` is no index
-- condition, because it is not leakproof; comparisons are.)

-- Expired holds, for the sweep.
CREATE INDEX reservation_expiry_sweep ON reservation (expires_at, tenant_id, id) WHERE expires_at IS NOT NULL;

ALTER TABLE resource
  ADD CONSTRAINT resource_units CHECK (units BETWEEN 1 AND 1000 AND (kind <> 'person' OR units = 1)),
  ADD CONSTRAINT resource_limits CHECK (daily_limit >= 0 AND weekly_limit >= 0);

-- One default schedule a resource.
CREATE UNIQUE INDEX schedule_default ON schedule (tenant_id, resource_id) WHERE is_default;
ALTER TABLE schedule
  ADD CONSTRAINT schedule_weekly_hours CHECK (jsonb_typeof(weekly_hours) = 'object'),
  ADD CONSTRAINT schedule_overrides CHECK (jsonb_typeof(overrides) = 'object');

ALTER TABLE time_off ADD CONSTRAINT time_off_span CHECK (starts_at < ends_at);
ALTER TABLE external_busy ADD CONSTRAINT external_busy_span CHECK (starts_at <= ends_at);

-- Locks the resources of an event until the end of the transaction, in the order of the locks' own
-- keys and in one statement, so that two bookings that share resources queue instead of deadlocking.
-- Every writer of reservations calls it before its first write.
CREATE FUNCTION lock_resources(resources uuid[]) RETURNS void
LANGUAGE sql VOLATILE
AS $$
  SELECT pg_advisory_xact_lock(key)
  FROM (
    SELECT DISTINCT hashtextextended(current_tenant()::text || resource::text, 0) AS key
    FROM unnest(resources) AS resource
    ORDER BY key
  ) AS keys
$$;

-- Events -------------------------------------------------------------------------------------------

ALTER TABLE interview
  ADD CONSTRAINT interview_span CHECK (scheduled_start < scheduled_end),
  ADD CONSTRAINT interview_actual_span CHECK (actual_start <= actual_end),
  ADD CONSTRAINT interview_cancelled CHECK ((cancelled_at IS NOT NULL) = (status = 'cancelled')),
  ADD CONSTRAINT interview_reschedules CHECK (reschedule_count >= 0 AND reschedule_limit >= 0),
  ADD CONSTRAINT interview_buffers CHECK (buffer_before_minutes >= 0 AND buffer_after_minutes >= 0);

ALTER TABLE appointment
  ADD CONSTRAINT appointment_span CHECK (scheduled_start < scheduled_end),
  ADD CONSTRAINT appointment_actual_span CHECK (actual_start <= actual_end),
  ADD CONSTRAINT appointment_cancelled CHECK ((cancelled_at IS NOT NULL) = (status = 'cancelled')),
  ADD CONSTRAINT appointment_reschedules CHECK (reschedule_count >= 0 AND reschedule_limit >= 0),
  ADD CONSTRAINT appointment_buffers CHECK (buffer_before_minutes >= 0 AND buffer_after_minutes >= 0),
  ADD CONSTRAINT appointment_price CHECK (price >= 0);

ALTER TABLE event_change
  ADD CONSTRAINT event_change_event CHECK (num_nonnulls(interview_id, appointment_id) = 1);

ALTER TABLE service
  ADD CONSTRAINT service_minutes CHECK (
    duration_minutes BETWEEN 1 AND 1440 AND step_minutes BETWEEN 1 AND 1440
    AND buffer_before_minutes BETWEEN 0 AND 1440 AND buffer_after_minutes BETWEEN 0 AND 1440
    AND minimum_notice_minutes >= 0 AND change_notice_minutes >= 0),
  ADD CONSTRAINT service_horizon CHECK (horizon_days BETWEEN 1 AND 730),
  ADD CONSTRAINT service_price CHECK (price >= 0),
  ADD CONSTRAINT service_reschedules CHECK (reschedule_limit >= 0);

-- Addresses are kept in one spelling, so that the unique keys on them mean what they say.
ALTER TABLE client ADD CONSTRAINT client_email CHECK (email = lower(email));
ALTER TABLE candidate ADD CONSTRAINT candidate_email CHECK (email = lower(email));

-- Notifications and reminders ----------------------------------------------------------------------

-- One message per version of an event, kind, offset, recipient and channel, whatever crashes or runs
-- twice. One of the two event columns is always null, so nulls must count as equal.
DROP INDEX notification_once;
CREATE UNIQUE INDEX notification_once ON notification
  (tenant_id, interview_id, appointment_id, event_version, kind, offset_minutes, recipient_id, channel)
  NULLS NOT DISTINCT;
ALTER TABLE notification
  ADD CONSTRAINT notification_event CHECK (num_nonnulls(interview_id, appointment_id) = 1),
  ADD CONSTRAINT notification_offset CHECK (offset_minutes >= 0 AND (kind = 'reminder') = (offset_minutes > 0));

-- What is due, across tenants: the cost of a sweep depends on what is due, never on how much is
-- scheduled. The sweep's role sees ids and times only, then opens each tenant's unit of work.
CREATE INDEX interview_reminder_sweep ON interview (next_reminder_at, tenant_id, id) WHERE next_reminder_at IS NOT NULL;
CREATE INDEX appointment_reminder_sweep ON appointment (next_reminder_at, tenant_id, id) WHERE next_reminder_at IS NOT NULL;

GRANT SELECT (tenant_id, id, next_reminder_at) ON interview, appointment TO convene_sweep;
GRANT SELECT (tenant_id, id, expires_at) ON reservation TO convene_sweep;
CREATE POLICY sweep ON interview FOR SELECT TO convene_sweep USING (true);
CREATE POLICY sweep ON appointment FOR SELECT TO convene_sweep USING (true);
CREATE POLICY sweep ON reservation FOR SELECT TO convene_sweep USING (expires_at IS NOT NULL);
