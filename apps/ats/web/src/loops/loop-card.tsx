import { describeZone, formatDate, formatSpan, localDate, useLocale } from "@convene/ui";
import { Badge, Button, Card, Checkbox, Group, List, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { LoopProposal, LoopProposals } from "./loop-query.ts";
import { isInFavour, loopReasonText } from "./loop-reason-text.ts";
import { LoopStrip } from "./loop-strip.tsx";

interface LoopCardProps {
  readonly found: LoopProposals;
  readonly proposal: LoopProposal;
  /** From 1, the best first. */
  readonly number: number;
  /** IANA, the organiser's. */
  readonly timeZone: string;
  readonly isOffered: boolean;
  /** Why it can't be offered besides those that are; left out: it can. */
  readonly whyNotOffer?: string | undefined;
  /** Left out: it is not to be offered. */
  readonly onOffer?: ((isOffered: boolean) => void) | undefined;
  readonly onBook: () => void;
}

/** A way to schedule all interviews: the day as a strip, who and when, and what speaks for it. */
export function LoopCard(props: LoopCardProps) {
  const { found, proposal, number, timeZone, isOffered, whyNotOffer, onOffer, onBook } = props;
  const { t } = useTranslation("requests");
  const locale = useLocale();
  const headingId = useId();
  const { order, people, candidate } = found;
  const names = { order, people, candidate: candidate.name };
  const days = [
    ...Map.groupBy(proposal.interviews, ({ start }) => localDate(new Date(start), timeZone)),
  ];
  const [first] = proposal.interviews;
  if (!first) return null;
  const day = formatDate(new Date(first.start), { locale, timeZone });
  return (
    <Card withBorder padding="md" component="li" aria-labelledby={headingId}>
      <Stack gap="sm">
        <Group gap="sm">
          <Title order={3} size="h5" id={headingId}>
            {t("loop.proposal", { number, day })}
          </Title>
          {number === 1 && <Badge variant="light">{t("loop.best")}</Badge>}
        </Group>
        {days.map(([date, interviews]) => (
          <Stack key={date} gap="xs">
            {days.length > 1 && interviews[0] && (
              <Text fw={600} size="sm">
                {formatDate(new Date(interviews[0].start), { locale, timeZone })}
              </Text>
            )}
            <LoopStrip interviews={interviews} people={people} order={order} timeZone={timeZone} />
            <List listStyleType="none" size="sm" spacing={2}>
              {interviews.map(({ position, start, end, seats }) => {
                const [from, until] = [new Date(start), new Date(end)];
                return (
                  <List.Item key={position}>
                    <Text span fw={600} size="sm">
                      {formatSpan(from, until, { locale, timeZone })}
                    </Text>{" "}
                    {order.interviews[position]?.title}
                    {": "}
                    {new Intl.ListFormat(locale).format(
                      seats.flatMap((id) => people.find((one) => one.id === id)?.name ?? []),
                    )}
                    {candidate.timeZone !== timeZone && (
                      <Text size="xs" c="dimmed">
                        {t("loop.there", {
                          time: formatSpan(from, until, {
                            locale,
                            timeZone: candidate.timeZone,
                          }),
                          city: describeZone(candidate.timeZone).city,
                        })}
                      </Text>
                    )}
                  </List.Item>
                );
              })}
            </List>
          </Stack>
        ))}
        <List size="xs" spacing={2} listStyleType="none">
          {proposal.reasons.map((reason) => (
            <List.Item
              key={JSON.stringify(reason)}
              icon={
                isInFavour(reason) ? (
                  <IconCheck size={14} aria-hidden color="var(--mantine-color-green-7)" />
                ) : (
                  <IconAlertTriangle size={14} aria-hidden color="var(--mantine-color-yellow-7)" />
                )
              }
            >
              {loopReasonText(reason, names, t, locale)}
            </List.Item>
          ))}
        </List>
        <Group gap="md">
          <Button size="sm" onClick={onBook} aria-label={t("loop.bookLabel", { number })}>
            {t("loop.book")}
          </Button>
          {onOffer && (
            <Checkbox
              label={t("loop.offer")}
              aria-label={t("loop.offerLabel", { number })}
              checked={isOffered}
              disabled={whyNotOffer !== undefined}
              {...(whyNotOffer !== undefined && { description: whyNotOffer })}
              onChange={(event) => onOffer(event.currentTarget.checked)}
            />
          )}
        </Group>
      </Stack>
    </Card>
  );
}
