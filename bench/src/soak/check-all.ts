import type { ResendStandIn } from "@convene/notifications/testing";
import type { StripeStandIn } from "@convene/services/stripe-stand-in";
import pg from "pg";
import { checkCalendars } from "./checks/check-calendars.ts";
import { checkDeeds } from "./checks/check-deeds.ts";
import { checkMails } from "./checks/check-mails.ts";
import { checkStripe } from "./checks/check-stripe.ts";
import { EVENT_RULES } from "./checks/event-rules.ts";
import { findOrphans } from "./checks/find-orphans.ts";
import { MONEY_RULES } from "./checks/money-rules.ts";
import { NOTICE_RULES, REMINDER_RULES } from "./checks/notice-rules.ts";
import { TIME_RULES } from "./checks/time-rules.ts";
import type { DeedBook } from "./deeds.ts";
import type { Organisation } from "./world.ts";

/** What a run left behind, on all sides. */
export interface Remains {
  readonly ownerUrl: string;
  readonly stripe: StripeStandIn;
  readonly resend: ResendStandIn;
  readonly deeds: DeedBook;
  readonly organisations: readonly Organisation[];
}

const MOST_SHOWN = 3;

/**
 * Asks whether all is right now that all is quiet.
 *
 * @returns what is not: each rule that does not hold, how often, and the first few cases
 */
export async function checkAll(remains: Remains): Promise<readonly string[]> {
  const owner = new pg.Client({ connectionString: remains.ownerUrl });
  await owner.connect();
  const wrong: string[] = [];
  const note = (rule: string, cases: readonly string[]) => {
    if (cases.length === 0) return;
    const shown = cases.slice(0, MOST_SHOWN).map((one) => `\n    ${one}`);
    wrong.push(`Not so: ${rule} (${cases.length} cases)${shown.join("")}`);
  };
  try {
    const rules = [
      ...TIME_RULES,
      ...MONEY_RULES,
      ...EVENT_RULES,
      ...NOTICE_RULES,
      ...REMINDER_RULES,
    ];
    for (const { name, sql } of rules) {
      const { rows } = await owner.query(sql);
      note(
        name,
        rows.map((row) => JSON.stringify(row)),
      );
    }
    note("no row is an orphan", await findOrphans(owner));
    note("what clients were told is what happened", await checkDeeds(owner, remains.deeds.deeds));
    note("our payments by card are Stripe's", await checkStripe(owner, remains.stripe));
    note("each message was delivered once", await checkMails(owner, remains.resend));
    note("calendars outside agree", await checkCalendars(owner, remains.organisations));
  } finally {
    await owner.end();
  }
  return wrong;
}
