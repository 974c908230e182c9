-- History is written once, but a person who is erased is erased there too: what was said about their
-- events goes, who did what and when stays. The one way to change what is written, and it only empties.
CREATE FUNCTION erase_reasons(appointments uuid[], interviews uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
  UPDATE public.event_change SET reason = NULL, details = NULL
  WHERE tenant_id = public.current_tenant()
    AND (appointment_id = ANY (appointments) OR interview_id = ANY (interviews))
$$;
REVOKE ALL ON FUNCTION erase_reasons(uuid[], uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_reasons(uuid[], uuid[]) TO convene_app;
