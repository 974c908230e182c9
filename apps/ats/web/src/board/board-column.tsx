import { dropTargetForElements } from "@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter";
import { useNow } from "@convene/ui";
import { Group, Text, Title } from "@mantine/core";
import { type ReactNode, useEffect, useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./board.module.css";
import type { BoardColumn as Column } from "./board-query.ts";
import { daysSince } from "./days-since.ts";

interface BoardColumnProps {
  readonly column: Column;
  /** A card is over it, by the keyboard. */
  readonly isChosen: boolean;
  /** How many cards there are to see, after the filters. */
  readonly shown: number;
  readonly children: ReactNode;
}

/** A stage: how many are in it, since when, and who. */
export function BoardColumn({ column, isChosen, shown, children }: BoardColumnProps) {
  const { t } = useTranslation("hiring");
  const now = useNow();
  const headingId = useId();
  const element = useRef<HTMLElement>(null);
  const [isOver, setIsOver] = useState(false);
  const { id, name, count, oldestSince } = column;
  useEffect(() => {
    if (!element.current) return;
    return dropTargetForElements({
      element: element.current,
      getData: () => ({ stageId: id }),
      onDragEnter: () => setIsOver(true),
      onDragLeave: () => setIsOver(false),
      onDrop: () => setIsOver(false),
    });
  }, [id]);
  const days = oldestSince === null ? 0 : daysSince(oldestSince, now);
  const age = days === 0 ? t("board.today") : t("board.days", { count: days });
  return (
    <section
      ref={element}
      className={styles.column}
      data-over={isOver || isChosen}
      aria-labelledby={headingId}
    >
      <div>
        <Group justify="space-between" gap="xs" wrap="nowrap">
          <Title
            order={2}
            size="h6"
            id={headingId}
            aria-label={t("board.column", { stage: name, count })}
          >
            {name}
          </Title>
          <Text size="sm" c="dimmed" aria-hidden>
            {count}
          </Text>
        </Group>
        <Text size="xs" c="dimmed">
          {oldestSince === null ? "–" : t("board.oldest", { age })}
        </Text>
      </div>
      {shown > 0 ? (
        <ul className={styles.cards} aria-labelledby={headingId}>
          {children}
        </ul>
      ) : (
        <Text size="sm" c="dimmed" ta="center" py="md">
          {t(count > 0 ? "board.noMatch" : "board.empty")}
        </Text>
      )}
    </section>
  );
}
