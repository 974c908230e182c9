import { Prisma } from "@convene/prisma";

/**
 * What things are called, by the area that `subjectOf` reads: a statement that gives `id` and `name` for
 * those of the ids that the tenant has. A name is read each time and kept nowhere, so whoever was erased
 * must have none here: null, or the name without their part of it.
 *
 * @example
 * const names: SubjectNames = {
 *   rooms: (ids) => Prisma.sql`
 *     SELECT id, name FROM room WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`,
 * };
 */
export type SubjectNames = Readonly<Record<string, (ids: readonly string[]) => Prisma.Sql>>;

/** What belongs to the organisation and its members, whatever the product. */
export const ORGANISATION_NAMES: SubjectNames = {
  members: (ids) => Prisma.sql`
    SELECT id, name FROM member WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`,
  calendars: (ids) => Prisma.sql`
    SELECT id, account AS name FROM calendar_connection
    WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`,
  feeds: (ids) => Prisma.sql`
    SELECT id, name FROM calendar_feed WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`,
};

/** What both products have each of their own, and those who look after the product see. */
export const PRODUCT_NAMES: SubjectNames = {
  imports: (ids) => Prisma.sql`
    SELECT id, file_name AS name FROM data_import
    WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`,
  notifications: (ids) => Prisma.sql`
    SELECT id, subject AS name FROM notification
    WHERE tenant_id = current_tenant() AND id = ANY(${ids}::uuid[])`,
};
