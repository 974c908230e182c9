-- The tables of both products, as schema/ describes them. What Prisma cannot describe (roles,
-- row-level security, exclusion and check constraints, functions) follows in the next migration.

-- CreateEnum
CREATE TYPE "job_status" AS ENUM ('draft', 'open', 'closed');

-- CreateEnum
CREATE TYPE "application_status" AS ENUM ('active', 'hired', 'rejected', 'withdrawn');

-- CreateEnum
CREATE TYPE "interview_kind" AS ENUM ('phone', 'video', 'in_person', 'technical', 'panel', 'assessment', 'final', 'culture_fit', 'case_study', 'behavioural');

-- CreateEnum
CREATE TYPE "interview_status" AS ENUM ('scheduled', 'confirmed', 'in_progress', 'completed', 'cancelled', 'no_show');

-- CreateEnum
CREATE TYPE "attendee_response" AS ENUM ('pending', 'accepted', 'declined', 'tentative');

-- CreateEnum
CREATE TYPE "ats_role" AS ENUM ('admin', 'recruiter', 'hiring_manager', 'interviewer');

-- CreateEnum
CREATE TYPE "services_role" AS ENUM ('owner', 'manager', 'staff');

-- CreateEnum
CREATE TYPE "notification_kind" AS ENUM ('confirmation', 'reminder', 'cancellation', 'reschedule');

-- CreateEnum
CREATE TYPE "notification_channel" AS ENUM ('email', 'sms', 'in_app');

-- CreateEnum
CREATE TYPE "notification_state" AS ENUM ('queued', 'sent', 'failed', 'dead', 'passed_over', 'withdrawn');

-- CreateEnum
CREATE TYPE "recipient_kind" AS ENUM ('member', 'client', 'candidate');

-- CreateEnum
CREATE TYPE "resource_kind" AS ENUM ('person', 'room', 'device');

-- CreateEnum
CREATE TYPE "actor_kind" AS ENUM ('member', 'client', 'candidate', 'system');

-- CreateEnum
CREATE TYPE "event_change_kind" AS ENUM ('booked', 'confirmed', 'rescheduled', 'cancelled', 'started', 'completed', 'no_show');

-- CreateEnum
CREATE TYPE "appointment_status" AS ENUM ('pending', 'confirmed', 'in_progress', 'completed', 'cancelled', 'no_show');

-- CreateTable
CREATE TABLE "job" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "department" TEXT,
    "location" TEXT,
    "description" TEXT,
    "status" "job_status" NOT NULL DEFAULT 'open',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "job_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "job_stage" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,

    CONSTRAINT "job_stage_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "candidate" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "candidate_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "application" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "job_id" UUID NOT NULL,
    "candidate_id" UUID NOT NULL,
    "stage_id" UUID NOT NULL,
    "status" "application_status" NOT NULL DEFAULT 'active',
    "source" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "application_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "interview" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "application_id" UUID NOT NULL,
    "organiser_member_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "kind" "interview_kind" NOT NULL,
    "status" "interview_status" NOT NULL DEFAULT 'scheduled',
    "location" TEXT,
    "meeting_url" TEXT,
    "instructions" TEXT,
    "scheduled_start" TIMESTAMPTZ(3) NOT NULL,
    "scheduled_end" TIMESTAMPTZ(3) NOT NULL,
    "timezone" TEXT NOT NULL,
    "actual_start" TIMESTAMPTZ(3),
    "actual_end" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by_kind" "actor_kind",
    "cancelled_by_id" UUID,
    "cancellation_reason" TEXT,
    "reschedule_count" INTEGER NOT NULL DEFAULT 0,
    "reschedule_limit" INTEGER,
    "last_rescheduled_at" TIMESTAMPTZ(3),
    "reminder_enabled" BOOLEAN NOT NULL DEFAULT true,
    "reminder_offsets" INTEGER[] DEFAULT ARRAY[1440, 60, 15]::INTEGER[],
    "reminders_sent" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "next_reminder_at" TIMESTAMPTZ(3),
    "buffer_before_minutes" INTEGER NOT NULL DEFAULT 0,
    "buffer_after_minutes" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "interview_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "interview_attendee" (
    "tenant_id" UUID NOT NULL,
    "interview_id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "required" BOOLEAN NOT NULL DEFAULT true,
    "response" "attendee_response" NOT NULL DEFAULT 'pending',

    CONSTRAINT "interview_attendee_pkey" PRIMARY KEY ("tenant_id","interview_id","resource_id")
);

