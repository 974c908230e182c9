import { EmptyState, useLink } from "@convene/ui";
import { Anchor, Card, Group, Stack, Text, Title } from "@mantine/core";
import { IconMoodSmile } from "@tabler/icons-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";

/** Something that waits for a person, one kind of it. */
export interface DecisionEntry {
  readonly key: string;
  /** `3 visits not paid` */
  readonly title: string;
  readonly hint: string;
  /** Where all of it is decided; left out: one by one. */
  readonly href?: string | undefined;
  readonly items: readonly DecisionItem[];
  /** How many there are beyond `items`; 0: these are all. */
  readonly more: number;
}

export interface DecisionItem {
  readonly key: string;
  readonly label: string;
  readonly href: string;
  /** At the end of the line: an amount, an age. */
  readonly aside?: string | undefined;
}

export interface DecisionListProps {
  readonly decisions: readonly DecisionEntry[];
  /** What would appear here, for when there is nothing. */
  readonly emptyHint: string;
}

/** What needs a decision, on the home page of either product. */
export function DecisionList({ decisions, emptyHint }: DecisionListProps) {
  const { t } = useTranslation("kit");
  const headingId = useId();
  return (
    <Stack gap="sm" component="section" aria-labelledby={headingId}>
      <Title order={2} size="h4" id={headingId}>
        {t("today.decisions")}
      </Title>
      {decisions.length === 0 ? (
        <EmptyState icon={IconMoodSmile} title={t("today.allClear")}>
          {emptyHint}
        </EmptyState>
      ) : (
        decisions.map((decision) => <DecisionCard key={decision.key} decision={decision} />)
      )}
    </Stack>
  );
}

function DecisionCard({ decision }: { readonly decision: DecisionEntry }) {
  const { t } = useTranslation("kit");
  const Link = useLink();
  const { title, hint, href, items, more } = decision;
  return (
    <Card withBorder padding="sm" component="article">
      <Group justify="space-between" gap="sm" align="flex-start" wrap="nowrap">
        <Stack gap={2} miw={0}>
          <Text fw={600}>{title}</Text>
          <Text size="sm" c="dimmed">
            {hint}
          </Text>
        </Stack>
        {href !== undefined && (
          <Anchor
            component={Link}
            href={href}
            size="sm"
            underline="always"
            aria-label={`${t("today.look")}: ${title}`}
          >
            {t("today.look")}
          </Anchor>
        )}
      </Group>
      {items.length > 0 && (
        <ul style={{ margin: "8px 0 0", padding: 0, listStyle: "none" }}>
          {items.map(({ key, label, href: itemHref, aside }) => (
            <li key={key}>
              <Group justify="space-between" gap="sm" wrap="nowrap">
                <Anchor component={Link} href={itemHref} size="sm" underline="always">
                  {label}
                </Anchor>
                {aside !== undefined && (
                  <Text size="sm" style={{ whiteSpace: "nowrap" }}>
                    {aside}
                  </Text>
                )}
              </Group>
            </li>
          ))}
          {more > 0 && (
            <li>
              <Text size="sm" c="dimmed">
                {t("today.more", { count: more })}
              </Text>
            </li>
          )}
        </ul>
      )}
    </Card>
  );
}
