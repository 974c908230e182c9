import { StatusBadge, type Tone } from "@convene/ui";
import { useTranslation } from "react-i18next";
import type { Import } from "./import-api.ts";

type State = Import["state"];

const TONES: Readonly<Record<State, Tone>> = {
  checking: "info",
  checked: "waiting",
  running: "info",
  done: "good",
  failed: "bad",
  cancelled: "neutral",
};

export function ImportStateBadge({ state }: { readonly state: State }) {
  const { t } = useTranslation("kit");
  return <StatusBadge label={t(`imports.state.${state}`)} tone={TONES[state]} />;
}
