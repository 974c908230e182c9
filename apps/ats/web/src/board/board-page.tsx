import { monitorForElements } from "@atlaskit/pragmatic-drag-and-drop/adapter/element-adapter";
import { EmptyState, LoadingState, PageHeader, useLink } from "@convene/ui";
import { ApiProblem, QueryFailed, useLive, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Alert, Button, Stack, Text, VisuallyHidden } from "@mantine/core";
import { IconBriefcase, IconSettings, IconUserPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useEffect, useEffectEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { AddCandidateDialog } from "../applications/add-candidate-dialog.tsx";
import { DecideDialog, type Decided } from "../applications/decide-dialog.tsx";
import { jobsQuery } from "../queries.ts";
import { mayRecruit } from "../staff/may-recruit.ts";
import styles from "./board.module.css";
import { BoardCard } from "./board-card.tsx";
import { BoardColumn } from "./board-column.tsx";
import { BoardFilters } from "./board-filters.tsx";
import { type Board, boardQuery, type BoardCard as Card } from "./board-query.ts";
import { type BoardSearch, statusOf } from "./board-search.ts";
import { matchesFilter } from "./matches-filter.ts";
import type { CardMove } from "./move-card.ts";
import { useKeyboardMove } from "./use-keyboard-move.ts";
import { useMoveCard } from "./use-move-card.ts";

const route = getRouteApi("/staff/jobs/$id");

/** The pipeline of a job: who is in which stage. */
export function BoardPage() {
  const { t } = useTranslation(["hiring", "ats"]);
  const { id } = route.useParams();
  const search = route.useSearch();
  const board = useQuery(boardQuery(id, statusOf(search)));
  usePageTitle(board.data?.job.title ?? t("board.open"));
  const keys = [["board", id]];
  useLive({
    application: keys,
    interview: keys,
    request: keys,
    offer: keys,
    feedback: keys,
    setup: keys,
  });
  const parents = [{ label: t("ats:navigation.jobs"), href: "/jobs" }];
  if (board.data) return <Found board={board.data} search={search} />;
  const isGone = board.error instanceof ApiProblem && board.error.status === 404;
  return (
    <>
      <PageHeader title={t("board.open")} parents={parents} />
      {board.isPending ? (
        <LoadingState shape="cards" count={4} />
      ) : isGone ? (
        <EmptyState icon={IconBriefcase} title={t("board.notHere")}>
          {t("board.notHereHint")}
        </EmptyState>
      ) : (
        <QueryFailed error={board.error} onRetry={() => void board.refetch()} />
      )}
    </>
  );
}

interface FoundProps {
  readonly board: Board;
  readonly search: BoardSearch;
}

function Found({ board, search }: FoundProps) {
  const { t } = useTranslation(["hiring", "ats"]);
  const Link = useLink();
  const navigate = route.useNavigate();
  const { member } = useSignedIn();
  const { job, columns, counts } = board;
  const [asked, setAsked] = useState<Decided>();
  const status = statusOf(search);
  const jobs = useQuery({ ...jobsQuery, enabled: search.open === "candidate" });
  const change = (next: BoardSearch) => void navigate({ replace: true, search: next });
  const { open: _open, ...closed } = search;
  return (
    <>
      <PageHeader
        title={job.title}
        description={[
          job.department,
          job.location,
          t("board.description", { count: counts.active }),
        ]
          .filter(Boolean)
          .join(" · ")}
        parents={[{ label: t("ats:navigation.jobs"), href: "/jobs" }]}
        actions={
          <>
            {mayRecruit(member) && (
              <Button
                component={Link}
                href={`/jobs/${job.id}/settings`}
                variant="default"
                leftSection={<IconSettings size={18} aria-hidden />}
              >
                {t("board.settings")}
              </Button>
            )}
            {job.status !== "closed" && (
              <Button
                leftSection={<IconUserPlus size={18} aria-hidden />}
                onClick={() => change({ ...search, open: "candidate" })}
              >
                {t("board.add")}
              </Button>
            )}
          </>
        }
      />
      <Stack gap="md">
        {job.status === "closed" && (
          <Alert color="gray" p="xs">
            {t("board.closed")}
          </Alert>
        )}
        <BoardFilters search={search} counts={counts} onChange={change} />
        <Columns
          key={job.id}
          board={board}
          cards={board.cards.filter((card) => matchesFilter(card, search))}
          canMove={status === "active"}
          canReopen={status === "rejected" || status === "withdrawn"}
          onDecide={({ id, candidateName: name, stageId }, decision) =>
            setAsked({
              id,
              name,
              stage: columns.find((column) => column.id === stageId)?.name ?? "",
              decision,
            })
          }
        />
        {board.cards.length < columns.reduce((sum, { count }) => sum + count, 0) && (
          <Text size="sm" c="dimmed">
            {t("board.tooMany", { count: board.cards.length })}
          </Text>
        )}
      </Stack>
      <DecideDialog asked={asked} onClose={() => setAsked(undefined)} />
      <AddCandidateDialog
        opened={search.open === "candidate"}
        jobs={jobs.data?.items ?? []}
        jobId={job.id}
        onClose={() => change(closed)}
      />
    </>
  );
}

interface ColumnsProps {
  readonly board: Board;
  /** Those to be seen. */
  readonly cards: readonly Card[];
  readonly canMove: boolean;
  readonly canReopen: boolean;
  readonly onDecide: (card: Card, decision: Decided["decision"]) => void;
}

function Columns({ board, cards, canMove, canReopen, onDecide }: ColumnsProps) {
  const { t } = useTranslation("hiring");
  const helpId = useId();
  const { columns } = board;
  const [said, setSaid] = useState("");
  const [focused, setFocused] = useState<string>();
  const move = useMoveCard(board.job.id, ({ id, to }, outcome) => {
    const name = board.cards.find((card) => card.id === id)?.candidateName ?? "";
    const stage = columns.find((column) => column.id === to)?.name ?? "";
    setSaid(t(outcome === "moved" ? "board.dropped" : "board.refused", { name, stage }));
  });
  const keyboard = useKeyboardMove({
    columns,
    announce: setSaid,
    onMove: (moved) => {
      setFocused(moved.id);
      move(moved);
    },
  });
  // The card is another element in its new stage: the focus follows it there.
  const stageOfFocused = cards.find(({ id }) => id === focused)?.stageId;
  useEffect(() => {
    if (focused === undefined || stageOfFocused === undefined) return;
    document.querySelector<HTMLElement>(`[data-handle="${focused}"]`)?.focus();
  }, [focused, stageOfFocused]);

  const drop = useEffectEvent((id: unknown, from: unknown, to: unknown) => {
    if (typeof id !== "string" || typeof from !== "string" || typeof to !== "string") return;
    if (from !== to) move({ id, from, to });
  });
  useEffect(
    () =>
      monitorForElements({
        onDrop: ({ source, location }) => {
          const [target] = location.current.dropTargets;
          drop(source.data.id, source.data.from, target?.data.stageId);
        },
      }),
    [],
  );
  const moves = canMove ? { keyboard, onMove: (moved: CardMove) => move(moved) } : undefined;
  return (
    <>
      <VisuallyHidden id={helpId}>{t("board.help")}</VisuallyHidden>
      <VisuallyHidden role="status" aria-live="assertive">
        {said}
      </VisuallyHidden>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: the keyboard scrolls what has the focus */}
      <section className={styles.scroll} aria-label={t("board.columns")} tabIndex={0}>
        {columns.map((column) => {
          const inside = cards.filter(({ stageId }) => stageId === column.id);
          return (
            <BoardColumn
              key={column.id}
              column={column}
              shown={inside.length}
              isChosen={keyboard.picked?.over === column.id}
            >
              {inside.map((card) => (
                <BoardCard
                  key={card.id}
                  card={card}
                  board={board}
                  moves={moves}
                  canReopen={canReopen}
                  onDecide={onDecide}
                  helpId={helpId}
                />
              ))}
            </BoardColumn>
          );
        })}
      </section>
    </>
  );
}
