import type { LedgerAccount, Work } from "@convene/prisma";
import {
  type BucketLength,
  bucketLength,
  type ReportPeriod,
  reportBuckets,
} from "@convene/server-kit/reports";

/** Minor units. */
export interface Takings {
  readonly received: number;
  readonly refunded: number;
}

export interface RevenueReport {
  /** Of all sums but `otherCurrencies`: the organisation's. */
  readonly currency: string;
  readonly total: Takings;
  readonly bucketLength: BucketLength;
  /** Every stretch of the period, ascending; `from` is its first day. */
  readonly buckets: readonly (Takings & { readonly from: string })[];
  /** The most received first, in all three. */
  readonly byService: readonly (Takings & { readonly id: string; readonly name: string })[];
  readonly byPerson: readonly (Takings & { readonly id: string; readonly name: string })[];
  readonly byMethod: readonly (Takings & { readonly method: LedgerAccount })[];
  /** What was taken in other currencies, which nothing can be added to. */
  readonly otherCurrencies: readonly (Takings & { readonly currency: string })[];
}

interface LedgerRow extends Takings {
  readonly bucket: number;
  readonly serviceId: string;
  readonly serviceName: string;
  readonly personId: string;
  readonly personName: string;
  readonly method: LedgerAccount;
  readonly currency: string;
}

/** Money that came in and went back within the period, by the day on which it did: as the ledger has it. */
export async function reportRevenue(
  { tx }: Work,
  period: ReportPeriod,
  currency: string,
): Promise<RevenueReport> {
  const length = bucketLength(period);
  const buckets = reportBuckets(period, length);
  // One side of each movement; the clients' side says the same with the opposite sign.
  const rows = await tx.$queryRaw<LedgerRow[]>`
    SELECT
      width_bucket(l.at, ${buckets.map((bucket) => bucket.start)}::timestamptz[]) AS bucket,
      s.id AS "serviceId", s.name AS "serviceName",
      r.id AS "personId", r.name AS "personName",
      l.account::text AS method, l.currency,
      coalesce(sum(l.amount) FILTER (WHERE l.refund_id IS NULL), 0)::int AS received,
      coalesce(-sum(l.amount) FILTER (WHERE l.refund_id IS NOT NULL), 0)::int AS refunded
    FROM ledger_entry l
    JOIN payment p ON p.tenant_id = l.tenant_id AND p.id = l.payment_id
    JOIN appointment a ON a.tenant_id = p.tenant_id AND a.id = p.appointment_id
    JOIN service s ON s.tenant_id = a.tenant_id AND s.id = a.service_id
    JOIN resource r ON r.tenant_id = a.tenant_id AND r.id = a.host_resource_id
    WHERE l.at >= ${period.start} AND l.at < ${period.end} AND l.account <> 'clients'
    GROUP BY bucket, s.id, s.name, r.id, r.name, l.account, l.currency`;
  const own = rows.filter((row) => row.currency === currency);
  return {
    currency,
    total: sumOf(own),
    bucketLength: length,
    buckets: buckets.map(({ from }, index) => ({
      from,
      ...sumOf(own.filter((row) => row.bucket === index + 1)),
    })),
    byService: groupBy(own, (row) => row.serviceId).map(([id, group]) => ({
      id,
      name: group[0]?.serviceName ?? "",
      ...sumOf(group),
    })),
    byPerson: groupBy(own, (row) => row.personId).map(([id, group]) => ({
      id,
      name: group[0]?.personName ?? "",
      ...sumOf(group),
    })),
    byMethod: groupBy(own, (row) => row.method).map(([method, group]) => ({
      method,
      ...sumOf(group),
    })),
    otherCurrencies: groupBy(
      rows.filter((row) => row.currency !== currency),
      (row) => row.currency,
    ).map(([other, group]) => ({ currency: other, ...sumOf(group) })),
  };
}

/** The groups with the most received first. */
function groupBy<Key extends string>(
  rows: readonly LedgerRow[],
  keyOf: (row: LedgerRow) => Key,
): [Key, LedgerRow[]][] {
  const groups = new Map<Key, LedgerRow[]>();
  for (const row of rows) {
    const group = groups.get(keyOf(row)) ?? [];
    groups.set(keyOf(row), [...group, row]);
  }
  return [...groups].sort(([, a], [, b]) => sumOf(b).received - sumOf(a).received);
}

function sumOf(rows: readonly Takings[]): Takings {
  return rows.reduce(
    (sum, row) => ({
      received: sum.received + row.received,
      refunded: sum.refunded + row.refunded,
    }),
    { received: 0, refunded: 0 },
  );
}
