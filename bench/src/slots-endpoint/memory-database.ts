import type { Database, Transaction } from "@convene/prisma";
import pg from "pg";

/** What the two statements of the slots endpoint answer about an organisation. */
interface Held {
  readonly tenantId: string;
  readonly service: unknown;
  readonly host: unknown;
}

/**
 * The floor's database: what the slots endpoint reads is held in memory, so that everything around it
 * is the same code. It is filled by another statement than the endpoint's, and by the owner: an answer
 * that differs shows that one of the two reads wrongly.
 */
export async function memoryDatabase(db: Database, ownerUrl: string): Promise<Database> {
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  const { rows } = await owner.query<Held & { slug: string }>(EVERYTHING);
  await owner.end();
  const bySlug = new Map(rows.map(({ slug, ...held }) => [slug, held]));
  return {
    ...db,
    async unitOfSlug(slug, work) {
      const held = bySlug.get(slug);
      if (!held) throw new Error(`Nothing is held of ${slug}`);
      return await work(transactionOn(held), held.tenantId);
    },
  };
}

/** Answers the service, then its host. */
function transactionOn({ service, host }: Held): Transaction {
  const answers = [service, host];
  const tx = { $queryRaw: async () => [answers.shift()] };
  return tx as unknown as Transaction; // the endpoint asks for nothing else
}

const EVERYTHING = `
  SELECT organisation.slug, service.tenant_id AS "tenantId",
         json_build_object(
           'id', service.id, 'durationMinutes', duration_minutes, 'stepMinutes', step_minutes,
           'bufferBeforeMinutes', buffer_before_minutes, 'bufferAfterMinutes', buffer_after_minutes,
           'minimumNoticeMinutes', minimum_notice_minutes, 'horizonDays', horizon_days,
           'capacity', capacity, 'plannedOnly', planned_only, 'needs', NULL,
           'hosts', json_build_array(json_build_object('resourceId', resource.id, 'scheduleId', NULL))
         ) AS service,
         json_build_object(
           'id', resource.id, 'timeZone', resource.time_zone, 'dailyLimit', NULL, 'weeklyLimit', NULL,
           'weeklyHours', weekly_hours, 'overrides', overrides,
           'busy', (SELECT json_agg(json_build_array((extract(epoch FROM starts_at) * 1000)::bigint,
                                                     (extract(epoch FROM ends_at) * 1000)::bigint))
                    FROM reservation WHERE resource_id = resource.id
                    AND starts_at > '2026-04-30' AND starts_at < '2026-06-10')
         ) AS host
  FROM service
  JOIN auth_organization organisation ON organisation.id = service.tenant_id
  JOIN service_host ON service_host.tenant_id = service.tenant_id AND service_id = service.id
  JOIN resource ON resource.tenant_id = service.tenant_id AND resource.id = service_host.resource_id
  JOIN schedule ON schedule.tenant_id = resource.tenant_id AND schedule.resource_id = resource.id`;
