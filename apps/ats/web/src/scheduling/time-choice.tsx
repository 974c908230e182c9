import {
  AvailabilityGrid,
  addDays,
  formatDate,
  formatDuration,
  formatShortLocalDate,
  formatTime,
  LoadingState,
  localDate,
  startOfLocalDate,
  useIsNarrow,
  useLocale,
} from "@convene/ui";
import { QueryFailed } from "@convene/web-kit";
import { ActionIcon, Alert, Button, Group, Stack, Text, Title } from "@mantine/core";
import { IconChevronLeft, IconChevronRight } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ApplicationDetail, CommonSlots, FilledSlot, Interviewer } from "../api.ts";
import { type PanelWish, slotsQuery } from "../queries.ts";
import { ProposalList } from "./proposal-list.tsx";
import styles from "./schedule-page.module.css";
import { WhyNot } from "./why-not.tsx";

interface TimeChoiceProps {
  /** One seat at least. */
  readonly of: PanelWish;
  readonly application: ApplicationDetail;
  readonly interviewers: readonly Interviewer[];
  /** Names of the seats that a pool fills, by their place in the panel. */
  readonly poolSeats: ReadonlyMap<number, string>;
  /** IANA, the recruiter's. */
  readonly timeZone: string;
  readonly now: Date;
  readonly start: Date | undefined;
  /** @param slot Who would sit on the panel; left out: a time that was typed. */
  readonly onStart: (start: Date, slot?: FilledSlot) => void;
}

/** When a panel can come together, how everybody's days look, and the best times of these days. */
export function TimeChoice(props: TimeChoiceProps) {
  const { of, application, interviewers, poolSeats, timeZone, now, start, onStart } = props;
  const { t } = useTranslation("ats");
  const locale = useLocale();
  const isNarrow = useIsNarrow();
  const count = isNarrow ? 3 : 5;
  const today = localDate(now, timeZone);
  const [first, setFirst] = useState(today);
  const days = Array.from({ length: count }, (_, index) => addDays(first, index));
  const last = days.at(-1) ?? first;
  const from = startOfLocalDate(first, timeZone);
  const until = startOfLocalDate(addDays(last, 1), timeZone);
  const found = useQuery(slotsQuery(of, from, until, timeZone, application.id));
  const where = { locale, timeZone };
  const loads = new Map(interviewers.map(({ id, load }) => [id, load]));

  return (
    <Stack gap="md" component="section" aria-label={t("schedule.times")}>
      <Group justify="space-between" gap="sm">
        <Title order={2} size="h4" aria-live="polite">
          {formatShortLocalDate(first, locale)} – {formatShortLocalDate(last, locale)}
        </Title>
        <Group gap="xs">
          <Button variant="default" size="sm" onClick={() => setFirst(today)}>
            {t("schedule.today")}
          </Button>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t("schedule.earlier")}
            disabled={first <= today}
            onClick={() => setFirst(latest(addDays(first, -count), today))}
          >
            <IconChevronLeft size={18} aria-hidden />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size={36}
            aria-label={t("schedule.later")}
            onClick={() => setFirst(addDays(first, count))}
          >
            <IconChevronRight size={18} aria-hidden />
          </ActionIcon>
        </Group>
      </Group>
      {found.data ? (
        <>
          {found.data.slots.length === 0 && (
            <Alert color="yellow" title={t("schedule.none")} role="status">
              {found.data.nextFree === null ? (
                <Text size="sm">{t("schedule.noneAtAll")}</Text>
              ) : (
                <NextFree
                  next={new Date(found.data.nextFree)}
                  text={t("schedule.next", {
                    day: formatDate(new Date(found.data.nextFree), where),
                    time: formatTime(new Date(found.data.nextFree), where),
                  })}
                  onGo={(next) => setFirst(localDate(next, timeZone))}
                />
              )}
            </Alert>
          )}
          <div className={styles.times}>
            <AvailabilityGrid
              rows={found.data.people.map((person) => ({
                id: person.id,
                name: person.name,
                timeZone: person.timeZone,
                detail: formatDuration(loads.get(person.id)?.minutes ?? 0, locale),
                free: person.free.map(toSpan),
              }))}
              slots={found.data.slots.map((slot) => ({ ...toSpan(slot), rowIds: slot.seats }))}
              days={days}
              timeZone={timeZone}
              chosen={start ?? null}
              onChoose={(slot) => onStart(slot.start, slotAt(found.data, slot.start))}
            />
            <ProposalList
              proposals={found.data.proposals}
              people={found.data.people}
              poolSeats={poolSeats}
              timeZone={timeZone}
              candidate={application.candidate}
              chosen={start}
              onChoose={(proposal) => onStart(new Date(proposal.start), proposal)}
            />
          </div>
        </>
      ) : found.isError ? (
        <QueryFailed error={found.error} onRetry={() => void found.refetch()} />
      ) : (
        <LoadingState shape="cards" count={3} />
      )}
      <WhyNot of={of} timeZone={timeZone} now={now} onTake={onStart} />
    </Stack>
  );
}

interface NextFreeProps {
  readonly next: Date;
  readonly text: string;
  readonly onGo: (next: Date) => void;
}

function NextFree({ next, text, onGo }: NextFreeProps) {
  return (
    <Button size="xs" variant="default" onClick={() => onGo(next)}>
      {text}
    </Button>
  );
}

function slotAt({ slots }: CommonSlots, start: Date): FilledSlot | undefined {
  return slots.find((slot) => Date.parse(slot.start) === start.getTime());
}

function latest(a: string, b: string): string {
  return a > b ? a : b;
}

function toSpan({ start, end }: { readonly start: string; readonly end: string }) {
  return { start: new Date(start), end: new Date(end) };
}
