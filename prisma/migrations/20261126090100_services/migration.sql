-- The services app whole: what services ask for and take, group sessions, series, waiting lists, notes
-- about clients, money, and files that are brought along.

CREATE TYPE payment_timing AS ENUM ('on_site', 'deposit', 'full');
CREATE TYPE clash_resolution AS ENUM ('moved', 'skipped');
CREATE TYPE waiting_state AS ENUM ('waiting', 'offered', 'booked', 'withdrawn', 'expired');
CREATE TYPE payment_method AS ENUM ('card', 'cash', 'bank_transfer', 'other');
CREATE TYPE payment_provider AS ENUM ('stripe', 'manual');
CREATE TYPE payment_state AS ENUM ('pending', 'succeeded', 'failed', 'cancelled');
CREATE TYPE refund_state AS ENUM ('pending', 'succeeded', 'failed');
CREATE TYPE ledger_account AS ENUM ('card', 'cash', 'bank_transfer', 'other', 'clients');
CREATE TYPE import_kind AS ENUM ('clients', 'appointments', 'candidates');
CREATE TYPE import_state AS ENUM (
  'checking', 'checked', 'running', 'done', 'failed', 'cancelled');

ALTER TABLE tenant
  ADD COLUMN booking_intro text,
  ADD COLUMN offer_minutes integer NOT NULL DEFAULT 120,
  ADD COLUMN tentative_blocks boolean NOT NULL DEFAULT true,
  ADD COLUMN focus_time_blocks boolean NOT NULL DEFAULT true,
  ADD COLUMN receipts integer NOT NULL DEFAULT 0,
  ADD CONSTRAINT tenant_offer_minutes CHECK (offer_minutes BETWEEN 5 AND 10080),
  ADD CONSTRAINT tenant_receipts CHECK (receipts >= 0);

-- Services -----------------------------------------------------------------------------------------

ALTER TABLE service
  ADD COLUMN payment_timing payment_timing NOT NULL DEFAULT 'on_site',
  ADD COLUMN deposit_amount integer,
  ADD COLUMN refund_rules jsonb NOT NULL
    DEFAULT '[{"noticeMinutes": 1440, "percent": 100}, {"noticeMinutes": 720, "percent": 50}]',
  ADD COLUMN fields jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN capacity integer NOT NULL DEFAULT 1,
  ADD COLUMN planned_only boolean NOT NULL DEFAULT false,
  ADD COLUMN has_waiting_list boolean NOT NULL DEFAULT true,
  -- A deposit is part of the price, and asked for where it is a deposit that is asked for.
  ADD CONSTRAINT service_deposit CHECK (
    (payment_timing = 'deposit') = (deposit_amount IS NOT NULL)
    AND deposit_amount BETWEEN 1 AND price),
  ADD CONSTRAINT service_refund_rules CHECK (jsonb_typeof(refund_rules) = 'array'),
  ADD CONSTRAINT service_fields CHECK (jsonb_typeof(fields) = 'array'),
  ADD CONSTRAINT service_capacity CHECK (capacity BETWEEN 1 AND 1000),
  ADD CONSTRAINT service_planned CHECK (capacity > 1 OR NOT planned_only);

