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
  const everything = [title, time, detail].filter((part) => part !== "").join(" · ");
  if (isShort) {
    return (
      <div className={styles.line} title={everything}>
        <span className={styles.title}>{title}</span> {time}
      </div>
    );
  }
  return (
    <div className={styles.face} title={everything}>
      <div className={styles.title}>{title}</div>
      <div className={styles.rest}>
        {time}
        {detail && ` · ${detail}`}
      </div>
    </div>
  );
}
