import { formatMoment, RefusalNotice, useLocale } from "@convene/ui";
import { Button, Group } from "@mantine/core";
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
  const { code, explanation, alternatives } = refusal;
  return (
    <RefusalNotice
      title={t(code === "SLOT_TAKEN" ? "refused.taken" : "refused.notOffered")}
      why={explanation && explanationText(explanation, t, where)}
      near={t("refused.near")}
    >
      {alternatives.length > 0 && (
        <Group gap="xs">
          {alternatives.map((slot) => {
            const start = new Date(slot.start);
            return (
              <Button key={slot.start} size="xs" variant="default" onClick={() => onPick(start)}>
                {formatMoment(start, where)}
              </Button>
            );
          })}
        </Group>
      )}
    </RefusalNotice>
  );
}
