import { formatRelative, type Tone } from "@convene/ui";
import type { i18n } from "i18next";
import { calendarProblem } from "./calendar-problem.ts";
import type { ConnectedAccount } from "./calendars-query.ts";

export interface ConnectionState {
  readonly tone: Tone;
  /** In two words. */
  readonly label: string;
  /** What is wrong and what happens next; empty where all is well. */
  readonly lines: readonly string[];
  /** When it was last read. */
  readonly read: string;
}

const tones: Readonly<Record<ConnectedAccount["state"], Tone>> = {
  connected: "good",
  failing: "waiting",
  reconnect: "bad",
};

const MINUTE_MS = 60_000;

/** How a connected account is doing, in plain words. */
export function connectionState(
  i18n: i18n,
  { state, problem, lastSyncAt, nextSyncAt }: ConnectedAccount,
  now: Date,
): ConnectionState {
  const t = (key: string, values: Record<string, string> = {}) =>
    i18n.t(`kit:calendars.state.${key}`, values);
  const when = (instant: Date) => formatRelative(instant, now, i18n.language);
  const lastRead = lastSyncAt === null ? null : new Date(lastSyncAt);
  const read =
    lastRead === null
      ? t("neverRead")
      : now.getTime() - lastRead.getTime() < MINUTE_MS
        ? t("justRead")
        : t("lastRead", { when: when(lastRead) });
  const base = { tone: tones[state], label: t(state), read };
  if (state === "reconnect") return { ...base, lines: [t("reconnectHint")] };
  if (state === "connected") {
    return lastRead === null
      ? { ...base, tone: "info", label: t("reading"), lines: [] }
      : { ...base, lines: [] };
  }
  const again = nextSyncAt === null ? null : new Date(nextSyncAt);
  const isSoon = again !== null && again.getTime() - now.getTime() < MINUTE_MS;
  return {
    ...base,
    lines: [
      calendarProblem(i18n, problem ?? "other"),
      again === null || isSoon ? t("againSoon") : t("again", { when: when(again) }),
      t("failingHint"),
    ],
  };
}
