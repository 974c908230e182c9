import { Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

interface PayCountdownProps {
  /** From when it is first shown. */
  readonly leftMs: number;
}

/** How long the time is still kept. Quiet: it is there for who looks. */
export function PayCountdown({ leftMs }: PayCountdownProps) {
  const { t } = useTranslation("pay");
  const [until] = useState(() => Date.now() + leftMs);
  const [now, setNow] = useState(Date.now);
  const left = Math.max(0, Math.ceil((until - now) / 1_000));
  const isOver = left === 0;
  useEffect(() => {
    if (isOver) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [isOver]);
  if (isOver) {
    return (
      <Text size="sm" role="status">
        {t("over")}
      </Text>
    );
  }
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return (
    <Text size="sm" c="dimmed" role="timer" style={{ fontVariantNumeric: "tabular-nums" }}>
      {t("left", { clock })}
    </Text>
  );
}