-- CreateTable
CREATE TABLE "auth_user" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "email_verified" BOOLEAN NOT NULL DEFAULT false,
    "image" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_user_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_session" (
    "id" UUID NOT NULL,
    "token" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "active_organization_id" UUID,
    "ip_address" TEXT,
    "user_agent" TEXT,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_session_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_account" (
    "id" UUID NOT NULL,
    "account_id" TEXT NOT NULL,
    "provider_id" TEXT NOT NULL,
    "user_id" UUID NOT NULL,
    "access_token" TEXT,
    "refresh_token" TEXT,
    "id_token" TEXT,
    "access_token_expires_at" TIMESTAMPTZ(3),
    "refresh_token_expires_at" TIMESTAMPTZ(3),
    "scope" TEXT,
    "password" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_account_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_verification" (
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "auth_verification_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_organization" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "logo" TEXT,
    "metadata" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_member" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_invitation" (
    "id" UUID NOT NULL,
    "organization_id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "role" TEXT,
    "status" TEXT NOT NULL,
    "ats_role" TEXT,
    "services_role" TEXT,
    "inviter_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "auth_mail" (
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "to_address" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "auth_mail_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "tenant" (
    "tenant_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "accent_colour" TEXT,
    "logo_url" TEXT,
    "reply_to" TEXT,
    "reminder_offsets" INTEGER[] DEFAULT ARRAY[1440, 60, 15]::INTEGER[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "tenant_pkey" PRIMARY KEY ("tenant_id")
);

-- CreateTable
CREATE TABLE "member" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "ats_role" "ats_role",
    "services_role" "services_role",
    "resource_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "member_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "notification" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "interview_id" UUID,
    "appointment_id" UUID,
    "event_version" INTEGER NOT NULL,
    "kind" "notification_kind" NOT NULL,
    "offset_minutes" INTEGER NOT NULL DEFAULT 0,
    "channel" "notification_channel" NOT NULL,
    "recipient_kind" "recipient_kind" NOT NULL,
    "recipient_id" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "locale" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "facts" JSONB NOT NULL,
    "state" "notification_state" NOT NULL DEFAULT 'queued',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "last_error" TEXT,
    "subject" TEXT,
    "text" TEXT,
    "html" TEXT,
    "calendar_file" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "sent_at" TIMESTAMPTZ(3),
    "read_at" TIMESTAMPTZ(3),

    CONSTRAINT "notification_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "resource" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "resource_kind" NOT NULL,
    "name" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "units" INTEGER NOT NULL DEFAULT 1,
    "daily_limit" INTEGER,
    "weekly_limit" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resource_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "schedule" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "weekly_hours" JSONB NOT NULL,
    "overrides" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "schedule_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "time_off" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT,

    CONSTRAINT "time_off_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "external_busy" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "external_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "external_busy_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "reservation" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "resource_kind" "resource_kind" NOT NULL,
    "seat" INTEGER NOT NULL DEFAULT 0,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "interview_id" UUID,
    "appointment_id" UUID,
    "hold_id" UUID,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "reservation_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "event_change" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "interview_id" UUID,
    "appointment_id" UUID,
    "kind" "event_change_kind" NOT NULL,
    "actor_kind" "actor_kind" NOT NULL,
    "actor_id" UUID,
    "reason" TEXT,
    "start_before" TIMESTAMPTZ(3),
    "start_after" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "event_change_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "tenant_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "status" INTEGER NOT NULL,
    "response" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("tenant_id","operation","key")
);

-- CreateTable
CREATE TABLE "service" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT,
    "category" TEXT,
    "location" TEXT,
    "colour" TEXT NOT NULL DEFAULT 'teal',
    "duration_minutes" INTEGER NOT NULL,
    "step_minutes" INTEGER,
    "buffer_before_minutes" INTEGER NOT NULL DEFAULT 0,
    "buffer_after_minutes" INTEGER NOT NULL DEFAULT 0,
    "minimum_notice_minutes" INTEGER NOT NULL DEFAULT 60,
    "horizon_days" INTEGER NOT NULL DEFAULT 60,
    "change_notice_minutes" INTEGER NOT NULL DEFAULT 720,
    "reschedule_limit" INTEGER DEFAULT 3,
    "price" INTEGER NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "position" INTEGER NOT NULL DEFAULT 0,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "service_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "service_host" (
    "tenant_id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "resource_id" UUID NOT NULL,
    "schedule_id" UUID,

    CONSTRAINT "service_host_pkey" PRIMARY KEY ("tenant_id","service_id","resource_id")
);

