import { formatShortDate, formatTime, useLocale } from "@convene/ui";
import { Alert, Button, Group, Text } from "@mantine/core";
import { IconClockExclamation } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { SlotRefusal } from "../slot-refusal-of.ts";
import { explanationText } from "./explain-text.ts";

interface RefusedTimeProps {
  readonly refusal: SlotRefusal;
  readonly timeZone: string;
  readonly onPick: (start: Date) => void;
}

/** Why a time can't be had, and which ones near it can. */
export function RefusedTime({ refusal, timeZone, onPick }: RefusedTimeProps) {
  const { t } = useTranslation("ats");
  const locale = useLocale();
  const where = { locale, timeZone };
  return (
    <Alert
      role="alert"
      color="yellow"
      icon={<IconClockExclamation size={20} aria-hidden />}
      title={t(refusal.code === "SLOT_TAKEN" ? "refused.taken" : "refused.notOffered")}
    >
      {refusal.explanation && (
        <Text size="sm">{explanationText(refusal.explanation, t, where)}</Text>
      )}
      {refusal.alternatives.length > 0 && (
        <>
          <Text size="sm" mt="xs" mb={6}>
            {t("refused.near")}
          </Text>
          <Group gap="xs">
            {refusal.alternatives.map((slot) => {
              const start = new Date(slot.start);
              return (
                <Button key={slot.start} size="xs" variant="default" onClick={() => onPick(start)}>
                  {formatShortDate(start, where)}, {formatTime(start, where)}
                </Button>
              );
            })}
          </Group>
        </>
      )}
    </Alert>
  );
}
