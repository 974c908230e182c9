import { Anchor, Button, Text, Title, VisuallyHidden } from "@mantine/core";
import { IconBellOff } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useLocale } from "../i18n/use-locale.ts";
import { useLink } from "../provider/link.tsx";
import { EmptyState } from "../states/empty-state.tsx";
import { FailedState } from "../states/failed-state.tsx";
import { LoadingState } from "../states/loading-state.tsx";
import { formatRelative } from "../time/relative-time.ts";
import { formatMoment } from "../time/time-format.ts";
import styles from "./notification-panel.module.css";

/** Something that a member was told in these pages. */
export interface BellItem {
  readonly id: string;
  readonly subject: string;
  /** Left out where it says no more than the subject. */
  readonly text?: string;
  readonly createdAt: Date;
  readonly isUnread: boolean;
  /** What it is about. */
  readonly href: string;
}

export interface NotificationPanelProps {
  /** The latest first. */
  readonly items: readonly BellItem[];
  readonly state: "loading" | "failed" | "ready";
  readonly now: Date;
  /** IANA zone of the viewer. */
  readonly timeZone: string;
  readonly onOpen: (id: string) => void;
  readonly onReadAll: () => void;
  readonly onRetry: () => void;
  /** All that the member was told. */
  readonly allHref: string;
  /** What the member wants to be told. */
  readonly preferencesHref: string;
  /** Called when a link is followed. */
  readonly onLeave: () => void;
  /** Where what surrounds it has no title of its own. */
  readonly title?: string;
}

/** The latest of what a member was told, each a link to what it is about. */
export function NotificationPanel({
  items,
  state,
  now,
  timeZone,
  onOpen,
  onReadAll,
  onRetry,
  allHref,
  preferencesHref,
  onLeave,
  title,
}: NotificationPanelProps) {
  const { t } = useTranslation("ui");
  const locale = useLocale();
  const Link = useLink();
  return (
    <>
      <div className={styles.head} data-sheet={title === undefined ? "" : undefined}>
        {title && (
          <Title order={2} size="h4">
            {title}
          </Title>
        )}
        {items.some(({ isUnread }) => isUnread) && (
          <Button size="compact-sm" variant="subtle" onClick={onReadAll}>
            {t("bell.readAll")}
          </Button>
        )}
      </div>
      {state === "loading" ? (
        <div style={{ padding: "0.9rem" }}>
          <LoadingState shape="rows" count={4} />
        </div>
      ) : state === "failed" ? (
        <div style={{ padding: "0.9rem" }}>
          <FailedState onRetry={onRetry} />
        </div>
      ) : items.length === 0 ? (
        <EmptyState icon={IconBellOff} title={t("bell.empty")}>
          {t("bell.emptyHint")}
        </EmptyState>
      ) : (
        <ul className={styles.items} data-sheet={title === undefined ? "" : undefined}>
          {items.map(({ id, subject, text, createdAt, isUnread, href }) => (
            <li key={id}>
              <Link
                href={href}
                className={styles.item ?? ""}
                data-unread={isUnread ? "" : undefined}
                onClick={() => {
                  onOpen(id);
                  onLeave();
                }}
              >
                <span className={styles.dot} aria-hidden />
                <span className={styles.words}>
                  {isUnread && <VisuallyHidden>{t("bell.unread")} </VisuallyHidden>}
                  <Text span display="block" size="sm" fw={isUnread ? 650 : 400}>
                    {subject}
                  </Text>
                  {text !== undefined && (
                    <Text span display="block" size="sm" lineClamp={2}>
                      {text}
                    </Text>
                  )}
                  <Text span display="block" size="xs" c="dimmed">
                    {formatRelative(createdAt, now, locale)} ·{" "}
                    <time dateTime={createdAt.toISOString()}>
                      {formatMoment(createdAt, { locale, timeZone })}
                    </time>
                  </Text>
                </span>
              </Link>
            </li>
          ))}
        </ul>
      )}
      <div className={styles.foot}>
        <Anchor component={Link} href={allHref} size="sm" onClick={onLeave}>
          {t("bell.all")}
        </Anchor>
        <Anchor component={Link} href={preferencesHref} size="sm" onClick={onLeave}>
          {t("bell.preferences")}
        </Anchor>
      </div>
    </>
  );
}
