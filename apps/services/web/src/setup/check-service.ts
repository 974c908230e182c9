import type { ServiceValues } from "./service-form.ts";

/** Says what is wrong in words: a key of the setup texts under `service.wrong`. */
export type ServiceFault =
  | "name"
  | "hosts"
  | "deposit"
  | "refundOrder"
  | "refundPercent"
  | "label"
  | "options"
  | "needs";

/**
 * What of a service does not fit together, by the form's fields, before it is sent. The server has the
 * last word; this one comes at once, in the reader's language.
 */
export function checkService(values: ServiceValues): Readonly<Record<string, ServiceFault>> {
  const faults: Record<string, ServiceFault> = {};
  if (values.name.trim() === "") faults.name = "name";
  if (values.hosts.length === 0) faults.hosts = "hosts";
  const { paymentTiming, deposit, price, refundRules, fields, needs } = values;
  if (paymentTiming === "deposit" && !(deposit > 0 && deposit <= price)) faults.deposit = "deposit";
  for (const [index, { hours, percent }] of refundRules.entries()) {
    const before = refundRules[index - 1];
    if (!before) continue;
    if (hours >= before.hours) faults[`refundRules.${index}.hours`] = "refundOrder";
    if (percent > before.percent) faults[`refundRules.${index}.percent`] = "refundPercent";
  }
  for (const [index, { label, kind, options }] of fields.entries()) {
    if (label.trim() === "") faults[`fields.${index}.label`] = "label";
    const lines = options.split("\n").map((line) => line.trim());
    const given = lines.filter((line) => line !== "");
    const isWrong = given.length === 0 || new Set(given).size < given.length;
    if (kind === "choice" && isWrong) faults[`fields.${index}.options`] = "options";
  }
  for (const [index, choices] of needs.entries()) {
    if (choices.length === 0) faults[`needs.${index}`] = "needs";
  }
  return faults;
}
