-- The ATS whole: jobs with their teams and forms, what candidates bring, interviews made from templates,
-- panels from pools, several in a row, times that are agreed on by a link, scorecards, offers.

CREATE TYPE employment_type AS ENUM (
  'full_time', 'part_time', 'contract', 'temporary', 'internship');
CREATE TYPE candidate_file_kind AS ENUM ('resume', 'other');
CREATE TYPE application_change_kind AS ENUM (
  'applied', 'stage_changed', 'rejected', 'withdrawn', 'hired', 'reopened', 'file_added',
  'offer_made', 'offer_sent', 'offer_answered');
CREATE TYPE qualification AS ENUM ('shadow', 'reverse_shadow', 'qualified');
CREATE TYPE recommendation AS ENUM ('strong_no', 'no', 'undecided', 'yes', 'strong_yes');
CREATE TYPE offer_state AS ENUM (
  'draft', 'pending_approval', 'approved', 'sent', 'accepted', 'declined', 'countered', 'expired',
  'withdrawn');
CREATE TYPE pay_period AS ENUM ('hour', 'month', 'year');
CREATE TYPE approval_state AS ENUM ('pending', 'approved', 'rejected');
CREATE TYPE interview_hours AS ENUM ('working', 'published');
CREATE TYPE request_mode AS ENUM ('choose', 'proposals', 'availability');
CREATE TYPE request_state AS ENUM (
  'open', 'answered', 'booked', 'withdrawn', 'declined', 'expired');

ALTER TABLE tenant
  ADD COLUMN careers_intro text;

-- How interviews come about ------------------------------------------------------------------------

