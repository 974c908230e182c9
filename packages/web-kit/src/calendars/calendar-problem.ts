import type { i18n } from "i18next";

/**
 * Why a calendar could not be read or written, in a sentence.
 *
 * @param problem As the API names it; a name that is not known here gets a general sentence.
 */
export function calendarProblem(i18n: i18n, problem: string): string {
  const known = `kit:calendars.problem.${problem}`;
  return i18n.exists(known) ? i18n.t(known, {}) : i18n.t("kit:calendars.problem.other");
}
