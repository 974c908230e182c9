import { announce, type DeliveryReportKind, type Transaction } from "@convene/prisma";
import { suppressAddress } from "../delivery/suppress-address.ts";
import type { ProviderReport, ReportedOutcome } from "./delivery-report.ts";
import { stateAfter } from "./state-after.ts";

const KINDS: Readonly<Record<ReportedOutcome, DeliveryReportKind | null>> = {
  sent: null,
  delivered: "delivered",
  delayed: "delayed",
  bounced: "bounced",
  complained: "complained",
  suppressed: "suppressed",
  failed: "given_up",
};

/**
 * Records what a provider says became of a message, in a unit of work of its organisation. A report that
 * comes again changes nothing, one that comes late does not undo a later one, and one about an earlier
 * attempt leaves the state alone.
 *
 * @returns Whether it is about a message that is known here
 */
export async function recordDeliveryReport(
  tx: Transaction,
  report: ProviderReport,
  now: Date,
): Promise<boolean> {
  const { tenantId, notificationId: id, provider, providerId, outcome, detail } = report;
  // The delivery may still hold the row: what it writes comes first.
  await tx.$queryRaw`
    SELECT id FROM notification WHERE tenant_id = current_tenant() AND id = ${id}::uuid
    FOR UPDATE`;
  const notification = await tx.notification.findUnique({
    where: { tenantId_id: { tenantId, id } },
    select: { state: true, channel: true, address: true, provider: true, providerId: true },
  });
  if (!notification || !(await keep(tx, report, now))) return notification !== null;

  if (report.suppress && notification.address !== "") {
    const { channel, address } = notification;
    const suppression = { channel, address, reason: report.suppress, detail, notificationId: id };
    await suppressAddress(tx, suppression, now);
  }
  const ofAnotherAttempt =
    notification.providerId !== null && notification.providerId !== providerId;
  const state = ofAnotherAttempt ? null : stateAfter(notification.state, outcome);
  if (state !== null) {
    await tx.notification.update({
      where: { tenantId_id: { tenantId, id } },
      data: {
        state,
        provider,
        providerId,
        lastError: state === "sent" || state === "delivered" ? null : detail,
        // Where nobody came back to say that it was taken.
        ...(notification.providerId === null && { sentAt: now }),
      },
      select: { id: true },
    });
  }
  await announce(tx, { subject: "notification", id, change: "changed" });
  return true;
}

/** Keeps the report with the message; @returns false where it was kept before. */
async function keep(
  tx: Transaction,
  { tenantId, notificationId, reportKey, outcome, detail }: ProviderReport,
  at: Date,
): Promise<boolean> {
  const kind = KINDS[outcome];
  if (kind === null) return true; // the state says as much, and saying it twice does no harm
  const { count } = await tx.deliveryReport.createMany({
    data: [{ tenantId, notificationId, kind, detail, reportKey, at }],
    skipDuplicates: true,
  });
  return count > 0;
}
