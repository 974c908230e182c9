import { Prisma } from "@convene/prisma";
import type { SubjectNames } from "@convene/server-kit";

/** Whoever was erased keeps no name: what was theirs is called by the rest of its name. */
const CLIENT = Prisma.sql`CASE WHEN client.erased_at IS NULL THEN client.name END`;
const CLIENT_AND_SERVICE = Prisma.sql`concat_ws(' · ', ${CLIENT}, service.name)`;

/** For a table that has `service_id` and `client_id`. */
const theirClientAndService = (table: Prisma.Sql) => Prisma.sql`
  JOIN client ON client.tenant_id = ${table}.tenant_id AND client.id = ${table}.client_id
  JOIN service ON service.tenant_id = ${table}.tenant_id AND service.id = ${table}.service_id`;

const OF_APPOINTMENT = theirClientAndService(Prisma.sql`appointment`);
const OF_SERIES = theirClientAndService(Prisma.sql`appointment_series`);
const OF_WAITING = theirClientAndService(Prisma.sql`waiting_entry`);

/** What this app's things are called where it is told who changed them. */
export const servicesSubjectNames: SubjectNames = {
  appointments: (ids) => Prisma.sql`
    SELECT appointment.id, ${CLIENT_AND_SERVICE} AS name FROM appointment ${OF_APPOINTMENT}
    WHERE appointment.tenant_id = current_tenant() AND appointment.id = ANY(${ids}::uuid[])`,
  sessions: (ids) => Prisma.sql`
    SELECT session.id, service.name FROM group_session AS session
    JOIN service ON service.tenant_id = session.tenant_id AND service.id = session.service_id
    WHERE session.tenant_id = current_tenant() AND session.id = ANY(${ids}::uuid[])`,
  "series/clashes": (ids) => Prisma.sql`
    SELECT clash.id, ${CLIENT_AND_SERVICE} AS name FROM series_clash AS clash
    JOIN appointment_series
      ON appointment_series.tenant_id = clash.tenant_id AND appointment_series.id = clash.series_id
    ${OF_SERIES}
    WHERE clash.tenant_id = current_tenant() AND clash.id = ANY(${ids}::uuid[])`,
  waiting: (ids) => Prisma.sql`
    SELECT waiting_entry.id, ${CLIENT_AND_SERVICE} AS name FROM waiting_entry ${OF_WAITING}
    WHERE waiting_entry.tenant_id = current_tenant() AND waiting_entry.id = ANY(${ids}::uuid[])`,
  conflicts: (ids) => Prisma.sql`
    SELECT conflict.id, ${CLIENT_AND_SERVICE} AS name FROM calendar_conflict AS conflict
    JOIN appointment
      ON appointment.tenant_id = conflict.tenant_id AND appointment.id = conflict.appointment_id
    ${OF_APPOINTMENT}
    WHERE conflict.tenant_id = current_tenant() AND conflict.id = ANY(${ids}::uuid[])`,
  payments: (ids) => Prisma.sql`
    SELECT payment.id, ${CLIENT_AND_SERVICE} AS name FROM payment
    JOIN appointment
      ON appointment.tenant_id = payment.tenant_id AND appointment.id = payment.appointment_id
    ${OF_APPOINTMENT}
    WHERE payment.tenant_id = current_tenant() AND payment.id = ANY(${ids}::uuid[])`,
  refunds: (ids) => Prisma.sql`
    SELECT refund.id, ${CLIENT_AND_SERVICE} AS name FROM refund
    JOIN payment ON payment.tenant_id = refund.tenant_id AND payment.id = refund.payment_id
    JOIN appointment
      ON appointment.tenant_id = payment.tenant_id AND appointment.id = payment.appointment_id
    ${OF_APPOINTMENT}
    WHERE refund.tenant_id = current_tenant() AND refund.id = ANY(${ids}::uuid[])`,
  // One that turned out to be another is gone: what was theirs is the other's.
  clients: (ids) => Prisma.sql`
    SELECT id, name FROM client
    WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])
      AND erased_at IS NULL AND merged_into_id IS NULL`,
  services: (ids) => Prisma.sql`
    SELECT id, name FROM service WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`,
  resources: (ids) => Prisma.sql`
    SELECT id, name FROM resource WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`,
  schedules: (ids) => Prisma.sql`
    SELECT schedule.id, concat_ws(' · ', resource.name, schedule.name) AS name FROM schedule
    JOIN resource
      ON resource.tenant_id = schedule.tenant_id AND resource.id = schedule.resource_id
    WHERE schedule.tenant_id = current_tenant() AND schedule.id = ANY(${ids}::uuid[])`,
  "time-off": (ids) => Prisma.sql`
    SELECT time_off.id, resource.name FROM time_off
    JOIN resource
      ON resource.tenant_id = time_off.tenant_id AND resource.id = time_off.resource_id
    WHERE time_off.tenant_id = current_tenant() AND time_off.id = ANY(${ids}::uuid[])`,
};
