import { formatShortDate, formatTime, useLocale } from "@convene/ui";
import { Alert, Text } from "@mantine/core";
import { IconClockExclamation } from "@tabler/icons-react";
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
    <Alert
      role="alert"
      color="yellow"
      icon={<IconClockExclamation size={20} aria-hidden />}
      title={t(code === "SLOT_TAKEN" ? "taken.title" : "taken.notOffered", {
        day: formatShortDate(start, where),
        time: formatTime(start, where),
      })}
    >
      {alternatives.length === 0 ? (
        <Text size="sm">{t("taken.noneNear")}</Text>
      ) : (
        <>
          <Text size="sm" mb="xs">
            {hostName === undefined ? t("taken.near") : t("taken.nearWith", { name: hostName })}
          </Text>
          <AlternativeTimes slots={alternatives} timeZone={timeZone} onPick={onPick} />
        </>
      )}
    </Alert>
  );
}
