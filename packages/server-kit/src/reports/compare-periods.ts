import type { Work } from "@convene/prisma";
import { periodBefore, type ReportPeriod, reportPeriod } from "./report-period.ts";

interface Days {
  readonly from: string;
  readonly to: string;
}

/** A report beside that of the period before. */
export interface ComparedReport<Report> {
  /** IANA: whose days they are. */
  readonly timeZone: string;
  readonly period: Days;
  readonly before: Days;
  readonly report: Report;
  readonly previous: Report;
}

/**
 * Makes a report about some days, by the organisation's clocks, and about as many right before.
 *
 * @throws InvalidInputError for days that make no period
 */
export async function comparePeriods<Report>(
  work: Work,
  days: Days,
  make: (work: Work, period: ReportPeriod, currency: string) => Promise<Report>,
): Promise<ComparedReport<Report>> {
  const { tx, tenantId } = work;
  const { timeZone, currency } = await tx.tenant.findUniqueOrThrow({
    where: { tenantId },
    select: { timeZone: true, currency: true },
  });
  const period = reportPeriod(days, timeZone);
  const before = periodBefore(period);
  return {
    timeZone,
    period: { from: period.from, to: period.to },
    before: { from: before.from, to: before.to },
    report: await make(work, period, currency),
    previous: await make(work, before, currency),
  };
}
