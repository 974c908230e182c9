import type { TFunction } from "i18next";

/** Shortest password that is accepted; the server has the last word. */
export const shortestPassword = 8;

/** Refuses an address that can't be one; whether it exists only a message can tell. */
export function emailProblem(t: TFunction<"ui">, email: string): string | null {
  return /^\S+@\S+\.\S+$/.test(email.trim()) ? null : t("form.emailNeeded");
}

export function passwordProblem(t: TFunction<"ui">, password: string): string | null {
  return password.length >= shortestPassword
    ? null
    : t("form.passwordTooShort", { count: shortestPassword });
}

export function textProblem(text: string, problem: string): string | null {
  return text.trim() === "" ? problem : null;
}
