import { groupByDate, localDate, SlotPicker, useNow, ZonePicker } from "@convene/ui";
import { browserTimeZone } from "@convene/web-kit";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { linkedTimesQuery } from "../requests/request-queries.ts";

interface TimeMonthProps {
  /** The times of a month (`YYYY-MM`). */
  readonly query: (month: string) => ReturnType<typeof linkedTimesQuery>;
  /** The first day that is shown, where it has times. */
  readonly from: Date;
  readonly until?: Date | undefined;
  readonly timeZone: string;
  readonly onZone: (zone: string) => void;
  /** Zones that are likely. */
  readonly suggested: readonly string[];
  readonly picked: Date | undefined;
  readonly onPick: (start: Date) => void;
}

/** Month, day and time, in the candidate's zone. */
export function TimeMonth(props: TimeMonthProps) {
  const { query, from, until, timeZone, onZone, suggested, picked, onPick } = props;
  const now = useNow();
  const [asked, setAsked] = useState<string>();
  const [askedDay, setDay] = useState<string>();
  const opensAt = localDate(new Date(Math.max(from.getTime(), now.getTime())), timeZone).slice(
    0,
    7,
  );
  const first = useQuery(query(opensAt));
  // Who has asked for no month in particular is shown the first one that has times.
  const firstFree = first.data?.nextFree;
  const month =
    asked ?? (firstFree ? localDate(new Date(firstFree), timeZone).slice(0, 7) : opensAt);
  const found = useQuery(query(month));
  const starts = (found.data?.slots ?? []).map((slot) => new Date(slot.start));
  const days = groupByDate(starts, timeZone);
  const [firstDay] = days.keys();
  const opensOn = localDate(from, timeZone);
  const usual = days.has(opensOn) ? opensOn : (firstDay ?? null);
  const day = askedDay?.startsWith(month) ? askedDay : usual;
  return (
    <SlotPicker
      starts={starts}
      timeZone={timeZone}
      now={now}
      month={month}
      day={day}
      picked={picked ?? null}
      state={found.isPending ? "loading" : found.data ? "ready" : "failed"}
      nextFree={found.data?.nextFree ? new Date(found.data.nextFree) : null}
      {...(until && { lastDay: localDate(until, timeZone) })}
      onMonth={(next) => {
        setAsked(next);
        setDay(undefined);
      }}
      onDay={(next) => {
        setDay(next);
        setAsked(next.slice(0, 7));
      }}
      onPick={onPick}
      onRetry={() => void found.refetch()}
      aboveMonth={
        <ZonePicker
          value={timeZone}
          onChange={onZone}
          now={now}
          suggested={[...suggested, browserTimeZone()]}
        />
      }
    />
  );
}
