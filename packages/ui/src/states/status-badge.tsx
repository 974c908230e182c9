import { useTranslation } from "react-i18next";
import styles from "./status-badge.module.css";

export type Tone = "neutral" | "info" | "good" | "waiting" | "bad";

/** The states that have a word and a tone here; an app passes others with its own. */
export type KnownStatus =
  | "scheduled"
  | "pending"
  | "held"
  | "confirmed"
  | "in_progress"
  | "completed"
  | "cancelled"
  | "no_show"
  | "queued"
  | "sending"
  | "sent"
  | "delivered"
  | "failed"
  | "dead"
  | "unclear"
  | "bounced"
  | "complained"
  | "suppressed"
  | "passed_over"
  | "withdrawn";

const tones: Readonly<Record<KnownStatus, Tone>> = {
  scheduled: "info",
  pending: "waiting",
  held: "waiting",
  confirmed: "good",
  in_progress: "info",
  completed: "neutral",
  cancelled: "neutral",
  no_show: "bad",
  queued: "waiting",
  sending: "info",
  sent: "good",
  delivered: "good",
  failed: "waiting",
  dead: "bad",
  unclear: "waiting",
  bounced: "bad",
  complained: "bad",
  suppressed: "bad",
  passed_over: "neutral",
  withdrawn: "neutral",
};

// told without colour too: an open dot has yet to happen, a struck word will not
const hollow: ReadonlySet<KnownStatus> = new Set(["pending", "held", "queued"]);

export type StatusBadgeProps =
  | { readonly status: KnownStatus; readonly label?: string }
  | { readonly label: string; readonly tone: Tone; readonly status?: undefined };

/** A state in one word: by text first, by colour and shape second. */
export function StatusBadge(props: StatusBadgeProps) {
  const { t } = useTranslation("ui");
  const { status } = props;
  const tone = status === undefined ? props.tone : tones[status];
  const label = status === undefined ? props.label : (props.label ?? t(`status.${status}`));
  return (
    <span
      className={`${styles.badge} ${styles[tone]}`}
      data-hollow={status !== undefined && hollow.has(status) ? "" : undefined}
      data-struck={status === "cancelled" ? "" : undefined}
    >
      {label}
    </span>
  );
}

/** Reads a state as it comes from an API (`IN_PROGRESS`, `no-show`); undefined where unknown. */
export function toKnownStatus(status: string): KnownStatus | undefined {
  const folded = status.toLowerCase().replaceAll("-", "_");
  return Object.keys(tones).find((known): known is KnownStatus => known === folded);
}