CREATE TABLE interviewer_pool (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  shadows_needed integer NOT NULL DEFAULT 2,
  reverse_shadows_needed integer NOT NULL DEFAULT 1,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX interviewer_pool_tenant_id_name_key
  ON interviewer_pool (tenant_id, name);
SELECT protect_tenant_table('interviewer_pool');

ALTER TABLE interviewer_pool
  ADD CONSTRAINT interviewer_pool_training CHECK (
    shadows_needed BETWEEN 0 AND 50 AND reverse_shadows_needed BETWEEN 0 AND 50);

CREATE TABLE pool_member (
  tenant_id uuid NOT NULL,
  pool_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  qualification qualification NOT NULL DEFAULT 'qualified',
  completed integer NOT NULL DEFAULT 0,
  paused boolean NOT NULL DEFAULT false,
  joined_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, pool_id, resource_id),
  FOREIGN KEY (tenant_id, pool_id)
    REFERENCES interviewer_pool (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, resource_id)
    REFERENCES resource (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX pool_member_tenant_id_resource_id_idx
  ON pool_member (tenant_id, resource_id);
SELECT protect_tenant_table('pool_member');

ALTER TABLE pool_member ADD CONSTRAINT pool_member_completed CHECK (completed >= 0);

CREATE TABLE interviewer_settings (
  tenant_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  hours interview_hours NOT NULL DEFAULT 'working',
  per_day integer,
  per_week integer,
  preferred_hours jsonb NOT NULL DEFAULT '{}',
  PRIMARY KEY (tenant_id, resource_id),
  FOREIGN KEY (tenant_id, resource_id)
    REFERENCES resource (tenant_id, id) ON DELETE CASCADE
);
SELECT protect_tenant_table('interviewer_settings');

ALTER TABLE interviewer_settings
  ADD CONSTRAINT interviewer_settings_caps CHECK (per_day >= 0 AND per_week >= 0),
  ADD CONSTRAINT interviewer_settings_preferred CHECK (jsonb_typeof(preferred_hours) = 'object');

CREATE TABLE published_time (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  resource_id uuid NOT NULL,
  start_local text NOT NULL,
  timezone text NOT NULL,
  duration_minutes integer NOT NULL,
  rule text,
  excluded timestamptz(3)[] DEFAULT ARRAY[]::timestamptz(3)[],
  ends_at timestamptz(3),
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, resource_id)
    REFERENCES resource (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX published_time_tenant_id_resource_id_ends_at_idx
  ON published_time (tenant_id, resource_id, ends_at);
SELECT protect_tenant_table('published_time');

ALTER TABLE published_time
  ADD CONSTRAINT published_time_duration CHECK (duration_minutes BETWEEN 1 AND 1440),
  -- One that takes place once ends.
  ADD CONSTRAINT published_time_once CHECK (rule IS NOT NULL OR ends_at IS NOT NULL);

CREATE TABLE interview_template (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  kind interview_kind NOT NULL,
  duration_minutes integer NOT NULL,
  buffer_before_minutes integer NOT NULL DEFAULT 0,
  buffer_after_minutes integer NOT NULL DEFAULT 0,
  room_provider room_provider,
  location text,
  briefing text,
  instructions text,
  questions jsonb NOT NULL DEFAULT '[]',
  criteria jsonb NOT NULL DEFAULT '[]',
  replace_notice_minutes integer NOT NULL DEFAULT 2880,
  replace_limit integer NOT NULL DEFAULT 3,
  change_notice_minutes integer NOT NULL DEFAULT 1440,
  reschedule_limit integer NOT NULL DEFAULT 2,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX interview_template_tenant_id_name_key
  ON interview_template (tenant_id, name);
SELECT protect_tenant_table('interview_template');

ALTER TABLE interview_template
  ADD CONSTRAINT interview_template_minutes CHECK (
    duration_minutes BETWEEN 1 AND 1440
    AND buffer_before_minutes BETWEEN 0 AND 1440 AND buffer_after_minutes BETWEEN 0 AND 1440),
  ADD CONSTRAINT interview_template_changes CHECK (
    least(replace_notice_minutes, replace_limit, change_notice_minutes, reschedule_limit) >= 0),
  ADD CONSTRAINT interview_template_questions CHECK (jsonb_typeof(questions) = 'array'),
  ADD CONSTRAINT interview_template_criteria CHECK (jsonb_typeof(criteria) = 'array');

CREATE TABLE template_seat (
  tenant_id uuid NOT NULL,
  template_id uuid NOT NULL,
  position integer NOT NULL,
  name text NOT NULL,
  resource_id uuid,
  pool_id uuid,
  PRIMARY KEY (tenant_id, template_id, position),
  FOREIGN KEY (tenant_id, template_id)
    REFERENCES interview_template (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, resource_id)
    REFERENCES resource (tenant_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (tenant_id, pool_id)
    REFERENCES interviewer_pool (tenant_id, id) ON DELETE RESTRICT
);
CREATE INDEX template_seat_tenant_id_resource_id_idx
  ON template_seat (tenant_id, resource_id);
CREATE INDEX template_seat_tenant_id_pool_id_idx
  ON template_seat (tenant_id, pool_id);
SELECT protect_tenant_table('template_seat');

ALTER TABLE template_seat
  ADD CONSTRAINT template_seat_position CHECK (position >= 0),
  -- One person, or anyone of a pool.
  ADD CONSTRAINT template_seat_filled CHECK (num_nonnulls(resource_id, pool_id) = 1);

CREATE TABLE template_room (
  tenant_id uuid NOT NULL,
  template_id uuid NOT NULL,
  resource_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, template_id, resource_id),
  FOREIGN KEY (tenant_id, template_id)
    REFERENCES interview_template (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, resource_id)
    REFERENCES resource (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX template_room_tenant_id_resource_id_idx
  ON template_room (tenant_id, resource_id);
SELECT protect_tenant_table('template_room');

CREATE TABLE interview_plan (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  break_minutes integer NOT NULL DEFAULT 0,
  longest_gap_minutes integer NOT NULL DEFAULT 120,
  per_day integer NOT NULL DEFAULT 5,
  same_day boolean NOT NULL DEFAULT true,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX interview_plan_tenant_id_name_key
  ON interview_plan (tenant_id, name);
SELECT protect_tenant_table('interview_plan');

ALTER TABLE interview_plan
  ADD CONSTRAINT interview_plan_gaps CHECK (
    break_minutes BETWEEN 0 AND 1440 AND longest_gap_minutes BETWEEN break_minutes AND 1440),
  ADD CONSTRAINT interview_plan_per_day CHECK (per_day BETWEEN 1 AND 20);

CREATE TABLE plan_step (
  tenant_id uuid NOT NULL,
  plan_id uuid NOT NULL,
  position integer NOT NULL,
  template_id uuid NOT NULL,
  after integer[] DEFAULT ARRAY[]::integer[],
  PRIMARY KEY (tenant_id, plan_id, position),
  FOREIGN KEY (tenant_id, plan_id)
    REFERENCES interview_plan (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, template_id)
    REFERENCES interview_template (tenant_id, id) ON DELETE RESTRICT
);
CREATE INDEX plan_step_tenant_id_template_id_idx
  ON plan_step (tenant_id, template_id);
SELECT protect_tenant_table('plan_step');

-- A step comes after earlier ones only: no circle can be written down.
ALTER TABLE plan_step
  ADD CONSTRAINT plan_step_position CHECK (position BETWEEN 0 AND 19),
  ADD CONSTRAINT plan_step_after CHECK (0 <= ALL (after) AND position > ALL (after));

CREATE TABLE interview_loop (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  plan_id uuid,
  name text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, application_id)
    REFERENCES application (tenant_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (tenant_id, plan_id)
    REFERENCES interview_plan (tenant_id, id) ON DELETE RESTRICT
);
CREATE INDEX interview_loop_tenant_id_application_id_idx
  ON interview_loop (tenant_id, application_id);
CREATE INDEX interview_loop_tenant_id_plan_id_idx
  ON interview_loop (tenant_id, plan_id);
SELECT protect_tenant_table('interview_loop');

-- Jobs and applications ----------------------------------------------------------------------------

ALTER TABLE job
  ADD COLUMN closed_at timestamptz(3),
  ADD COLUMN employment_type employment_type,
  ADD COLUMN fields jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN published_at timestamptz(3);
CREATE INDEX job_tenant_id_status_published_at_idx
  ON job (tenant_id, status, published_at);
ALTER TABLE job ADD CONSTRAINT job_fields CHECK (jsonb_typeof(fields) = 'array');

CREATE TABLE job_member (
  tenant_id uuid NOT NULL,
  job_id uuid NOT NULL,
  member_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, job_id, member_id),
  FOREIGN KEY (tenant_id, job_id)
    REFERENCES job (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, member_id)
    REFERENCES member (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX job_member_tenant_id_member_id_idx
  ON job_member (tenant_id, member_id);
SELECT protect_tenant_table('job_member');

ALTER TABLE job_stage
  ADD COLUMN plan_id uuid,
  ADD COLUMN template_id uuid,
  ADD FOREIGN KEY (tenant_id, template_id)
    REFERENCES interview_template (tenant_id, id) ON DELETE RESTRICT,
  ADD FOREIGN KEY (tenant_id, plan_id)
    REFERENCES interview_plan (tenant_id, id) ON DELETE RESTRICT;
CREATE INDEX job_stage_tenant_id_template_id_idx
  ON job_stage (tenant_id, template_id);
CREATE INDEX job_stage_tenant_id_plan_id_idx
  ON job_stage (tenant_id, plan_id);
-- An interview or several: one of the two.
ALTER TABLE job_stage ADD CONSTRAINT job_stage_default CHECK (num_nonnulls(template_id, plan_id) <= 1);

ALTER TABLE candidate
  ADD COLUMN headline text,
  ADD COLUMN links jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN location text;
ALTER TABLE candidate ADD CONSTRAINT candidate_links CHECK (jsonb_typeof(links) = 'array');

CREATE TABLE candidate_file (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  kind candidate_file_kind NOT NULL,
  file_name text NOT NULL,
  content_type text NOT NULL,
  size integer NOT NULL,
  content bytea NOT NULL,
  actor_kind actor_kind NOT NULL,
  actor_id uuid,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, candidate_id)
    REFERENCES candidate (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX candidate_file_tenant_id_candidate_id_created_at_idx
  ON candidate_file (tenant_id, candidate_id, created_at);
SELECT protect_tenant_table('candidate_file');
ALTER TABLE candidate_file
  ADD CONSTRAINT candidate_file_size CHECK (size = octet_length(content) AND size BETWEEN 1 AND 10485760);

ALTER TABLE application
  ADD COLUMN answers jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN closed_at timestamptz(3),
  ADD COLUMN cover_letter text,
  ADD COLUMN stage_since timestamptz(3) NOT NULL DEFAULT now();
UPDATE application SET stage_since = created_at;
UPDATE application SET closed_at = created_at WHERE status <> 'active';
ALTER TABLE application
  ADD CONSTRAINT application_answers CHECK (jsonb_typeof(answers) = 'array'),
  ADD CONSTRAINT application_closed CHECK ((status = 'active') = (closed_at IS NULL));

-- What is decided can be taken up again, but for whoever was hired.
CREATE FUNCTION check_application_step() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF NEW.status <> OLD.status AND (OLD.status, NEW.status) NOT IN (
    ('active', 'hired'), ('active', 'rejected'), ('active', 'withdrawn'),
    ('rejected', 'active'), ('withdrawn', 'active')
  ) THEN
    RAISE EXCEPTION 'An application that is % does not become %', OLD.status, NEW.status
      USING ERRCODE = 'check_violation', CONSTRAINT = 'application_step';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER application_step BEFORE UPDATE OF status ON application
  FOR EACH ROW EXECUTE FUNCTION check_application_step();

CREATE TABLE application_note (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  member_id uuid NOT NULL,
  text text NOT NULL,
  created_at timestamptz(3) NOT NULL,
  edited_at timestamptz(3),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, application_id)
    REFERENCES application (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, member_id)
    REFERENCES member (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX application_note_tenant_id_application_id_created_at_idx
  ON application_note (tenant_id, application_id, created_at);
CREATE INDEX application_note_tenant_id_member_id_idx
  ON application_note (tenant_id, member_id);
SELECT protect_tenant_table('application_note');

CREATE TABLE note_mention (
  tenant_id uuid NOT NULL,
  note_id uuid NOT NULL,
  member_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, note_id, member_id),
  FOREIGN KEY (tenant_id, note_id)
    REFERENCES application_note (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, member_id)
    REFERENCES member (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX note_mention_tenant_id_member_id_idx
  ON note_mention (tenant_id, member_id);
SELECT protect_tenant_table('note_mention');

CREATE TABLE application_change (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  kind application_change_kind NOT NULL,
  actor_kind actor_kind NOT NULL,
  actor_id uuid,
  stage_before text,
  stage_after text,
  reason text,
  details jsonb,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, application_id)
    REFERENCES application (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX application_change_tenant_id_application_id_at_idx
  ON application_change (tenant_id, application_id, at);
CREATE INDEX application_change_tenant_id_kind_at_idx
  ON application_change (tenant_id, kind, at);
SELECT protect_tenant_table('application_change');

-- History is written once.
REVOKE UPDATE, DELETE ON application_change FROM convene_app;

-- Interviews ---------------------------------------------------------------------------------------

ALTER TABLE interview
  ADD COLUMN briefing text,
  ADD COLUMN criteria jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN loop_id uuid,
  ADD COLUMN loop_position integer,
  ADD COLUMN questions jsonb NOT NULL DEFAULT '[]',
  ADD COLUMN replacements integer NOT NULL DEFAULT 0,
  ADD COLUMN template_id uuid,
  ADD FOREIGN KEY (tenant_id, template_id)
    REFERENCES interview_template (tenant_id, id) ON DELETE RESTRICT,
  ADD FOREIGN KEY (tenant_id, loop_id)
    REFERENCES interview_loop (tenant_id, id) ON DELETE RESTRICT;
CREATE INDEX interview_tenant_id_template_id_idx
  ON interview (tenant_id, template_id);
CREATE UNIQUE INDEX interview_tenant_id_loop_id_loop_position_key
  ON interview (tenant_id, loop_id, loop_position);
ALTER TABLE interview
  ADD CONSTRAINT interview_loop_position CHECK (
    (loop_id IS NULL) = (loop_position IS NULL) AND loop_position >= 0),
  ADD CONSTRAINT interview_replacements CHECK (replacements >= 0),
  ADD CONSTRAINT interview_questions CHECK (jsonb_typeof(questions) = 'array'),
  ADD CONSTRAINT interview_criteria CHECK (jsonb_typeof(criteria) = 'array');

ALTER TABLE interview_attendee
  ADD COLUMN decline_reason text,
  ADD COLUMN feedback_asked integer NOT NULL DEFAULT 0,
  ADD COLUMN feedback_due_at timestamptz(3),
  ADD COLUMN pool_id uuid,
  ADD COLUMN qualification qualification,
  ADD COLUMN responded_at timestamptz(3),
  ADD COLUMN seat text,
  ADD FOREIGN KEY (tenant_id, pool_id)
    REFERENCES interviewer_pool (tenant_id, id) ON DELETE RESTRICT;
CREATE INDEX interview_attendee_tenant_id_pool_id_idx
  ON interview_attendee (tenant_id, pool_id);
ALTER TABLE interview_attendee
  ADD CONSTRAINT interview_attendee_pool CHECK (qualification IS NULL OR pool_id IS NOT NULL),
  ADD CONSTRAINT interview_attendee_asked CHECK (feedback_asked >= 0);

-- Whose scorecard is to be asked for, across tenants; the sweep sees ids and times only.
CREATE INDEX interview_attendee_feedback_sweep
  ON interview_attendee (feedback_due_at, tenant_id, interview_id, resource_id)
  WHERE feedback_due_at IS NOT NULL;
GRANT SELECT (tenant_id, interview_id, resource_id, feedback_due_at) ON interview_attendee TO convene_sweep;
CREATE POLICY sweep ON interview_attendee FOR SELECT TO convene_sweep USING (feedback_due_at IS NOT NULL);

CREATE TABLE scheduling_request (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  member_id uuid NOT NULL,
  mode request_mode NOT NULL,
  state request_state NOT NULL DEFAULT 'open',
  details jsonb NOT NULL,
  message text,
  earliest timestamptz(3) NOT NULL,
  latest timestamptz(3) NOT NULL,
  timezone text NOT NULL,
  expires_at timestamptz(3) NOT NULL,
  interview_id uuid,
  loop_id uuid,
  reply text,
  created_at timestamptz(3) NOT NULL,
  answered_at timestamptz(3),
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, application_id)
    REFERENCES application (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, member_id)
    REFERENCES member (tenant_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (tenant_id, interview_id)
    REFERENCES interview (tenant_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (tenant_id, loop_id)
    REFERENCES interview_loop (tenant_id, id) ON DELETE RESTRICT
);
CREATE INDEX scheduling_request_tenant_id_application_id_idx
  ON scheduling_request (tenant_id, application_id);
CREATE INDEX scheduling_request_tenant_id_member_id_idx
  ON scheduling_request (tenant_id, member_id);
CREATE INDEX scheduling_request_tenant_id_state_created_at_idx
  ON scheduling_request (tenant_id, state, created_at);
CREATE UNIQUE INDEX scheduling_request_tenant_id_interview_id_key
  ON scheduling_request (tenant_id, interview_id);
CREATE UNIQUE INDEX scheduling_request_tenant_id_loop_id_key
  ON scheduling_request (tenant_id, loop_id);
SELECT protect_tenant_table('scheduling_request');

ALTER TABLE scheduling_request
  ADD CONSTRAINT scheduling_request_span CHECK (earliest < latest),
  ADD CONSTRAINT scheduling_request_booked CHECK (
    num_nonnulls(interview_id, loop_id) = CASE state WHEN 'booked' THEN 1 ELSE 0 END);

-- Those whose time is up, across tenants.
CREATE INDEX scheduling_request_sweep ON scheduling_request (expires_at, tenant_id, id)
  WHERE state IN ('open', 'answered');
GRANT SELECT (tenant_id, id, state, expires_at) ON scheduling_request TO convene_sweep;
CREATE POLICY sweep ON scheduling_request FOR SELECT TO convene_sweep
  USING (state IN ('open', 'answered'));

CREATE TABLE request_proposal (
  tenant_id uuid NOT NULL,
  request_id uuid NOT NULL,
  position integer NOT NULL,
  hold_id uuid NOT NULL,
  interviews jsonb NOT NULL,
  PRIMARY KEY (tenant_id, request_id, position),
  FOREIGN KEY (tenant_id, request_id)
    REFERENCES scheduling_request (tenant_id, id) ON DELETE CASCADE
);
CREATE UNIQUE INDEX request_proposal_tenant_id_hold_id_key
  ON request_proposal (tenant_id, hold_id);
SELECT protect_tenant_table('request_proposal');

CREATE TABLE candidate_time (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  request_id uuid NOT NULL,
  starts_at timestamptz(3) NOT NULL,
  ends_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, request_id)
    REFERENCES scheduling_request (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX candidate_time_tenant_id_request_id_starts_at_idx
  ON candidate_time (tenant_id, request_id, starts_at);
SELECT protect_tenant_table('candidate_time');

ALTER TABLE request_proposal
  ADD CONSTRAINT request_proposal_position CHECK (position >= 0),
  ADD CONSTRAINT request_proposal_interviews CHECK (jsonb_typeof(interviews) = 'array');
ALTER TABLE candidate_time ADD CONSTRAINT candidate_time_span CHECK (starts_at < ends_at);

-- Scorecards ---------------------------------------------------------------------------------------

CREATE TABLE scorecard (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  interview_id uuid NOT NULL,
  member_id uuid NOT NULL,
  overall integer,
  recommendation recommendation,
  ratings jsonb NOT NULL DEFAULT '[]',
  answers jsonb NOT NULL DEFAULT '[]',
  strengths text,
  concerns text,
  private_notes text,
  submitted_at timestamptz(3),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  updated_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, interview_id)
    REFERENCES interview (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, member_id)
    REFERENCES member (tenant_id, id) ON DELETE RESTRICT
);
CREATE INDEX scorecard_tenant_id_member_id_submitted_at_idx
  ON scorecard (tenant_id, member_id, submitted_at);
CREATE UNIQUE INDEX scorecard_tenant_id_interview_id_member_id_key
  ON scorecard (tenant_id, interview_id, member_id);
SELECT protect_tenant_table('scorecard');

ALTER TABLE scorecard
  ADD CONSTRAINT scorecard_overall CHECK (overall BETWEEN 1 AND 5),
  -- What is handed in says what it comes to.
  ADD CONSTRAINT scorecard_submitted CHECK (
    submitted_at IS NULL OR num_nonnulls(overall, recommendation) = 2),
  ADD CONSTRAINT scorecard_ratings CHECK (jsonb_typeof(ratings) = 'array'),
  ADD CONSTRAINT scorecard_answers CHECK (jsonb_typeof(answers) = 'array');

-- Offers -------------------------------------------------------------------------------------------

CREATE TABLE offer_template (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  name text NOT NULL,
  body text NOT NULL,
  active boolean NOT NULL DEFAULT true,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id)
);
CREATE UNIQUE INDEX offer_template_tenant_id_name_key
  ON offer_template (tenant_id, name);
SELECT protect_tenant_table('offer_template');

CREATE TABLE offer_template_approver (
  tenant_id uuid NOT NULL,
  template_id uuid NOT NULL,
  position integer NOT NULL,
  member_id uuid NOT NULL,
  PRIMARY KEY (tenant_id, template_id, position),
  FOREIGN KEY (tenant_id, template_id)
    REFERENCES offer_template (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, member_id)
    REFERENCES member (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX offer_template_approver_tenant_id_member_id_idx
  ON offer_template_approver (tenant_id, member_id);
CREATE UNIQUE INDEX offer_template_approver_tenant_id_template_id_member_id_key
  ON offer_template_approver (tenant_id, template_id, member_id);
SELECT protect_tenant_table('offer_template_approver');

CREATE TABLE offer (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  application_id uuid NOT NULL,
  template_id uuid,
  member_id uuid NOT NULL,
  state offer_state NOT NULL DEFAULT 'draft',
  title text NOT NULL,
  salary integer NOT NULL,
  currency char(3) NOT NULL,
  pay_period pay_period NOT NULL,
  start_date date NOT NULL,
  body text NOT NULL,
  valid_days integer NOT NULL DEFAULT 7,
  expires_at timestamptz(3),
  sent_at timestamptz(3),
  answered_at timestamptz(3),
  signature text,
  reply text,
  counter_salary integer,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, application_id)
    REFERENCES application (tenant_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (tenant_id, template_id)
    REFERENCES offer_template (tenant_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (tenant_id, member_id)
    REFERENCES member (tenant_id, id) ON DELETE RESTRICT
);
CREATE INDEX offer_tenant_id_application_id_idx
  ON offer (tenant_id, application_id);
CREATE INDEX offer_tenant_id_template_id_idx
  ON offer (tenant_id, template_id);
CREATE INDEX offer_tenant_id_member_id_idx
  ON offer (tenant_id, member_id);
CREATE INDEX offer_tenant_id_state_idx
  ON offer (tenant_id, state);
SELECT protect_tenant_table('offer');

CREATE TABLE offer_approval (
  tenant_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  position integer NOT NULL,
  member_id uuid NOT NULL,
  state approval_state NOT NULL DEFAULT 'pending',
  note text,
  decided_at timestamptz(3),
  PRIMARY KEY (tenant_id, offer_id, position),
  FOREIGN KEY (tenant_id, offer_id)
    REFERENCES offer (tenant_id, id) ON DELETE CASCADE,
  FOREIGN KEY (tenant_id, member_id)
    REFERENCES member (tenant_id, id) ON DELETE RESTRICT
);
CREATE INDEX offer_approval_tenant_id_member_id_state_idx
  ON offer_approval (tenant_id, member_id, state);
CREATE UNIQUE INDEX offer_approval_tenant_id_offer_id_member_id_key
  ON offer_approval (tenant_id, offer_id, member_id);
SELECT protect_tenant_table('offer_approval');

CREATE TABLE offer_change (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  offer_id uuid NOT NULL,
  state_before offer_state,
  state_after offer_state NOT NULL,
  version integer NOT NULL,
  actor_kind actor_kind NOT NULL,
  actor_id uuid,
  reason text,
  details jsonb,
  at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, offer_id)
    REFERENCES offer (tenant_id, id) ON DELETE CASCADE
);
CREATE INDEX offer_change_tenant_id_offer_id_at_idx
  ON offer_change (tenant_id, offer_id, at);
SELECT protect_tenant_table('offer_change');

CREATE TABLE employee (
  tenant_id uuid NOT NULL,
  id uuid NOT NULL,
  candidate_id uuid NOT NULL,
  application_id uuid NOT NULL,
  offer_id uuid NOT NULL,
  name text NOT NULL,
  email text NOT NULL,
  title text NOT NULL,
  start_date date NOT NULL,
  created_at timestamptz(3) NOT NULL,
  PRIMARY KEY (tenant_id, id),
  FOREIGN KEY (tenant_id, candidate_id)
    REFERENCES candidate (tenant_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (tenant_id, application_id)
    REFERENCES application (tenant_id, id) ON DELETE RESTRICT,
  FOREIGN KEY (tenant_id, offer_id)
    REFERENCES offer (tenant_id, id) ON DELETE RESTRICT
);
CREATE UNIQUE INDEX employee_tenant_id_candidate_id_key
  ON employee (tenant_id, candidate_id);
CREATE UNIQUE INDEX employee_tenant_id_application_id_key
  ON employee (tenant_id, application_id);
CREATE UNIQUE INDEX employee_tenant_id_offer_id_key
  ON employee (tenant_id, offer_id);
SELECT protect_tenant_table('employee');

ALTER TABLE offer
  ADD CONSTRAINT offer_salary CHECK (salary > 0 AND counter_salary > 0),
  ADD CONSTRAINT offer_valid_days CHECK (valid_days BETWEEN 1 AND 365),
  ADD CONSTRAINT offer_sent CHECK (
    state NOT IN ('sent', 'accepted', 'declined', 'countered', 'expired')
    OR num_nonnulls(sent_at, expires_at) = 2),
  ADD CONSTRAINT offer_accepted CHECK ((state = 'accepted') = (signature IS NOT NULL)),
  ADD CONSTRAINT offer_answered CHECK (
    state NOT IN ('accepted', 'declined', 'countered') OR answered_at IS NOT NULL);
ALTER TABLE offer_approval
  ADD CONSTRAINT offer_approval_decided CHECK ((state = 'pending') = (decided_at IS NULL));

-- One offer at a time: the one before is answered, has expired or is withdrawn.
CREATE UNIQUE INDEX offer_open ON offer (tenant_id, application_id)
  WHERE state IN ('draft', 'pending_approval', 'approved', 'sent', 'countered');

-- One step at a time, whoever writes it; nothing is sent that the chain did not approve, and what was
-- asked to be approved is what is sent.
CREATE FUNCTION check_offer_step() RETURNS trigger
LANGUAGE plpgsql
AS $$
BEGIN
  IF NEW.state <> OLD.state AND (OLD.state, NEW.state) NOT IN (
    ('draft', 'pending_approval'), ('draft', 'approved'), ('draft', 'withdrawn'),
    ('pending_approval', 'approved'), ('pending_approval', 'draft'), ('pending_approval', 'withdrawn'),
    ('approved', 'sent'), ('approved', 'draft'), ('approved', 'withdrawn'),
    ('sent', 'accepted'), ('sent', 'declined'), ('sent', 'countered'), ('sent', 'expired'),
    ('sent', 'withdrawn'),
    ('countered', 'draft'), ('countered', 'withdrawn'),
    ('expired', 'draft')
  ) THEN
    RAISE EXCEPTION 'An offer that is % does not become %', OLD.state, NEW.state
      USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_step';
  END IF;
  IF NEW.state <> OLD.state AND NEW.state = 'approved' AND EXISTS (
    SELECT FROM offer_approval a
    WHERE a.tenant_id = NEW.tenant_id AND a.offer_id = NEW.id AND a.state <> 'approved'
  ) THEN
    RAISE EXCEPTION 'An offer is approved by all of its chain'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_approved_by_all';
  END IF;
  IF OLD.state <> 'draft' AND NEW.state <> 'draft' AND (
    (NEW.title, NEW.salary, NEW.currency, NEW.pay_period, NEW.start_date, NEW.valid_days)
      IS DISTINCT FROM
    (OLD.title, OLD.salary, OLD.currency, OLD.pay_period, OLD.start_date, OLD.valid_days)
    -- The date until which it stands is put into the letter as it is sent.
    OR (NEW.body <> OLD.body AND NOT (OLD.state = 'approved' AND NEW.state = 'sent'))
  ) THEN
    RAISE EXCEPTION 'The terms of an offer are changed in its draft'
      USING ERRCODE = 'check_violation', CONSTRAINT = 'offer_terms';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER offer_step BEFORE UPDATE ON offer
  FOR EACH ROW EXECUTE FUNCTION check_offer_step();
REVOKE UPDATE, DELETE ON offer_change FROM convene_app;

-- Those that run out, across tenants.
CREATE INDEX offer_expiry_sweep ON offer (expires_at, tenant_id, id) WHERE state = 'sent';
GRANT SELECT (tenant_id, id, state, expires_at) ON offer TO convene_sweep;
CREATE POLICY sweep ON offer FOR SELECT TO convene_sweep USING (state = 'sent');

-- Erasing a candidate ------------------------------------------------------------------------------

-- As of events: what was said about them goes, who did what and when stays.
CREATE FUNCTION erase_application_reasons(applications uuid[]) RETURNS void
LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public
AS $$
  UPDATE public.application_change SET reason = NULL, details = NULL
  WHERE tenant_id = public.current_tenant() AND application_id = ANY (applications);
  UPDATE public.offer_change SET reason = NULL, details = NULL
  WHERE tenant_id = public.current_tenant() AND offer_id IN (
    SELECT id FROM public.offer
    WHERE tenant_id = public.current_tenant() AND application_id = ANY (applications))
$$;
REVOKE ALL ON FUNCTION erase_application_reasons(uuid[]) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION erase_application_reasons(uuid[]) TO convene_app;
