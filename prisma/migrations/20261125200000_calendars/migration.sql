-- Connected calendars, what of ours is written there, where the two disagree; feeds; meeting rooms.

CREATE TYPE calendar_provider AS ENUM ('google', 'outlook', 'caldav');
CREATE TYPE connection_state AS ENUM ('connected', 'failing', 'reconnect');
CREATE TYPE copy_state AS ENUM (
  'pending', 'written', 'removing', 'failing', 'refused', 'moved_outside', 'deleted_outside');
CREATE TYPE conflict_kind AS ENUM ('busy', 'moved_outside', 'deleted_outside');
CREATE TYPE conflict_resolution AS ENUM (
  'rescheduled', 'replaced', 'cancelled', 'put_back', 'dismissed', 'vanished');
CREATE TYPE room_provider AS ENUM ('jitsi', 'zoom', 'meet', 'teams');
CREATE TYPE room_state AS ENUM ('pending', 'ready', 'removing', 'failing');

-- Connections --------------------------------------------------------------------------------------

CREATE TABLE calendar_connection (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  provider calendar_provider NOT NULL,
  account text NOT NULL,
  credentials text NOT NULL,
  credentials_version integer NOT NULL DEFAULT 0,
  state connection_state NOT NULL DEFAULT 'connected',
  times_lost integer NOT NULL DEFAULT 0,
  last_error text,
  last_sync_at timestamptz(3),
  next_sync_at timestamptz(3),
  failures integer NOT NULL DEFAULT 0,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, member_id)
    REFERENCES member (tenant_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX calendar_connection_tenant_id_member_id_provider_account_key
  ON calendar_connection (tenant_id, member_id, provider, account);
SELECT protect_tenant_table('calendar_connection');

-- What is to be read next, across tenants; the sweep sees ids and times only. Null while a connection
-- waits for its owner, so the index holds what there is to do.
CREATE INDEX calendar_connection_sync_sweep ON calendar_connection (next_sync_at, tenant_id, id)
  WHERE next_sync_at IS NOT NULL;
GRANT SELECT (tenant_id, id, next_sync_at) ON calendar_connection TO convene_sweep;
CREATE POLICY sweep ON calendar_connection FOR SELECT TO convene_sweep USING (next_sync_at IS NOT NULL);
ALTER TABLE calendar_connection
  ADD CONSTRAINT calendar_connection_counts CHECK (failures >= 0 AND times_lost >= 0),
  ADD CONSTRAINT calendar_connection_waits CHECK (state <> 'reconnect' OR next_sync_at IS NULL);

CREATE TABLE connected_calendar (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  connection_id uuid NOT NULL,
  external_id text NOT NULL,
  name text NOT NULL,
  time_zone text,
  writable boolean NOT NULL,
  blocks boolean NOT NULL DEFAULT false,
  receives boolean NOT NULL DEFAULT false,
  known_from timestamptz(3),
  known_until timestamptz(3),
  cursor text,
  watch_id text,
  watch_resource text,
  watch_secret text,
  watch_expires_at timestamptz(3),
  note text,
  last_error text,
  last_sync_at timestamptz(3),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, connection_id)
    REFERENCES calendar_connection (tenant_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX connected_calendar_tenant_id_connection_id_external_id_key
  ON connected_calendar (tenant_id, connection_id, external_id);
SELECT protect_tenant_table('connected_calendar');
ALTER TABLE connected_calendar
  ADD CONSTRAINT connected_calendar_known CHECK (
    (known_from IS NULL) = (known_until IS NULL) AND known_from <= known_until),
  ADD CONSTRAINT connected_calendar_receives CHECK (writable OR NOT receives);

-- Busy times of a connected calendar go when it goes.
ALTER TABLE external_busy
  ADD COLUMN calendar_id uuid,
  ADD FOREIGN KEY (tenant_id, calendar_id)
    REFERENCES connected_calendar (tenant_id, id) ON DELETE CASCADE;
CREATE INDEX external_busy_tenant_id_calendar_id_idx ON external_busy (tenant_id, calendar_id);

-- Our events in their calendars --------------------------------------------------------------------

CREATE TABLE calendar_copy (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  calendar_id uuid NOT NULL,
  interview_id uuid,
  appointment_id uuid,
  external_id text,
  written_version integer,
  state copy_state NOT NULL DEFAULT 'pending',
  outside_start timestamptz(3),
  outside_end timestamptz(3),
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  written_at timestamptz(3),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, calendar_id)
    REFERENCES connected_calendar (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, interview_id)
    REFERENCES interview (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, appointment_id)
    REFERENCES appointment (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX calendar_copy_tenant_id_interview_id_idx
  ON calendar_copy (tenant_id, interview_id);
CREATE INDEX calendar_copy_tenant_id_appointment_id_idx
  ON calendar_copy (tenant_id, appointment_id);
CREATE UNIQUE INDEX calendar_copy_tenant_id_calendar_id_interview_id_key
  ON calendar_copy (tenant_id, calendar_id, interview_id);
CREATE UNIQUE INDEX calendar_copy_tenant_id_calendar_id_appointment_id_key
  ON calendar_copy (tenant_id, calendar_id, appointment_id);
SELECT protect_tenant_table('calendar_copy');
ALTER TABLE calendar_copy
  ADD CONSTRAINT calendar_copy_event CHECK (num_nonnulls(interview_id, appointment_id) = 1),
  ADD CONSTRAINT calendar_copy_outside CHECK ((outside_start IS NULL) = (outside_end IS NULL));

CREATE TABLE calendar_conflict (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  kind conflict_kind NOT NULL,
  interview_id uuid,
  appointment_id uuid,
  resource_id uuid NOT NULL,
  starts_at timestamptz(3),
  ends_at timestamptz(3),
  raised_at timestamptz(3) NOT NULL,
  resolved_at timestamptz(3),
  resolution conflict_resolution,
  member_id uuid,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, interview_id)
    REFERENCES interview (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, appointment_id)
    REFERENCES appointment (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, resource_id)
    REFERENCES resource (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX calendar_conflict_tenant_id_resolved_at_raised_at_idx
  ON calendar_conflict (tenant_id, resolved_at, raised_at);
CREATE INDEX calendar_conflict_tenant_id_interview_id_idx
  ON calendar_conflict (tenant_id, interview_id);
CREATE INDEX calendar_conflict_tenant_id_appointment_id_idx
  ON calendar_conflict (tenant_id, appointment_id);
CREATE INDEX calendar_conflict_tenant_id_resource_id_idx
  ON calendar_conflict (tenant_id, resource_id);
SELECT protect_tenant_table('calendar_conflict');
ALTER TABLE calendar_conflict
  ADD CONSTRAINT calendar_conflict_event CHECK (num_nonnulls(interview_id, appointment_id) = 1),
  ADD CONSTRAINT calendar_conflict_span CHECK (
    (starts_at IS NULL) = (ends_at IS NULL) AND starts_at <= ends_at),
  ADD CONSTRAINT calendar_conflict_resolved CHECK ((resolved_at IS NULL) = (resolution IS NULL));
-- One open question of a kind about an event and a person; a busy time by its start.
CREATE UNIQUE INDEX calendar_conflict_open ON calendar_conflict
  (tenant_id, interview_id, appointment_id, resource_id, kind, starts_at) NULLS NOT DISTINCT
  WHERE resolved_at IS NULL;

-- Feeds --------------------------------------------------------------------------------------------

CREATE TABLE calendar_feed (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  member_id uuid NOT NULL,
  secret_hash text NOT NULL,
  name text NOT NULL,
  free_busy boolean NOT NULL DEFAULT false,
  created_at timestamptz(3) NOT NULL,
  last_read_at timestamptz(3),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, member_id)
    REFERENCES member (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX calendar_feed_tenant_id_member_id_idx
  ON calendar_feed (tenant_id, member_id);
SELECT protect_tenant_table('calendar_feed');

-- Rooms --------------------------------------------------------------------------------------------

CREATE TABLE meeting_room (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  interview_id uuid,
  appointment_id uuid,
  provider room_provider NOT NULL,
  external_id text,
  join_url text,
  state room_state NOT NULL DEFAULT 'pending',
  made_version integer,
  attempts integer NOT NULL DEFAULT 0,
  last_error text,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, interview_id)
    REFERENCES interview (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, appointment_id)
    REFERENCES appointment (tenant_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX meeting_room_tenant_id_interview_id_key
  ON meeting_room (tenant_id, interview_id);
CREATE UNIQUE INDEX meeting_room_tenant_id_appointment_id_key
  ON meeting_room (tenant_id, appointment_id);
SELECT protect_tenant_table('meeting_room');
ALTER TABLE meeting_room
  ADD CONSTRAINT meeting_room_event CHECK (num_nonnulls(interview_id, appointment_id) = 1),
  ADD CONSTRAINT meeting_room_ready CHECK (state <> 'ready' OR join_url IS NOT NULL);
ALTER TABLE service ADD COLUMN room_provider room_provider;
