-- Delivery through providers: what became of each message, whom not to write to, what recipients want
-- to be told, and an organisation's own words.

CREATE TYPE product AS ENUM ('ats', 'services');
CREATE TYPE delivery_report_kind AS ENUM (
  'attempt_failed', 'given_up', 'retried', 'unclear', 'held', 'suppressed',
  'delivered', 'delayed', 'bounced', 'complained');
CREATE TYPE suppression_reason AS ENUM ('bounced', 'complained', 'stopped');

-- The organisation's voice, and the recipients' nights.
ALTER TABLE tenant
  ADD COLUMN sender_name text,
  ADD COLUMN quiet_start text DEFAULT '21:00',
  ADD COLUMN quiet_end text DEFAULT '08:00',
  ADD CONSTRAINT tenant_quiet_hours CHECK (
    (quiet_start IS NULL) = (quiet_end IS NULL)
    AND quiet_start ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
    AND quiet_end ~ '^([01][0-9]|2[0-3]):[0-5][0-9]$'
    AND quiet_start <> quiet_end);

-- Nobody gets text messages who did not ask for them.
ALTER TABLE client ADD COLUMN sms_opt_in_at timestamptz(3);
ALTER TABLE candidate ADD COLUMN sms_opt_in_at timestamptz(3);

-- Messages -----------------------------------------------------------------------------------------

ALTER TABLE notification
  ADD COLUMN subject_id uuid,
  ADD COLUMN product product,
  ADD COLUMN attempt_group integer NOT NULL DEFAULT 0,
  ADD COLUMN batch_id uuid,
  ADD COLUMN provider text,
  ADD COLUMN provider_id text,
  ADD COLUMN held_until timestamptz(3);

UPDATE notification
SET product = CASE WHEN interview_id IS NULL THEN 'services' ELSE 'ats' END::product;

-- A message is about one thing: an event, or something else that has an id. What concerns an event and
-- something else at once (a refund for an appointment) has both.
ALTER TABLE notification
  DROP CONSTRAINT notification_event,
  ADD CONSTRAINT notification_event CHECK (
    num_nonnulls(interview_id, appointment_id) <= 1
    AND num_nonnulls(interview_id, appointment_id, subject_id) > 0),
  DROP CONSTRAINT notification_offset,
  ADD CONSTRAINT notification_offset CHECK (
    offset_minutes >= 0
    AND (kind IN ('reminder', 'feedback_due')) = (offset_minutes > 0)),
  ADD CONSTRAINT notification_attempts CHECK (attempts >= 0 AND attempt_group >= 0);

-- One message per version of an event or subject, kind, offset, recipient and channel, whatever crashes
-- or runs twice. Some of the columns are always null, so nulls must count as equal.
DROP INDEX notification_once;
CREATE UNIQUE INDEX notification_once ON notification
  (tenant_id, interview_id, appointment_id, subject_id, event_version, kind, offset_minutes, recipient_id, channel)
  NULLS NOT DISTINCT;

-- The message centre's filter, and how much an organisation has waiting.
CREATE INDEX notification_tenant_id_state_id_idx ON notification (tenant_id, state, id);

-- The other messages of a provider's call that was cut off.
CREATE INDEX notification_batch ON notification (tenant_id, batch_id) WHERE batch_id IS NOT NULL;

CREATE TABLE delivery_report (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  notification_id uuid NOT NULL,
  kind delivery_report_kind NOT NULL,
  detail text,
  report_key text,
  member_id uuid,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, notification_id) REFERENCES notification (tenant_id, id) ON DELETE CASCADE
);
-- Nulls are distinct here: only what a provider reported has a key.
CREATE UNIQUE INDEX delivery_report_tenant_id_notification_id_report_key_key
  ON delivery_report (tenant_id, notification_id, report_key);
CREATE INDEX delivery_report_tenant_id_notification_id_at_idx
  ON delivery_report (tenant_id, notification_id, at);
SELECT protect_tenant_table('delivery_report');
-- Written once.
REVOKE UPDATE, DELETE ON delivery_report FROM convene_app;

-- Recipients ---------------------------------------------------------------------------------------

CREATE TABLE suppressed_address (
  tenant_id uuid NOT NULL,
  channel notification_channel NOT NULL,
  address text NOT NULL,
  reason suppression_reason NOT NULL,
  detail text,
  notification_id uuid,
  since timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, channel, address),
  CONSTRAINT suppressed_address_spelling CHECK (address = lower(address))
);
SELECT protect_tenant_table('suppressed_address');

CREATE TABLE notification_preference (
  tenant_id uuid NOT NULL,
  recipient_kind recipient_kind NOT NULL,
  recipient_id uuid NOT NULL,
  kind notification_kind NOT NULL,
  channel notification_channel NOT NULL,
  enabled boolean NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, recipient_kind, recipient_id, kind, channel)
);
SELECT protect_tenant_table('notification_preference');

CREATE TABLE message_text (
  tenant_id uuid NOT NULL,
  kind notification_kind NOT NULL,
  language text NOT NULL,
  subject text,
  introduction text,
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, kind, language),
  -- A mail's subject is one line of at most 998 octets (RFC 5322, section 2.1.1).
  CONSTRAINT message_text_subject CHECK (char_length(subject) BETWEEN 1 AND 200 AND subject !~ '[[:cntrl:]]'),
  CONSTRAINT message_text_introduction CHECK (char_length(introduction) BETWEEN 1 AND 2000)
);
SELECT protect_tenant_table('message_text');

-- Phone numbers that answered STOP. The number that sends belongs to the installation, so an answer
-- concerns all tenants, and none may see whom the others write to: there is no grant on the table, only
-- these three functions.
CREATE TABLE sms_stop (
  phone text PRIMARY KEY,
  stopped_at timestamptz(3) NOT NULL
);

CREATE FUNCTION stopped_phones(wanted text[]) RETURNS SETOF text
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public
AS $$ SELECT phone FROM public.sms_stop WHERE phone = ANY (wanted) $$;

CREATE FUNCTION stop_phone(wanted text, at timestamptz) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
  INSERT INTO public.sms_stop (phone, stopped_at) VALUES (wanted, at) ON CONFLICT (phone) DO NOTHING
$$;

CREATE FUNCTION resume_phone(wanted text) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, public
AS $$ DELETE FROM public.sms_stop WHERE phone = wanted $$;

REVOKE ALL ON FUNCTION stopped_phones(text[]), stop_phone(text, timestamptz), resume_phone(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION stopped_phones(text[]), stop_phone(text, timestamptz), resume_phone(text) TO convene_app;

-- Messages are about more than events now, and say what.
UPDATE notification SET facts = jsonb_set(facts, '{subject}', '"event"')
WHERE NOT facts ? 'subject';
