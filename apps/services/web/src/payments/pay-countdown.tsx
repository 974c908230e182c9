import { Text } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useTimeLeft } from "../use-time-left.ts";

interface PayCountdownProps {
  /** From when it is first shown. */
  readonly leftMs: number;
}

/** How long the time is still kept. Quiet: it is there for who looks. */
export function PayCountdown({ leftMs }: PayCountdownProps) {
  const { t } = useTranslation("pay");
  const [until] = useState(() => Date.now() + leftMs);
  const clock = useTimeLeft(until);
  if (clock === undefined) {
    return (
      <Text size="sm" role="status">
        {t("over")}
      </Text>
    );
  }
  return (
    <Text size="sm" c="dimmed" role="timer" style={{ fontVariantNumeric: "tabular-nums" }}>
      {t("left", { clock })}
    </Text>
  );
}
