-- A booking's writes, each as one statement: docs/decisions/booking-path.md says what they cost otherwise.
-- They decide nothing. Rows come in as data, and whose they are and what overlaps is judged by the policies,
-- keys and constraints of their tables.

-- Takes resources for a span, for an event, a session or a hold; of a resource with several units, as many
-- free ones as it is named. Locks them first. Expired holds in the way are removed. Where one is taken,
-- reservation_no_overlap refuses.
CREATE FUNCTION reserve_resources(
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
  written int;
BEGIN
  PERFORM lock_resources(resources || ARRAY(
    SELECT resource_id FROM reservation WHERE tenant_id = tenant AND hold_id = instead_of));
  DELETE FROM reservation WHERE tenant_id = tenant AND hold_id = instead_of;
  DELETE FROM reservation
  WHERE tenant_id = tenant AND resource_id = ANY(resources)
    AND starts_at < ends AND ends_at > starts AND starts_at >= earliest
    AND expires_at <= clock_timestamp();
  INSERT INTO reservation (tenant_id, id, resource_id, resource_kind, seat, starts_at, ends_at,
                           interview_id, appointment_id, session_id, hold_id, expires_at)
  SELECT tenant, wanted.id, resource.id, resource.kind, coalesce(free.seat, 0), starts, ends,
         of_interview, of_appointment, of_session, of_hold,
         clock_timestamp() + make_interval(mins => hold_minutes)
  FROM (
    SELECT named.resource_id, named.id,
           row_number() OVER (PARTITION BY named.resource_id ORDER BY named.place) - 1 AS nth
    FROM unnest(resources, reservation_ids) WITH ORDINALITY AS named (resource_id, id, place)
  ) AS wanted
  JOIN resource ON resource.tenant_id = tenant AND resource.id = wanted.resource_id
  LEFT JOIN LATERAL (
    -- No row where every unit is taken: seat 0 then meets the constraint, which is the judge.
    SELECT candidate.seat
    FROM generate_series(0, resource.units - 1) AS candidate (seat)
    WHERE resource.units > 1 AND NOT EXISTS (
      SELECT FROM reservation AS other
      WHERE other.tenant_id = tenant AND other.resource_id = resource.id AND other.seat = candidate.seat
        AND other.starts_at < ends AND other.ends_at > starts AND other.starts_at >= earliest
    )
    ORDER BY candidate.seat OFFSET wanted.nth LIMIT 1
  ) AS free ON true
  -- Who is named twice comes once.
  WHERE wanted.nth = 0 OR resource.units > 1;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written < (SELECT count(DISTINCT named) FROM unnest(resources) AS named) THEN
    RAISE EXCEPTION 'Some of the resources to reserve do not exist';
  END IF;
END
$$;
REVOKE ALL ON FUNCTION reserve_resources(uuid[], uuid[], timestamptz, timestamptz, uuid, uuid, uuid, uuid, int, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION reserve_resources(uuid[], uuid[], timestamptz, timestamptz, uuid, uuid, uuid, uuid, int, uuid) TO convene_app;

-- Writes a new event with all that is its own: its row and an interview's panel, that it was booked and by
-- whom, what it takes of its resources' time, and word to open pages.
CREATE FUNCTION write_event(
  event_kind text, -- interview or appointment
  event_row jsonb, -- every column, by its name
  attendee_rows jsonb, -- of an interview; every column of each
  change_id uuid,
  by_kind actor_kind,
  by_id uuid,
  resources uuid[], -- none: it is a place in a session, which has its own
  reservation_ids uuid[],
  reserved_from timestamptz,
  reserved_until timestamptz,
  instead_of uuid -- a hold on them, given back
) RETURNS void
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
  event_id constant uuid := (event_row->>'id')::uuid;
  of_interview constant uuid := CASE event_kind WHEN 'interview' THEN event_id END;
  of_appointment constant uuid := CASE event_kind WHEN 'appointment' THEN event_id END;
BEGIN
  IF event_kind = 'interview' THEN
    INSERT INTO interview SELECT * FROM jsonb_populate_record(NULL::interview, event_row);
    INSERT INTO interview_attendee
    SELECT * FROM jsonb_populate_recordset(NULL::interview_attendee, attendee_rows);
  ELSE
    INSERT INTO appointment SELECT * FROM jsonb_populate_record(NULL::appointment, event_row);
  END IF;
  INSERT INTO event_change (tenant_id, id, interview_id, appointment_id, kind, actor_kind, actor_id, start_after)
  VALUES (current_tenant(), change_id, of_interview, of_appointment, 'booked', by_kind, by_id,
          (event_row->>'scheduled_start')::timestamptz);
  IF cardinality(resources) > 0 THEN
    PERFORM reserve_resources(resources, reservation_ids, reserved_from, reserved_until,
                              of_interview, of_appointment, NULL, NULL, NULL, instead_of);
  END IF;
  PERFORM announce_change(event_kind, event_id, 'created');
END
$$;
REVOKE ALL ON FUNCTION write_event(text, jsonb, jsonb, uuid, actor_kind, uuid, uuid[], uuid[], timestamptz, timestamptz, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION write_event(text, jsonb, jsonb, uuid, actor_kind, uuid, uuid[], uuid[], timestamptz, timestamptz, uuid) TO convene_app;

-- As lock_resources, without waiting: whether all of them are locked now. Those before the first one that
-- another transaction has stay locked, in the order in which lock_resources takes the rest.
CREATE FUNCTION try_lock_resources(resources uuid[]) RETURNS boolean
LANGUAGE plpgsql VOLATILE
AS $$
DECLARE
  key bigint;
BEGIN
  FOR key IN
    SELECT DISTINCT hashtextextended(current_tenant()::text || resource::text, 0)
    FROM unnest(resources) AS resource
    ORDER BY 1
  LOOP
    IF NOT pg_try_advisory_xact_lock(key) THEN
      RETURN false;
    END IF;
  END LOOP;
  RETURN true;
END
$$;
REVOKE ALL ON FUNCTION try_lock_resources(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION try_lock_resources(uuid[]) TO convene_app;
