import { formatTime, localDate, startOfLocalDate, useLocale } from "@convene/ui";
import type { LoopProposal, LoopProposals } from "./loop-query.ts";
import styles from "./loop-strip.module.css";

interface LoopStripProps {
  /** Of one day. */
  readonly interviews: LoopProposal["interviews"];
  readonly people: LoopProposals["people"];
  readonly order: LoopProposals["order"];
  /** IANA, the organiser's. */
  readonly timeZone: string;
}

const HOUR_MS = 3_600_000;

/** A day as a strip: a row for each person, a bar for each interview. A picture of what is said below it. */
export function LoopStrip({ interviews, people, order, timeZone }: LoopStripProps) {
  const locale = useLocale();
  const [first] = interviews;
  if (!first) return null;
  const midnight = startOfLocalDate(localDate(new Date(first.start), timeZone), timeZone).getTime();
  const hourOf = (instant: string) => (Date.parse(instant) - midnight) / HOUR_MS;
  const from = Math.floor(Math.min(...interviews.map(({ start }) => hourOf(start))));
  const until = Math.ceil(Math.max(...interviews.map(({ end }) => hourOf(end))));
  const share = (hours: number) => `${(100 * hours) / (until - from)}%`;
  const hours = Array.from({ length: until - from }, (_, index) => from + index);
  const ids = [...new Set(interviews.flatMap(({ seats }) => seats))];
  return (
    <div aria-hidden className={styles.strip}>
      <div className={styles.row}>
        <span />
        <div className={styles.track}>
          {hours.map((hour) => (
            <span
              key={hour}
              className={styles.hour}
              style={{ left: share(hour - from), width: share(1) }}
            >
              {formatTime(new Date(midnight + hour * HOUR_MS), { locale, timeZone })}
            </span>
          ))}
        </div>
      </div>
      {ids.map((id) => (
        <div key={id} className={styles.row}>
          <span className={styles.name}>{people.find((person) => person.id === id)?.name}</span>
          <div className={styles.track}>
            {interviews
              .filter(({ seats }) => seats.includes(id))
              .map(({ position, start, end }) => (
                <span
                  key={position}
                  className={styles.bar}
                  style={{
                    left: share(hourOf(start) - from),
                    width: share(hourOf(end) - hourOf(start)),
                  }}
                >
                  {order.interviews[position]?.title}
                </span>
              ))}
          </div>
        </div>
      ))}
    </div>
  );
}
