import styles from "./week-calendar.module.css";

interface EventFaceProps {
  readonly title: string;
  readonly time: string;
  readonly detail: string;
  /** Has room for one line only. */
  readonly isShort: boolean;
}

/** What an event's box on the calendar says. */
export function EventFace({ title, time, detail, isShort }: EventFaceProps) {
  if (isShort) {
    return (
      <div className={styles.line}>
        <span className={styles.title}>{title}</span> {time}
      </div>
    );
  }
  return (
    <div className={styles.face}>
      <div className={styles.title}>{title}</div>
      <div>
        {time}
        {detail && ` · ${detail}`}
      </div>
    </div>
  );
}
