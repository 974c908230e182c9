import { formatSpan, StatusBadge, useLink, useLocale } from "@convene/ui";
import { Anchor, Text } from "@mantine/core";
import type { ReactNode } from "react";
import styles from "./today.module.css";
import type { TodayAppointment } from "./today-entries.ts";

export interface TodayRowProps {
  readonly start: Date;
  readonly end: Date;
  /** IANA, the viewer's. */
  readonly timeZone: string;
  /** Who comes, or to what. */
  readonly name: string;
  readonly href: string;
  /** What it is, with whom, where. */
  readonly facts: readonly (string | null)[];
  /** Left out: those in it are in several. */
  readonly status?: TodayAppointment["status"] | undefined;
  /** What can be done about it now. */
  readonly deed?: ReactNode;
  /** Below the facts. */
  readonly children?: ReactNode;
}

/** A line of the day: when, who, what, and in which state. */
export function TodayRow({
  start,
  end,
  timeZone,
  name,
  href,
  facts,
  status,
  deed,
  children,
}: TodayRowProps) {
  const locale = useLocale();
  const Link = useLink();
  return (
    <li className={styles.row}>
      <Text size="sm" c="dimmed" className={styles.time ?? ""}>
        {formatSpan(start, end, { locale, timeZone })}
      </Text>
      <div className={styles.who}>
        <Anchor
          component={Link}
          href={href}
          fw={600}
          underline="always"
          c="var(--mantine-color-text)"
        >
          {name}
        </Anchor>
        <Text size="sm">{facts.filter((part) => part !== null).join(" · ")}</Text>
        {children}
      </div>
      <div className={styles.state}>{status !== undefined && <StatusBadge status={status} />}</div>
      {deed !== undefined && <div className={styles.deed}>{deed}</div>}
    </li>
  );
}
