import { RefusalNotice, useLocale } from "@convene/ui";
import { useTranslation } from "react-i18next";
import { AlternativeTimes } from "../booking/alternative-times.tsx";
import type { SlotRefusal } from "../slot-refusal-of.ts";
import { explanationText } from "./explain-text.ts";

interface RefusedTimeProps {
  readonly refusal: SlotRefusal;
  readonly timeZone: string;
  readonly onPick: (start: Date) => void;
}

/** Why a time can't be had, and which ones near it can. */
export function RefusedTime({ refusal, timeZone, onPick }: RefusedTimeProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const { explanation, alternatives } = refusal;
  return (
    <RefusalNotice
      title={t("refused.title")}
      why={explanation && explanationText(explanation, t, { locale, timeZone })}
      near={t("taken.near")}
    >
      {alternatives.length > 0 && (
        <AlternativeTimes
          slots={alternatives}
          timeZone={timeZone}
          onPick={(slot) => onPick(new Date(slot.start))}
        />
      )}
    </RefusalNotice>
  );
}
