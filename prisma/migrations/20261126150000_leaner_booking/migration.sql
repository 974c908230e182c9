-- A booking's writes with less work for PostgreSQL. What they do is the same.

CREATE OR REPLACE FUNCTION reserve_resources(
  resources uuid[],
  reservation_ids uuid[], -- one for each
  starts timestamptz,
  ends timestamptz,
  of_interview uuid,
  of_appointment uuid,
  of_session uuid,
  of_hold uuid,
  hold_minutes int, -- of a hold, by the database's clock
  instead_of uuid -- the caller's own hold, given back whatever it is on; null: there is none
) RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
  tenant constant uuid := current_tenant();
  -- As far back as reservation_length lets something begin that is still in the way.
  earliest constant timestamptz := starts - interval '168 hours';
  wanted resource;
  free_seat int;
BEGIN
  -- That nothing equals null is found out by planning, so PostgreSQL would plan both statements of a hold
  -- anew each time there is none.
  IF instead_of IS NULL THEN
    PERFORM lock_resources(resources);
  ELSE
    PERFORM lock_resources(resources || ARRAY(
      SELECT resource_id FROM reservation WHERE tenant_id = tenant AND hold_id = instead_of));
    DELETE FROM reservation WHERE tenant_id = tenant AND hold_id = instead_of;
  END IF;
  DELETE FROM reservation
  WHERE tenant_id = tenant AND resource_id = ANY(resources)
    AND starts_at < ends AND ends_at > starts AND starts_at >= earliest
    AND expires_at <= clock_timestamp();
  -- One by one: a plan for all of them takes longer to begin than these take to run.
  FOR place IN 1 .. cardinality(resources) LOOP
    SELECT * INTO wanted FROM resource WHERE tenant_id = tenant AND id = resources[place];
    IF NOT FOUND THEN
      RAISE EXCEPTION 'Some of the resources to reserve do not exist';
    END IF;
    free_seat := 0;
    IF wanted.units > 1 THEN
      -- None where every unit is taken: seat 0 then meets the constraint, which is the judge.
      free_seat := coalesce((
        SELECT min(candidate.seat) FROM generate_series(0, wanted.units - 1) AS candidate (seat)
        WHERE NOT EXISTS (
          SELECT FROM reservation AS other
          WHERE other.tenant_id = tenant AND other.resource_id = wanted.id AND other.seat = candidate.seat
            AND other.starts_at < ends AND other.ends_at > starts AND other.starts_at >= earliest
        )), 0);
    ELSIF wanted.id = ANY(resources[: place - 1]) THEN
      CONTINUE; -- Who is named twice comes once.
    END IF;
    INSERT INTO reservation (tenant_id, id, resource_id, resource_kind, seat, starts_at, ends_at,
                             interview_id, appointment_id, session_id, hold_id, expires_at)
    VALUES (tenant, reservation_ids[place], wanted.id, wanted.kind, free_seat, starts, ends,
            of_interview, of_appointment, of_session, of_hold,
            clock_timestamp() + make_interval(mins => hold_minutes));
  END LOOP;
END
$$;

-- Tells the open pages of the tenant in force of several things to which the same happened; see announce_change.
CREATE FUNCTION announce_changes(subject text, ids uuid[], change text) RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
  tenant constant uuid := current_tenant();
  xid constant bigint := pg_current_xact_id()::text::bigint;
  place constant text := extract(epoch FROM clock_timestamp())::bigint || ':' || pg_current_snapshot()::text;
  id uuid;
BEGIN
  FOREACH id IN ARRAY ids LOOP
    INSERT INTO announcement VALUES (tenant, xid, subject, id, change) ON CONFLICT DO NOTHING;
    PERFORM pg_notify('convene', json_build_object(
      'tenantId', tenant, 'subject', subject, 'id', id, 'change', change, 'xid', xid::text,
      -- A message has 8,000 bytes. With hundreds of transactions under way this one carries no position.
      'position', CASE WHEN length(place) < 4000 THEN place END)::text);
  END LOOP;
END
$$;
REVOKE ALL ON FUNCTION announce_changes(text, uuid[], text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION announce_changes(text, uuid[], text) TO convene_app;

CREATE OR REPLACE FUNCTION announce_change(subject text, id uuid, change text) RETURNS void
LANGUAGE sql VOLATILE
AS $$ SELECT announce_changes(subject, ARRAY[id], change) $$;