-- CreateTable
CREATE TABLE "client" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "phone" TEXT,
    "time_zone" TEXT NOT NULL,
    "locale" TEXT NOT NULL DEFAULT 'en',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "erased_at" TIMESTAMPTZ(3),

    CONSTRAINT "client_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateTable
CREATE TABLE "appointment" (
    "tenant_id" UUID NOT NULL,
    "id" UUID NOT NULL,
    "service_id" UUID NOT NULL,
    "client_id" UUID NOT NULL,
    "host_resource_id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "status" "appointment_status" NOT NULL DEFAULT 'confirmed',
    "location" TEXT,
    "notes" TEXT,
    "price" INTEGER NOT NULL DEFAULT 0,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "scheduled_start" TIMESTAMPTZ(3) NOT NULL,
    "scheduled_end" TIMESTAMPTZ(3) NOT NULL,
    "timezone" TEXT NOT NULL,
    "actual_start" TIMESTAMPTZ(3),
    "actual_end" TIMESTAMPTZ(3),
    "cancelled_at" TIMESTAMPTZ(3),
    "cancelled_by_kind" "actor_kind",
    "cancelled_by_id" UUID,
    "cancellation_reason" TEXT,
    "reschedule_count" INTEGER NOT NULL DEFAULT 0,
    "reschedule_limit" INTEGER,
    "last_rescheduled_at" TIMESTAMPTZ(3),
    "reminder_enabled" BOOLEAN NOT NULL DEFAULT true,
    "reminder_offsets" INTEGER[] DEFAULT ARRAY[1440, 60, 15]::INTEGER[],
    "reminders_sent" INTEGER[] DEFAULT ARRAY[]::INTEGER[],
    "next_reminder_at" TIMESTAMPTZ(3),
    "buffer_before_minutes" INTEGER NOT NULL DEFAULT 0,
    "buffer_after_minutes" INTEGER NOT NULL DEFAULT 0,
    "version" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "appointment_pkey" PRIMARY KEY ("tenant_id","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "job_stage_tenant_id_job_id_id_key" ON "job_stage"("tenant_id", "job_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "job_stage_tenant_id_job_id_position_key" ON "job_stage"("tenant_id", "job_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "candidate_tenant_id_email_key" ON "candidate"("tenant_id", "email");

-- CreateIndex
CREATE INDEX "application_tenant_id_candidate_id_idx" ON "application"("tenant_id", "candidate_id");

-- CreateIndex
CREATE INDEX "application_tenant_id_job_id_stage_id_idx" ON "application"("tenant_id", "job_id", "stage_id");

-- CreateIndex
CREATE UNIQUE INDEX "application_tenant_id_job_id_candidate_id_key" ON "application"("tenant_id", "job_id", "candidate_id");

-- CreateIndex
CREATE INDEX "interview_tenant_id_application_id_idx" ON "interview"("tenant_id", "application_id");

-- CreateIndex
CREATE INDEX "interview_tenant_id_organiser_member_id_idx" ON "interview"("tenant_id", "organiser_member_id");

-- CreateIndex
CREATE INDEX "interview_tenant_id_scheduled_start_idx" ON "interview"("tenant_id", "scheduled_start");

-- CreateIndex
CREATE INDEX "interview_attendee_tenant_id_resource_id_idx" ON "interview_attendee"("tenant_id", "resource_id");

-- CreateIndex
CREATE UNIQUE INDEX "auth_user_email_key" ON "auth_user"("email");

-- CreateIndex
CREATE UNIQUE INDEX "auth_session_token_key" ON "auth_session"("token");

-- CreateIndex
CREATE INDEX "auth_session_user_id_idx" ON "auth_session"("user_id");

-- CreateIndex
CREATE INDEX "auth_account_user_id_idx" ON "auth_account"("user_id");

-- CreateIndex
CREATE INDEX "auth_verification_identifier_idx" ON "auth_verification"("identifier");

-- CreateIndex
CREATE UNIQUE INDEX "auth_organization_slug_key" ON "auth_organization"("slug");

-- CreateIndex
CREATE INDEX "auth_member_user_id_idx" ON "auth_member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "auth_member_organization_id_user_id_key" ON "auth_member"("organization_id", "user_id");

-- CreateIndex
CREATE INDEX "auth_invitation_organization_id_idx" ON "auth_invitation"("organization_id");

-- CreateIndex
CREATE INDEX "auth_invitation_email_idx" ON "auth_invitation"("email");

-- CreateIndex
CREATE INDEX "auth_mail_created_at_idx" ON "auth_mail"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "member_tenant_id_user_id_key" ON "member"("tenant_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_tenant_id_resource_id_key" ON "member"("tenant_id", "resource_id");

-- CreateIndex
CREATE INDEX "notification_tenant_id_created_at_idx" ON "notification"("tenant_id", "created_at");

-- CreateIndex
CREATE INDEX "notification_tenant_id_recipient_id_created_at_idx" ON "notification"("tenant_id", "recipient_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notification_once" ON "notification"("tenant_id", "interview_id", "appointment_id", "event_version", "kind", "offset_minutes", "recipient_id", "channel");

-- CreateIndex
CREATE UNIQUE INDEX "resource_tenant_id_id_kind_key" ON "resource"("tenant_id", "id", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "schedule_tenant_id_resource_id_name_key" ON "schedule"("tenant_id", "resource_id", "name");

-- CreateIndex
CREATE INDEX "time_off_tenant_id_resource_id_ends_at_idx" ON "time_off"("tenant_id", "resource_id", "ends_at");

-- CreateIndex
CREATE INDEX "external_busy_tenant_id_resource_id_ends_at_idx" ON "external_busy"("tenant_id", "resource_id", "ends_at");

-- CreateIndex
CREATE UNIQUE INDEX "external_busy_tenant_id_resource_id_source_external_id_star_key" ON "external_busy"("tenant_id", "resource_id", "source", "external_id", "starts_at");

-- CreateIndex
CREATE INDEX "reservation_range" ON "reservation"("tenant_id", "resource_id", "starts_at", "ends_at");

-- CreateIndex
CREATE INDEX "reservation_tenant_id_interview_id_idx" ON "reservation"("tenant_id", "interview_id");

-- CreateIndex
CREATE INDEX "reservation_tenant_id_appointment_id_idx" ON "reservation"("tenant_id", "appointment_id");

-- CreateIndex
CREATE INDEX "reservation_tenant_id_hold_id_idx" ON "reservation"("tenant_id", "hold_id");

-- CreateIndex
CREATE INDEX "event_change_tenant_id_interview_id_at_idx" ON "event_change"("tenant_id", "interview_id", "at");

-- CreateIndex
CREATE INDEX "event_change_tenant_id_appointment_id_at_idx" ON "event_change"("tenant_id", "appointment_id", "at");

-- CreateIndex
CREATE INDEX "idempotency_key_tenant_id_created_at_idx" ON "idempotency_key"("tenant_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "service_tenant_id_name_key" ON "service"("tenant_id", "name");

-- CreateIndex
CREATE INDEX "service_host_tenant_id_resource_id_idx" ON "service_host"("tenant_id", "resource_id");

-- CreateIndex
CREATE INDEX "service_host_tenant_id_schedule_id_idx" ON "service_host"("tenant_id", "schedule_id");

-- CreateIndex
CREATE UNIQUE INDEX "client_tenant_id_email_key" ON "client"("tenant_id", "email");

-- CreateIndex
CREATE INDEX "appointment_tenant_id_service_id_idx" ON "appointment"("tenant_id", "service_id");

-- CreateIndex
CREATE INDEX "appointment_tenant_id_client_id_scheduled_start_idx" ON "appointment"("tenant_id", "client_id", "scheduled_start");

-- CreateIndex
CREATE INDEX "appointment_tenant_id_host_resource_id_scheduled_start_idx" ON "appointment"("tenant_id", "host_resource_id", "scheduled_start");

-- CreateIndex
CREATE INDEX "appointment_tenant_id_scheduled_start_idx" ON "appointment"("tenant_id", "scheduled_start");

-- AddForeignKey
ALTER TABLE "job_stage" ADD CONSTRAINT "job_stage_tenant_id_job_id_fkey" FOREIGN KEY ("tenant_id", "job_id") REFERENCES "job"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_tenant_id_job_id_fkey" FOREIGN KEY ("tenant_id", "job_id") REFERENCES "job"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_tenant_id_candidate_id_fkey" FOREIGN KEY ("tenant_id", "candidate_id") REFERENCES "candidate"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "application" ADD CONSTRAINT "application_tenant_id_job_id_stage_id_fkey" FOREIGN KEY ("tenant_id", "job_id", "stage_id") REFERENCES "job_stage"("tenant_id", "job_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "interview" ADD CONSTRAINT "interview_tenant_id_application_id_fkey" FOREIGN KEY ("tenant_id", "application_id") REFERENCES "application"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "interview" ADD CONSTRAINT "interview_tenant_id_organiser_member_id_fkey" FOREIGN KEY ("tenant_id", "organiser_member_id") REFERENCES "member"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "interview_attendee" ADD CONSTRAINT "interview_attendee_tenant_id_interview_id_fkey" FOREIGN KEY ("tenant_id", "interview_id") REFERENCES "interview"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "interview_attendee" ADD CONSTRAINT "interview_attendee_tenant_id_resource_id_fkey" FOREIGN KEY ("tenant_id", "resource_id") REFERENCES "resource"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "auth_session" ADD CONSTRAINT "auth_session_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "auth_account" ADD CONSTRAINT "auth_account_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "auth_member" ADD CONSTRAINT "auth_member_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "auth_organization"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "auth_member" ADD CONSTRAINT "auth_member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "auth_invitation" ADD CONSTRAINT "auth_invitation_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "auth_organization"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "auth_invitation" ADD CONSTRAINT "auth_invitation_inviter_id_fkey" FOREIGN KEY ("inviter_id") REFERENCES "auth_user"("id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_tenant_id_resource_id_fkey" FOREIGN KEY ("tenant_id", "resource_id") REFERENCES "resource"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_tenant_id_interview_id_fkey" FOREIGN KEY ("tenant_id", "interview_id") REFERENCES "interview"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "notification" ADD CONSTRAINT "notification_tenant_id_appointment_id_fkey" FOREIGN KEY ("tenant_id", "appointment_id") REFERENCES "appointment"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "schedule" ADD CONSTRAINT "schedule_tenant_id_resource_id_fkey" FOREIGN KEY ("tenant_id", "resource_id") REFERENCES "resource"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "time_off" ADD CONSTRAINT "time_off_tenant_id_resource_id_fkey" FOREIGN KEY ("tenant_id", "resource_id") REFERENCES "resource"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "external_busy" ADD CONSTRAINT "external_busy_tenant_id_resource_id_fkey" FOREIGN KEY ("tenant_id", "resource_id") REFERENCES "resource"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_tenant_id_resource_id_resource_kind_fkey" FOREIGN KEY ("tenant_id", "resource_id", "resource_kind") REFERENCES "resource"("tenant_id", "id", "kind") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_tenant_id_interview_id_fkey" FOREIGN KEY ("tenant_id", "interview_id") REFERENCES "interview"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "reservation" ADD CONSTRAINT "reservation_tenant_id_appointment_id_fkey" FOREIGN KEY ("tenant_id", "appointment_id") REFERENCES "appointment"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "event_change" ADD CONSTRAINT "event_change_tenant_id_interview_id_fkey" FOREIGN KEY ("tenant_id", "interview_id") REFERENCES "interview"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "event_change" ADD CONSTRAINT "event_change_tenant_id_appointment_id_fkey" FOREIGN KEY ("tenant_id", "appointment_id") REFERENCES "appointment"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "service_host" ADD CONSTRAINT "service_host_tenant_id_service_id_fkey" FOREIGN KEY ("tenant_id", "service_id") REFERENCES "service"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "service_host" ADD CONSTRAINT "service_host_tenant_id_resource_id_fkey" FOREIGN KEY ("tenant_id", "resource_id") REFERENCES "resource"("tenant_id", "id") ON DELETE CASCADE ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "service_host" ADD CONSTRAINT "service_host_tenant_id_schedule_id_fkey" FOREIGN KEY ("tenant_id", "schedule_id") REFERENCES "schedule"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_tenant_id_service_id_fkey" FOREIGN KEY ("tenant_id", "service_id") REFERENCES "service"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_tenant_id_client_id_fkey" FOREIGN KEY ("tenant_id", "client_id") REFERENCES "client"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "appointment" ADD CONSTRAINT "appointment_tenant_id_host_resource_id_fkey" FOREIGN KEY ("tenant_id", "host_resource_id") REFERENCES "resource"("tenant_id", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

