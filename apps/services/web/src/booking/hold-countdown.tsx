import { Anchor, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";

interface HoldCountdownProps {
  /** Milliseconds since 1970, by the browser's clock. */
  readonly until: number;
  readonly onHoldAgain: () => void;
}

/** How long the time is still kept. Quiet: it is there for who looks, and says so once at the end. */
export function HoldCountdown({ until, onHoldAgain }: HoldCountdownProps) {
  const { t } = useTranslation("services");
  const [now, setNow] = useState(Date.now);
  const left = Math.max(0, Math.ceil((until - now) / 1_000));
  const over = left === 0;
  useEffect(() => {
    if (over) return;
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, [over]);

  if (over) {
    return (
      <Text size="sm" role="status">
        {t("hold.over")}{" "}
        <Anchor component="button" type="button" size="sm" onClick={onHoldAgain}>
          {t("hold.again")}
        </Anchor>
      </Text>
    );
  }
  const clock = `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
  return (
    <Text size="sm" c="dimmed" role="timer">
      {t("hold.left", { clock })}
    </Text>
  );
}
