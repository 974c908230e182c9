import { Text } from "@mantine/core";
import { useLocale } from "../i18n/use-locale.ts";
import type { Tone } from "../states/status-badge.tsx";
import { formatMoment } from "../time/time-format.ts";
import styles from "./message-history.module.css";

export interface MessageStep {
  readonly key: string;
  readonly at: Date;
  /** What happened: "Sent through Resend". */
  readonly what: string;
  /** Why, in the provider's words. */
  readonly detail?: string | undefined;
  readonly tone: Tone;
}

export interface MessageHistoryProps {
  readonly label: string;
  /** The earliest first. */
  readonly steps: readonly MessageStep[];
  /** IANA zone of the viewer. */
  readonly timeZone: string;
}

/** What became of a message, step by step. */
export function MessageHistory({ label, steps, timeZone }: MessageHistoryProps) {
  const locale = useLocale();
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map(({ key, at, what, detail, tone }) => (
        <li key={key} className={styles.step} data-tone={tone}>
          <Text size="sm" fw={600} component="div">
            {what}
          </Text>
          {detail && (
            <Text size="sm" component="div" style={{ overflowWrap: "anywhere" }}>
              {detail}
            </Text>
          )}
          <Text size="xs" c="dimmed" component="div">
            <time dateTime={at.toISOString()}>{formatMoment(at, { locale, timeZone })}</time>
          </Text>
        </li>
      ))}
    </ol>
  );
}
