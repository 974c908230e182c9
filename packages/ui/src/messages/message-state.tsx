import { StatusBadge } from "../states/status-badge.tsx";
import type { MessageEntry } from "./message-entry.ts";

/** The state of a message in one or two words. */
export function MessageState({ state, stateLabel }: Pick<MessageEntry, "state" | "stateLabel">) {
  return stateLabel === undefined ? (
    <StatusBadge status={state} />
  ) : (
    <StatusBadge tone="neutral" label={stateLabel} />
  );
}
