import { minorUnits } from "@convene/ui";
import type { LetterDraft, Offer } from "./offer-queries.ts";

/** What stands in the form of an offer. */
export interface OfferValues {
  title: string;
  /** As it is typed: of the currency itself. */
  salary: number | string;
  currency: string;
  payPeriod: Offer["payPeriod"];
  /** `YYYY-MM-DD`; empty where none is chosen yet. */
  startDate: string;
  validDays: number | string;
  body: string;
  approverIds: string[];
  templateId: string | null;
}

/** The form of an offer that is edited. */
export function valuesOf(offer: Offer): OfferValues {
  const { title, salary, currency, payPeriod, startDate, validDays, body, templateId } = offer;
  return {
    title,
    salary: salary / minorUnits(currency),
    currency,
    payPeriod,
    startDate,
    validDays,
    body,
    approverIds: offer.chain.map(({ memberId }) => memberId),
    templateId,
  };
}

/** The terms as the API wants them; undefined where something is missing or impossible. */
export function termsOf(values: OfferValues): Omit<LetterDraft, "applicationId"> | undefined {
  const { currency, payPeriod, startDate, body } = values;
  const salary = Math.round(Number(values.salary) * minorUnits(currency));
  const validDays = Number(values.validDays);
  const title = values.title.trim();
  const isComplete =
    title !== "" &&
    salary > 0 &&
    /^\d{4}-\d{2}-\d{2}$/.test(startDate) &&
    Number.isInteger(validDays) &&
    validDays >= 1 &&
    validDays <= 365;
  return isComplete
    ? { title, salary, currency, payPeriod, startDate, validDays, body }
    : undefined;
}
