import { Anchor, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useTimeLeft } from "../use-time-left.ts";

interface HoldCountdownProps {
  /** Milliseconds since 1970, by the browser's clock. */
  readonly until: number;
  readonly onHoldAgain: () => void;
}

/** How long the time is still kept. Quiet: it is there for who looks, and says so once at the end. */
export function HoldCountdown({ until, onHoldAgain }: HoldCountdownProps) {
  const { t } = useTranslation("services");
  const clock = useTimeLeft(until);
  if (clock === undefined) {
    return (
      <Text size="sm" role="status">
        {t("hold.over")}{" "}
        <Anchor component="button" type="button" size="sm" onClick={onHoldAgain}>
          {t("hold.again")}
        </Anchor>
      </Text>
    );
  }
  return (
    <Text size="sm" c="dimmed" role="timer">
      {t("hold.left", { clock })}
    </Text>
  );
}
