import { useLocale } from "@convene/ui";
import { Alert, Text } from "@mantine/core";
import { IconClockExclamation } from "@tabler/icons-react";
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
  const where = { locale, timeZone };
  return (
    <Alert
      role="alert"
      color="yellow"
      icon={<IconClockExclamation size={20} aria-hidden />}
      title={t("refused.title")}
    >
      {refusal.explanation && (
        <Text size="sm">{explanationText(refusal.explanation, t, where)}</Text>
      )}
      {refusal.alternatives.length > 0 && (
        <>
          <Text size="sm" mt="xs" mb={6}>
            {t("taken.near")}
          </Text>
          <AlternativeTimes
            slots={refusal.alternatives}
            timeZone={timeZone}
            onPick={(slot) => onPick(new Date(slot.start))}
          />
        </>
      )}
    </Alert>
  );
}