CREATE TABLE service_need (
  tenant_id uuid NOT NULL,
  service_id uuid NOT NULL,
  position integer NOT NULL,
  resource_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, service_id, position, resource_id),
  FOREIGN KEY (tenant_id, service_id)
    REFERENCES service (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, resource_id)
    REFERENCES resource (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX service_need_tenant_id_resource_id_idx
  ON service_need (tenant_id, resource_id);
SELECT protect_tenant_table('service_need');
ALTER TABLE service_need ADD CONSTRAINT service_need_position CHECK (position >= 0);

-- Clients ------------------------------------------------------------------------------------------

-- Whoever books by phone need not have an address; those who have one are told apart by it.
ALTER TABLE client
  ALTER COLUMN email DROP NOT NULL,
  ADD COLUMN merged_into_id uuid,
  ADD FOREIGN KEY (tenant_id, merged_into_id)
    REFERENCES client (tenant_id, id) ON DELETE RESTRICT,
  ADD CONSTRAINT client_merged CHECK (merged_into_id <> id);
CREATE INDEX client_tenant_id_merged_into_id_idx
  ON client (tenant_id, merged_into_id);

CREATE TABLE client_note (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  client_id uuid NOT NULL,
  member_id uuid NOT NULL,
  text text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, client_id)
    REFERENCES client (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, member_id)
    REFERENCES member (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX client_note_tenant_id_client_id_created_at_idx
  ON client_note (tenant_id, client_id, created_at);
CREATE INDEX client_note_tenant_id_member_id_idx
  ON client_note (tenant_id, member_id);
SELECT protect_tenant_table('client_note');

-- Group sessions -----------------------------------------------------------------------------------

CREATE TABLE group_session (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  service_id uuid NOT NULL,
  host_resource_id uuid NOT NULL,
  scheduled_start timestamptz(3) NOT NULL,
  scheduled_end timestamptz(3) NOT NULL,
  timezone text NOT NULL,
  buffer_before_minutes integer NOT NULL DEFAULT 0,
  buffer_after_minutes integer NOT NULL DEFAULT 0,
  capacity integer NOT NULL,
  planned boolean NOT NULL DEFAULT false,
  cancelled_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, service_id)
    REFERENCES service (tenant_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (tenant_id, host_resource_id)
    REFERENCES resource (tenant_id, id) ON DELETE RESTRICT
);
CREATE INDEX group_session_tenant_id_service_id_scheduled_start_idx
  ON group_session (tenant_id, service_id, scheduled_start);
CREATE INDEX group_session_tenant_id_host_resource_id_scheduled_start_idx
  ON group_session (tenant_id, host_resource_id, scheduled_start);
CREATE INDEX group_session_tenant_id_scheduled_start_idx
  ON group_session (tenant_id, scheduled_start);
CREATE UNIQUE INDEX group_session_tenant_id_id_capacity_key
  ON group_session (tenant_id, id, capacity);
SELECT protect_tenant_table('group_session');
ALTER TABLE group_session
  ADD CONSTRAINT group_session_span CHECK (scheduled_start < scheduled_end),
  ADD CONSTRAINT group_session_buffers CHECK (buffer_before_minutes >= 0 AND buffer_after_minutes >= 0),
  ADD CONSTRAINT group_session_capacity CHECK (capacity BETWEEN 1 AND 1000);

-- The session takes its host's time, its clients take places in it.
ALTER TABLE reservation
  ADD COLUMN session_id uuid,
  ADD FOREIGN KEY (tenant_id, session_id)
    REFERENCES group_session (tenant_id, id) ON DELETE CASCADE,
  DROP CONSTRAINT reservation_purpose,
  ADD CONSTRAINT reservation_purpose CHECK (
    num_nonnulls(interview_id, appointment_id, session_id, hold_id) = 1);
CREATE INDEX reservation_tenant_id_session_id_idx
  ON reservation (tenant_id, session_id);

-- Series -------------------------------------------------------------------------------------------

CREATE TABLE appointment_series (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  service_id uuid NOT NULL,
  client_id uuid NOT NULL,
  host_resource_id uuid NOT NULL,
  rule text NOT NULL,
  start_local text NOT NULL,
  timezone text NOT NULL,
  duration_minutes integer NOT NULL,
  excluded timestamptz(3)[] DEFAULT '{}',
  extended_until timestamptz(3) NOT NULL,
  ended_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, service_id)
    REFERENCES service (tenant_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (tenant_id, client_id)
    REFERENCES client (tenant_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (tenant_id, host_resource_id)
    REFERENCES resource (tenant_id, id) ON DELETE RESTRICT
);
CREATE INDEX appointment_series_tenant_id_service_id_idx
  ON appointment_series (tenant_id, service_id);
CREATE INDEX appointment_series_tenant_id_client_id_idx
  ON appointment_series (tenant_id, client_id);
CREATE INDEX appointment_series_tenant_id_host_resource_id_idx
  ON appointment_series (tenant_id, host_resource_id);
SELECT protect_tenant_table('appointment_series');
ALTER TABLE appointment_series
  ADD CONSTRAINT appointment_series_duration CHECK (duration_minutes BETWEEN 1 AND 1440);

-- What is to be extended next, across tenants; the sweep sees ids and times only.
CREATE INDEX appointment_series_sweep ON appointment_series (extended_until, tenant_id, id)
  WHERE ended_at IS NULL;
GRANT SELECT (tenant_id, id, extended_until, ended_at) ON appointment_series TO convene_sweep;
CREATE POLICY sweep ON appointment_series FOR SELECT TO convene_sweep USING (ended_at IS NULL);

CREATE TABLE series_clash (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  series_id uuid NOT NULL,
  occurrence_at timestamptz(3) NOT NULL,
  raised_at timestamptz(3) NOT NULL,
  resolved_at timestamptz(3),
  resolution clash_resolution,
  member_id uuid,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, series_id)
    REFERENCES appointment_series (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX series_clash_tenant_id_resolved_at_occurrence_at_idx
  ON series_clash (tenant_id, resolved_at, occurrence_at);
CREATE UNIQUE INDEX series_clash_tenant_id_series_id_occurrence_at_key
  ON series_clash (tenant_id, series_id, occurrence_at);
SELECT protect_tenant_table('series_clash');
ALTER TABLE series_clash
  ADD CONSTRAINT series_clash_resolved CHECK ((resolved_at IS NULL) = (resolution IS NULL));

-- Appointments -------------------------------------------------------------------------------------

ALTER TABLE appointment
  ADD COLUMN answers jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN session_id uuid,
  ADD COLUMN series_id uuid,
  ADD COLUMN occurrence_at timestamptz(3),
  ADD COLUMN due_at_booking integer NOT NULL DEFAULT 0,
  ADD COLUMN refund_rules jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN pay_by timestamptz(3),
  ADD FOREIGN KEY (tenant_id, session_id)
    REFERENCES group_session (tenant_id, id) ON DELETE RESTRICT,
  ADD FOREIGN KEY (tenant_id, series_id)
    REFERENCES appointment_series (tenant_id, id) ON DELETE RESTRICT,
  ADD CONSTRAINT appointment_occurrence CHECK ((series_id IS NULL) = (occurrence_at IS NULL)),
  ADD CONSTRAINT appointment_due CHECK (due_at_booking BETWEEN 0 AND price),
  ADD CONSTRAINT appointment_answers CHECK (jsonb_typeof(answers) = 'array'),
  ADD CONSTRAINT appointment_refund_rules CHECK (jsonb_typeof(refund_rules) = 'array'),
  ADD CONSTRAINT appointment_pay_by CHECK (pay_by IS NULL OR status = 'pending');
CREATE INDEX appointment_tenant_id_session_id_idx
  ON appointment (tenant_id, session_id);
CREATE UNIQUE INDEX appointment_tenant_id_series_id_occurrence_at_key
  ON appointment (tenant_id, series_id, occurrence_at);

-- Those whose payment did not come in time, across tenants.
CREATE INDEX appointment_payment_sweep ON appointment (pay_by, tenant_id, id) WHERE pay_by IS NOT NULL;
GRANT SELECT (pay_by) ON appointment TO convene_sweep;

CREATE TABLE session_place (
  tenant_id uuid NOT NULL,
  session_id uuid NOT NULL,
  place integer NOT NULL,
  capacity integer NOT NULL,
  appointment_id uuid,
  hold_id uuid,
  expires_at timestamptz(3),
  PRIMARY KEY (tenant_id, session_id, place),
  FOREIGN KEY (tenant_id, session_id, capacity)
    REFERENCES group_session (tenant_id, id, capacity) ON DELETE CASCADE ON UPDATE CASCADE,
  FOREIGN KEY (tenant_id, appointment_id)
    REFERENCES appointment (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX session_place_tenant_id_hold_id_idx
  ON session_place (tenant_id, hold_id);
CREATE UNIQUE INDEX session_place_tenant_id_appointment_id_key
  ON session_place (tenant_id, appointment_id);
SELECT protect_tenant_table('session_place');
-- As many places as the session has, and no fewer than are taken: the session's capacity is part of the
-- key, so lowering it meets this check.
ALTER TABLE session_place
  ADD CONSTRAINT session_place_place CHECK (place BETWEEN 1 AND capacity),
  ADD CONSTRAINT session_place_purpose CHECK (num_nonnulls(appointment_id, hold_id) = 1),
  ADD CONSTRAINT session_place_expiry CHECK ((expires_at IS NOT NULL) = (hold_id IS NOT NULL));

-- Places whose hold ran out, for the sweep.
CREATE INDEX session_place_expiry_sweep ON session_place (expires_at, tenant_id, session_id, place)
  WHERE expires_at IS NOT NULL;
GRANT SELECT (tenant_id, session_id, place, expires_at) ON session_place TO convene_sweep;
CREATE POLICY sweep ON session_place FOR SELECT TO convene_sweep USING (expires_at IS NOT NULL);

-- One step of the life of an event at a time, whoever writes it. The machines in the apps' domain/ say
-- the same and give the better answers; a test compares them with these.
CREATE FUNCTION check_appointment_step() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('pending', 'confirmed'), ('pending', 'cancelled'), ('pending', 'no_show'),
    ('confirmed', 'in_progress'), ('confirmed', 'cancelled'), ('confirmed', 'no_show'),
    ('in_progress', 'completed'), ('in_progress', 'cancelled')
  ) THEN
    RAISE EXCEPTION 'An appointment that is % does not become %', OLD.status, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'appointment_step';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER appointment_step BEFORE UPDATE OF status ON appointment
  FOR EACH ROW EXECUTE FUNCTION check_appointment_step();

CREATE FUNCTION check_interview_step() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('scheduled', 'confirmed'), ('scheduled', 'in_progress'), ('scheduled', 'cancelled'),
    ('scheduled', 'no_show'),
    ('confirmed', 'scheduled'), ('confirmed', 'in_progress'), ('confirmed', 'cancelled'),
    ('confirmed', 'no_show'),
    ('in_progress', 'completed'), ('in_progress', 'cancelled')
  ) THEN
    RAISE EXCEPTION 'An interview that is % does not become %', OLD.status, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'interview_step';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER interview_step BEFORE UPDATE OF status ON interview
  FOR EACH ROW EXECUTE FUNCTION check_interview_step();

ALTER TABLE event_change ADD COLUMN details jsonb;

-- Waiting lists ------------------------------------------------------------------------------------

CREATE TABLE waiting_entry (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  service_id uuid NOT NULL,
  host_resource_id uuid,
  client_id uuid NOT NULL,
  earliest timestamptz(3) NOT NULL,
  latest timestamptz(3) NOT NULL,
  timezone text NOT NULL,
  weekdays integer[] DEFAULT '{}',
  from_local text,
  until_local text,
  note text,
  state waiting_state NOT NULL DEFAULT 'waiting',
  offers integer NOT NULL DEFAULT 0,
  offer_hold_id uuid,
  offer_start timestamptz(3),
  offer_host_id uuid,
  offer_expires_at timestamptz(3),
  passed_starts timestamptz(3)[] DEFAULT '{}',
  appointment_id uuid,
  created_at timestamptz(3) NOT NULL,
  closed_at timestamptz(3),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, service_id)
    REFERENCES service (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, host_resource_id)
    REFERENCES resource (tenant_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (tenant_id, client_id)
    REFERENCES client (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, appointment_id)
    REFERENCES appointment (tenant_id, id) ON DELETE RESTRICT
);
CREATE INDEX waiting_entry_tenant_id_service_id_state_created_at_idx
  ON waiting_entry (tenant_id, service_id, state, created_at);
CREATE INDEX waiting_entry_tenant_id_client_id_idx
  ON waiting_entry (tenant_id, client_id);
CREATE INDEX waiting_entry_tenant_id_host_resource_id_idx
  ON waiting_entry (tenant_id, host_resource_id);
CREATE UNIQUE INDEX waiting_entry_tenant_id_appointment_id_key
  ON waiting_entry (tenant_id, appointment_id);
SELECT protect_tenant_table('waiting_entry');
ALTER TABLE waiting_entry
  ADD CONSTRAINT waiting_entry_span CHECK (earliest < latest),
  ADD CONSTRAINT waiting_entry_weekdays CHECK (weekdays <@ ARRAY[1, 2, 3, 4, 5, 6, 7]),
  ADD CONSTRAINT waiting_entry_local CHECK ((from_local IS NULL) = (until_local IS NULL)),
  ADD CONSTRAINT waiting_entry_offers CHECK (offers >= 0),
  ADD CONSTRAINT waiting_entry_offer CHECK (
    CASE WHEN state = 'offered'
      THEN num_nonnulls(offer_hold_id, offer_start, offer_host_id, offer_expires_at) = 4
      ELSE num_nonnulls(offer_hold_id, offer_start, offer_host_id, offer_expires_at) = 0
    END),
  ADD CONSTRAINT waiting_entry_booked CHECK ((state = 'booked') = (appointment_id IS NOT NULL)),
  ADD CONSTRAINT waiting_entry_closed CHECK ((state IN ('waiting', 'offered')) = (closed_at IS NULL));

-- Offers that ran out, and whoever still waits, across tenants.
CREATE INDEX waiting_entry_offer_sweep ON waiting_entry (offer_expires_at, tenant_id, id)
  WHERE state = 'offered';
CREATE INDEX waiting_entry_sweep ON waiting_entry (latest, tenant_id, id) WHERE state = 'waiting';
GRANT SELECT (tenant_id, id, state, latest, offer_expires_at) ON waiting_entry TO convene_sweep;
CREATE POLICY sweep ON waiting_entry FOR SELECT TO convene_sweep USING (state IN ('waiting', 'offered'));

-- Money --------------------------------------------------------------------------------------------

CREATE TABLE payment (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  appointment_id uuid NOT NULL,
  client_id uuid NOT NULL,
  amount integer NOT NULL,
  currency char(3) NOT NULL,
  method payment_method NOT NULL,
  provider payment_provider NOT NULL,
  state payment_state NOT NULL DEFAULT 'pending',
  refunded integer NOT NULL DEFAULT 0,
  checkout_id text,
  checkout_url text,
  provider_id text,
  receipt_number integer,
  member_id uuid,
  note text,
  last_error text,
  created_at timestamptz(3) NOT NULL,
  succeeded_at timestamptz(3),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, appointment_id)
    REFERENCES appointment (tenant_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (tenant_id, client_id)
    REFERENCES client (tenant_id, id) ON DELETE RESTRICT
);
CREATE INDEX payment_tenant_id_appointment_id_idx
  ON payment (tenant_id, appointment_id);
CREATE INDEX payment_tenant_id_client_id_idx
  ON payment (tenant_id, client_id);
CREATE INDEX payment_tenant_id_succeeded_at_idx
  ON payment (tenant_id, succeeded_at);
CREATE UNIQUE INDEX payment_tenant_id_checkout_id_key
  ON payment (tenant_id, checkout_id);
CREATE UNIQUE INDEX payment_tenant_id_provider_id_key
  ON payment (tenant_id, provider_id);
CREATE UNIQUE INDEX payment_tenant_id_receipt_number_key
  ON payment (tenant_id, receipt_number);
SELECT protect_tenant_table('payment');
ALTER TABLE payment
  ADD CONSTRAINT payment_amount CHECK (amount > 0),
  -- No more is given back than was paid; what was not paid is not given back.
  ADD CONSTRAINT payment_refunded CHECK (
    refunded BETWEEN 0 AND amount AND (refunded = 0 OR state = 'succeeded')),
  ADD CONSTRAINT payment_succeeded CHECK (
    (state = 'succeeded') = (succeeded_at IS NOT NULL)
    AND (state = 'succeeded') = (receipt_number IS NOT NULL)),
  ADD CONSTRAINT payment_manual CHECK (
    CASE WHEN provider = 'manual'
      THEN num_nonnulls(checkout_id, checkout_url, provider_id) = 0
      ELSE method = 'card'
    END);

CREATE TABLE refund (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  payment_id uuid NOT NULL,
  amount integer NOT NULL,
  currency char(3) NOT NULL,
  state refund_state NOT NULL DEFAULT 'pending',
  reason text,
  provider_id text,
  actor_kind actor_kind NOT NULL,
  actor_id uuid,
  last_error text,
  created_at timestamptz(3) NOT NULL,
  settled_at timestamptz(3),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, payment_id)
    REFERENCES payment (tenant_id, id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX refund_tenant_id_provider_id_key
  ON refund (tenant_id, provider_id);
CREATE UNIQUE INDEX refund_tenant_id_payment_id_id_key
  ON refund (tenant_id, payment_id, id);
SELECT protect_tenant_table('refund');
ALTER TABLE refund
  ADD CONSTRAINT refund_amount CHECK (amount > 0),
  ADD CONSTRAINT refund_settled CHECK ((state = 'pending') = (settled_at IS NULL));

CREATE TABLE ledger_entry (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  account ledger_account NOT NULL,
  amount integer NOT NULL,
  currency char(3) NOT NULL,
  payment_id uuid NOT NULL,
  refund_id uuid,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, payment_id)
    REFERENCES payment (tenant_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (tenant_id, payment_id, refund_id)
    REFERENCES refund (tenant_id, payment_id, id) ON DELETE RESTRICT
);
CREATE INDEX ledger_entry_tenant_id_payment_id_idx
  ON ledger_entry (tenant_id, payment_id);
CREATE INDEX ledger_entry_tenant_id_refund_id_idx
  ON ledger_entry (tenant_id, refund_id);
CREATE INDEX ledger_entry_tenant_id_at_idx
  ON ledger_entry (tenant_id, at);
SELECT protect_tenant_table('ledger_entry');
-- The ledger is written once: what was wrong is set right by another entry.
REVOKE UPDATE, DELETE ON ledger_entry FROM convene_app;
ALTER TABLE ledger_entry ADD CONSTRAINT ledger_entry_amount CHECK (amount <> 0);

-- At the end of every transaction that touches money, for each payment touched:
--   the two sides of the payment, and of each refund, add up to nothing;
--   what came in is the payment, once it succeeded; what went out are the refunds that succeeded;
--   `payment.refunded` is what was refunded or is about to be;
--   all of it is in the payment's currency.
CREATE FUNCTION check_ledger() RETURNS trigger
LANGUAGE plpgsql
AS $$
DECLARE
  tenant uuid := NEW.tenant_id;
  paid payment%ROWTYPE;
  wrong text;
BEGIN
  SELECT * INTO paid FROM payment p
  WHERE p.tenant_id = tenant
    AND p.id = (CASE TG_TABLE_NAME WHEN 'payment' THEN to_jsonb(NEW) ->> 'id'
                ELSE to_jsonb(NEW) ->> 'payment_id' END)::uuid;
  IF paid.id IS NULL THEN
    RETURN NULL; -- gone again within the transaction
  END IF;

  SELECT string_agg(problem, ', ') INTO wrong FROM (
    SELECT 'the sides differ' AS problem
    FROM ledger_entry e WHERE e.tenant_id = tenant AND e.payment_id = paid.id
    GROUP BY e.refund_id HAVING sum(e.amount) <> 0
    UNION ALL
    SELECT 'the payment is not in the ledger'
    FROM (
      SELECT coalesce(sum(e.amount), 0) AS received FROM ledger_entry e
      WHERE e.tenant_id = tenant AND e.payment_id = paid.id AND e.refund_id IS NULL
        AND e.account <> 'clients'
    ) AS l
    WHERE l.received <> CASE WHEN paid.state = 'succeeded' THEN paid.amount ELSE 0 END
    UNION ALL
    SELECT 'a refund is not in the ledger'
    FROM refund r
    WHERE r.tenant_id = tenant AND r.payment_id = paid.id
      AND (
        SELECT coalesce(sum(e.amount), 0) FROM ledger_entry e
        WHERE e.tenant_id = tenant AND e.refund_id = r.id AND e.account <> 'clients'
      ) <> CASE WHEN r.state = 'succeeded' THEN -r.amount ELSE 0 END
    UNION ALL
    SELECT 'the refunds are not what is refunded'
    FROM (
      SELECT coalesce(sum(r.amount), 0) AS refunded FROM refund r
      WHERE r.tenant_id = tenant AND r.payment_id = paid.id AND r.state <> 'failed'
    ) AS r
    WHERE r.refunded <> paid.refunded
    UNION ALL
    SELECT 'the currencies differ'
    WHERE EXISTS (SELECT FROM refund r
                  WHERE r.tenant_id = tenant AND r.payment_id = paid.id AND r.currency <> paid.currency)
      OR EXISTS (SELECT FROM ledger_entry e
                 WHERE e.tenant_id = tenant AND e.payment_id = paid.id AND e.currency <> paid.currency)
  ) AS problems;
  IF wrong IS NOT NULL THEN
    RAISE EXCEPTION 'The ledger disagrees about payment %: %', paid.id, wrong
      USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_agrees';
  END IF;
  RETURN NULL;
END
$$;
CREATE CONSTRAINT TRIGGER ledger_agrees AFTER INSERT OR UPDATE ON payment
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger();
CREATE CONSTRAINT TRIGGER ledger_agrees AFTER INSERT OR UPDATE ON refund
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger();
CREATE CONSTRAINT TRIGGER ledger_agrees AFTER INSERT ON ledger_entry
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION check_ledger();
-- Money that moved is not made unmoved.
REVOKE DELETE ON payment, refund FROM convene_app;

-- Imports ------------------------------------------------------------------------------------------

CREATE TABLE data_import (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  product product NOT NULL,
  kind import_kind NOT NULL,
  state import_state NOT NULL DEFAULT 'checking',
  file_name text NOT NULL,
  content text NOT NULL,
  columns jsonb NOT NULL DEFAULT '{}',
  total integer NOT NULL DEFAULT 0,
  done integer NOT NULL DEFAULT 0,
  created integer NOT NULL DEFAULT 0,
  updated integer NOT NULL DEFAULT 0,
  skipped integer NOT NULL DEFAULT 0,
  problems jsonb NOT NULL DEFAULT '[]',
  member_id uuid NOT NULL,
  created_at timestamptz(3) NOT NULL,
  finished_at timestamptz(3),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, member_id)
    REFERENCES member (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX data_import_tenant_id_created_at_idx
  ON data_import (tenant_id, created_at);
CREATE INDEX data_import_tenant_id_member_id_idx
  ON data_import (tenant_id, member_id);
SELECT protect_tenant_table('data_import');
ALTER TABLE data_import
  ADD CONSTRAINT data_import_counts CHECK (
    least(total, done, created, updated, skipped) >= 0 AND done <= total),
  ADD CONSTRAINT data_import_finished CHECK (
    (state IN ('done', 'failed', 'cancelled')) = (finished_at IS NOT NULL));
