import type { Transaction, Work } from "@convene/prisma";
import { revisionOf } from "@convene/server-kit";
import { viewOrganisation } from "./view-organisation.ts";

/** What an organisation decides for itself as a whole. */
export interface OrganisationSettings {
  /** What visitors read above the services. */
  readonly bookingIntro: string | null;
  /** How long somebody on a waiting list has for a time that became free. */
  readonly offerMinutes: number;
  /** ISO 4217. */
  readonly currency: string;
  /** IANA. */
  readonly timeZone: string;
}

export interface SettingsEntry extends OrganisationSettings {
  /** Its address under the public pages. */
  readonly slug: string;
  /** Once something was booked or paid, amounts in another currency would mean something else. */
  readonly mayChangeCurrency: boolean;
  /** Changes when somebody else edits them. */
  readonly revision: string;
}

/** The organisation's own settings. */
export async function viewSettings(work: Work): Promise<SettingsEntry> {
  const { tenant, slug } = await viewOrganisation(work);
  const { bookingIntro, offerMinutes, currency, timeZone } = tenant;
  const settings = { bookingIntro, offerMinutes, currency, timeZone };
  return {
    ...settings,
    slug,
    mayChangeCurrency: !(await hasMoney(work.tx)),
    revision: revisionOf(settings),
  };
}

async function hasMoney(tx: Transaction): Promise<boolean> {
  const columns = { select: { id: true } };
  const [appointment, payment] = [
    await tx.appointment.findFirst(columns),
    await tx.payment.findFirst(columns),
  ];
  return appointment !== null || payment !== null;
}
