import { formatShortDate, formatTime, RefusalNotice, useLocale } from "@convene/ui";
import { useTranslation } from "react-i18next";
import type { Slot } from "../api.ts";
import type { SlotRefusal } from "../slot-refusal-of.ts";
import { AlternativeTimes } from "./alternative-times.tsx";

interface TakenNoticeProps {
  readonly refusal: SlotRefusal;
  readonly timeZone: string;
  /** Left out: anyone. */
  readonly hostName?: string | undefined;
  readonly onPick: (slot: Slot) => void;
}

/** Somebody was faster: what is free near the time that was wanted. */
export function TakenNotice({ refusal, timeZone, hostName, onPick }: TakenNoticeProps) {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const where = { locale, timeZone };
  const { code, start, alternatives } = refusal;
  return (
    <RefusalNotice
      title={t(code === "SLOT_TAKEN" ? "taken.title" : "taken.notOffered", {
        day: formatShortDate(start, where),
        time: formatTime(start, where),
      })}
      why={alternatives.length === 0 && t("taken.noneNear")}
      near={hostName === undefined ? t("taken.near") : t("taken.nearWith", { name: hostName })}
    >
      {alternatives.length > 0 && (
        <AlternativeTimes slots={alternatives} timeZone={timeZone} onPick={onPick} />
      )}
    </RefusalNotice>
  );
}
