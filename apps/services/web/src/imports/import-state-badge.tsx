import { StatusBadge, type Tone } from "@convene/ui";
import { useTranslation } from "react-i18next";
import type { ImportSummary } from "./import-queries.ts";

type State = ImportSummary["state"];

const TONES: Readonly<Record<State, Tone>> = {
  checking: "info",
  checked: "waiting",
  running: "info",
  done: "good",
  failed: "bad",
  cancelled: "neutral",
};

export function ImportStateBadge({ state }: { readonly state: State }) {
  const { t } = useTranslation("imports");
  return <StatusBadge label={t(`state.${state}`)} tone={TONES[state]} />;
}
