import { draggable } from "@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter";
import { formatMoment, StatusBadge, useLink, useLocale, useNow } from "@convene/ui";
import { useSignedIn } from "@convene/web-kit";
import { ActionIcon, Anchor, Group, Text } from "@mantine/core";
import { IconCalendarEvent, IconGripVertical } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import styles from "./board.module.css";
import type { Board, BoardCard as Card } from "./board-query.ts";
import { CardMenu } from "./card-menu.tsx";
import { daysSince } from "./days-since.ts";
import type { CardMove } from "./move-card.ts";
import type { KeyboardMove } from "./use-keyboard-move.ts";

interface BoardCardProps {
  readonly card: Card;
  readonly board: Board;
  /** Left out: it stays where it is, for it is decided. */
  readonly moves: { readonly keyboard: KeyboardMove; onMove(move: CardMove): void } | undefined;
  /** Whether it can be taken up again. */
  readonly canReopen: boolean;
  readonly onDecide: (card: Card, decision: "reject" | "withdraw" | "reopen") => void;
  /** Id of what says how a card is moved by the keyboard. */
  readonly helpId: string;
}

/** Somebody on the board: who, what comes next, since when, and what waits. */
export function BoardCard({ card, board, moves, canReopen, onDecide, helpId }: BoardCardProps) {
  const { t } = useTranslation("hiring");
  const locale = useLocale();
  const now = useNow();
  const Link = useLink();
  const { timeZone } = useSignedIn().member;
  const element = useRef<HTMLLIElement>(null);
  const [isDragged, setIsDragged] = useState(false);
  const { id, stageId, candidateName, nextInterview, decisions } = card;
  const canMove = moves !== undefined;
  useEffect(() => {
    if (!element.current || !canMove) return;
    return draggable({
      element: element.current,
      getInitialData: () => ({ id, from: stageId }),
      onDragStart: () => setIsDragged(true),
      onDrop: () => setIsDragged(false),
    });
  }, [id, stageId, canMove]);

  const days = daysSince(card.stageSince, now);
  const age = days === 0 ? t("board.today") : t("board.days", { count: days });
  return (
    <li
      ref={element}
      className={styles.card}
      data-draggable={canMove}
      data-dragged={isDragged}
      data-picked={moves?.keyboard.picked?.id === id}
    >
      <Group justify="space-between" align="flex-start" wrap="nowrap" gap={4}>
        <Anchor
          component={Link}
          href={`/applications/${id}`}
          draggable={false}
          size="sm"
          fw={600}
          c="inherit"
          underline="hover"
          style={{ overflowWrap: "anywhere" }}
        >
          {candidateName}
        </Anchor>
        <Group gap={0} wrap="nowrap">
          {moves && (
            <ActionIcon
              variant="subtle"
              color="gray"
              size="sm"
              data-handle={id}
              aria-label={t("board.pick", { name: candidateName })}
              aria-describedby={helpId}
              {...moves.keyboard.handle(card)}
            >
              <IconGripVertical size={16} aria-hidden />
            </ActionIcon>
          )}
          {(moves || canReopen) && (
            <CardMenu
              card={card}
              board={board}
              onMove={moves && ((to) => moves.onMove({ id, from: stageId, to }))}
              onDecide={(decision) => onDecide(card, decision)}
            />
          )}
        </Group>
      </Group>
      {nextInterview && (
        <Group gap={4} wrap="nowrap" align="flex-start" mt={2}>
          <IconCalendarEvent size={14} aria-hidden style={{ flexShrink: 0, marginTop: 2 }} />
          <Text size="xs">
            {t("board.next", {
              title: nextInterview.title,
              time: formatMoment(new Date(nextInterview.start), { locale, timeZone }),
            })}
          </Text>
        </Group>
      )}
      <Text size="xs" c="dimmed" mt={2}>
        {t("board.inStage", { age })}
        {card.source !== null && ` · ${card.source}`}
      </Text>
      {decisions.length > 0 && (
        <Group gap={4} mt={6}>
          {decisions.map((decision) => (
            <StatusBadge key={decision} label={t(`board.decisions.${decision}`)} tone="waiting" />
          ))}
        </Group>
      )}
    </li>
  );
}
