import { formatShortDate, formatTime, useIsNarrow, useLocale } from "@convene/ui";
import { Button, Card, Group, List, Stack, Text, Title } from "@mantine/core";
import { IconAlertTriangle, IconCheck } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";
import { useTranslation } from "react-i18next";
import type { CommonSlots, TimeProposal } from "../api.ts";
import { isInFavour, reasonText } from "./reason-text.ts";
import styles from "./schedule-page.module.css";

interface ProposalListProps {
  readonly proposals: readonly TimeProposal[];
  readonly people: CommonSlots["people"];
  /** Names of the seats that a pool fills, by their place in the panel; of others nothing is said. */
  readonly poolSeats: ReadonlyMap<number, string>;
  readonly timeZone: string;
  readonly candidate: { readonly name: string; readonly timeZone: string };
  readonly chosen: Date | undefined;
  readonly onChoose: (proposal: TimeProposal) => void;
  /** What else can be done with them all, such as to let the candidate choose. */
  readonly actions?: ReactNode;
}

const SHOWN_NARROW = 3;

/** The best times, best first, each with what speaks for it and against it. */
export function ProposalList(props: ProposalListProps) {
  const { proposals, people, poolSeats, timeZone, candidate, chosen, onChoose, actions } = props;
  const { t } = useTranslation("scheduling");
  const locale = useLocale();
  const headingId = useId();
  const names = new Map(people.map((person) => [person.id, person.name]));
  const where = { locale, timeZone };
  // On a phone the times themselves are not to be far away.
  const shown = useIsNarrow() ? proposals.slice(0, SHOWN_NARROW) : proposals;
  if (proposals.length === 0) return null;
  return (
    <Stack gap="sm" component="section" aria-labelledby={headingId} className={styles.best ?? ""}>
      <Title order={2} size="h4" id={headingId}>
        {t("proposals.title")}
      </Title>
      {actions}
      <ol className={styles.proposals}>
        {shown.map((proposal) => {
          const start = new Date(proposal.start);
          const isChosen = chosen?.getTime() === start.getTime();
          const when = `${formatShortDate(start, where)}, ${formatTime(start, where)}`;
          const who = [...poolSeats].flatMap(([index, seat]) => {
            const name = names.get(proposal.seats[index] ?? "");
            return name === undefined ? [] : [t("proposals.seat", { seat, name })];
          });
          return (
            <Card
              key={proposal.start}
              component="li"
              withBorder
              padding="sm"
              {...(isChosen && { bd: "1px solid var(--mantine-primary-color-filled)" })}
            >
              <Group justify="space-between" gap="xs" wrap="nowrap" align="flex-start">
                <Text fw={600} size="sm">
                  {when}
                </Text>
                <Button
                  size="compact-sm"
                  style={{ flexShrink: 0 }}
                  variant={isChosen ? "filled" : "default"}
                  aria-pressed={isChosen}
                  aria-label={t(isChosen ? "proposals.chosenTime" : "proposals.choose", { when })}
                  onClick={() => onChoose(proposal)}
                >
                  {t(isChosen ? "proposals.chosen" : "proposals.take")}
                </Button>
              </Group>
              {who.map((text) => (
                <Text key={text} size="sm">
                  {text}
                </Text>
              ))}
              <List size="xs" spacing={2} mt={6} listStyleType="none">
                {proposal.reasons.map((reason) => (
                  <List.Item
                    key={JSON.stringify(reason)}
                    icon={
                      isInFavour(reason) ? (
                        <IconCheck size={14} aria-hidden color="var(--mantine-color-green-7)" />
                      ) : (
                        <IconAlertTriangle
                          size={14}
                          aria-hidden
                          color="var(--mantine-color-yellow-7)"
                        />
                      )
                    }
                  >
                    {reasonText(reason, names, candidate.name, t)}
                  </List.Item>
                ))}
              </List>
            </Card>
          );
        })}
      </ol>
    </Stack>
  );
}
