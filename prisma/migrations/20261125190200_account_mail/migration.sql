-- Mails about an account go out through the installation's provider, where there is one: by a job that is
-- queued with the row, as the sign-in library's role.

ALTER TABLE auth_mail
  ADD COLUMN attempts integer NOT NULL DEFAULT 0,
  ADD COLUMN last_error text,
  ADD COLUMN sent_at timestamptz(3);

GRANT USAGE ON SCHEMA queue TO convene_auth;

-- START takes back what STOP did, in every organisation: also where a provider's refusal told of it first.
CREATE OR REPLACE FUNCTION resume_phone(wanted text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
  DELETE FROM public.sms_stop WHERE phone = wanted;
  DELETE FROM public.suppressed_address
  WHERE channel = 'sms' AND address = lower(wanted) AND reason = 'stopped'
$$;
