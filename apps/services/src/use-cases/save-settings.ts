import { announce, type Work } from "@convene/prisma";
import { requireRevision } from "@convene/server-kit";
import { InUseError } from "../domain/in-use-error.ts";
import { type OrganisationSettings, type SettingsEntry, viewSettings } from "./view-settings.ts";

/**
 * Changes the organisation's settings. People, rooms and devices keep their own zones; prices keep
 * their figures in another currency, 65 dollars becoming 65 yen.
 *
 * @throws ConcurrentChangeError where somebody else saved them in the meantime
 * @throws InUseError for another currency once something was booked or paid
 */
export async function saveSettings(
  work: Work,
  { revision, ...settings }: OrganisationSettings & { readonly revision: string },
): Promise<SettingsEntry> {
  const { tx, tenantId } = work;
  await tx.$queryRaw`SELECT tenant_id FROM tenant FOR UPDATE`;
  const present = await viewSettings(work);
  requireRevision("The settings", revision, present.revision);
  if (settings.currency !== present.currency) {
    if (!present.mayChangeCurrency) throw new InUseError("CURRENCY_IN_USE", "currency");
    const factor = minorUnits(settings.currency) / minorUnits(present.currency);
    await tx.$executeRaw`
      UPDATE service
      SET currency = ${settings.currency},
          -- A deposit is at least one minor unit, and within the price.
          price = greatest(round(price * ${factor}::numeric), (deposit_amount IS NOT NULL)::int),
          deposit_amount = CASE WHEN deposit_amount IS NOT NULL
            THEN greatest(round(deposit_amount * ${factor}::numeric), 1) END`;
  }
  await tx.tenant.update({ where: { tenantId }, data: settings, select: { tenantId: true } });
  await announce(tx, { subject: "setup", id: tenantId, change: "changed" });
  return await viewSettings(work);
}

/** How many minor units a unit of a currency has. */
function minorUnits(currency: string): number {
  const { maximumFractionDigits = 2 } = new Intl.NumberFormat("en", {
    style: "currency",
    currency,
  }).resolvedOptions();
  return 10 ** maximumFractionDigits;
}
