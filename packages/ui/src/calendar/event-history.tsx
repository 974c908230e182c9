import { Text } from "@mantine/core";
import type { ReactNode } from "react";
import { useLocale } from "../i18n/use-locale.ts";
import { formatMoment } from "../time/time-format.ts";

export interface HistoryEntry {
  readonly key: string;
  /** What happened. */
  readonly what: ReactNode;
  /** Who did it. */
  readonly by: string;
  readonly at: Date;
  /** What they said about it. */
  readonly reason: string | null;
}

export interface EventHistoryProps {
  readonly entries: readonly HistoryEntry[];
  /** IANA. */
  readonly timeZone: string;
  /** Numbers the entries. */
  readonly numbered?: boolean;
}

/** Who did what to an event, and when. */
export function EventHistory({ entries, timeZone, numbered = false }: EventHistoryProps) {
  const locale = useLocale();
  return (
    <ol
      style={{
        display: "grid",
        gap: 6,
        margin: 0,
        fontSize: "var(--mantine-font-size-sm)",
        ...(numbered
          ? { paddingInlineStart: "1.75rem" }
          : { paddingInlineStart: 0, listStyle: "none" }),
      }}
    >
      {entries.map(({ key, what, by, at, reason }) => (
        <li key={key}>
          <Text size="sm" component="div">
            {what}
            <Text span c="dimmed" inherit>
              {" "}
              · {by} · {formatMoment(at, { locale, timeZone })}
            </Text>
            {reason !== null && (
              <Text size="sm" c="dimmed" component="div">
                “{reason}”
              </Text>
            )}
          </Text>
        </li>
      ))}
    </ol>
  );
}
