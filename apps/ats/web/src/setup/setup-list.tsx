import { EmptyState, type IconComponent, LoadingState, PageHeader, useLink } from "@convene/ui";
import { QueryFailed, usePageTitle } from "@convene/web-kit";
import { Anchor, Badge, Button, Card, Group, Stack, Text } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import type { UseQueryResult } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ForRecruiters } from "./for-recruiters.tsx";
import { useLiveSetup } from "./use-live-setup.ts";

/** What the list says of one of them. */
interface SetupRow {
  readonly id: string;
  readonly name: string;
  readonly active: boolean;
  /** One line below the name. */
  readonly facts: readonly string[];
}

interface SetupListProps<Item> {
  /** Names the texts: `templates.title` and so on. */
  readonly kind: "templates" | "pools" | "plans";
  readonly icon: IconComponent;
  readonly found: UseQueryResult<{ readonly items: readonly Item[] }>;
  readonly toRow: (item: Item) => SetupRow;
}

/** All templates, pools or plans, those that are not in use any more last. */
export function SetupList<Item>({ kind, icon, found, toRow }: SetupListProps<Item>) {
  const { t } = useTranslation("setup");
  const Link = useLink();
  const title = t(`${kind}.title`);
  usePageTitle(title);
  useLiveSetup();
  const rows = found.data?.items.map(toRow) ?? [];
  rows.sort((a, b) => Number(b.active) - Number(a.active));
  const add = (
    <Button
      component={Link}
      href={`/setup/${kind}/new`}
      leftSection={<IconPlus size={16} aria-hidden />}
    >
      {t(`${kind}.add`)}
    </Button>
  );
  return (
    <ForRecruiters title={title}>
      <PageHeader title={title} description={t(`${kind}.description`)} actions={add} />
      {found.isPending ? (
        <LoadingState shape="rows" />
      ) : !found.data ? (
        <QueryFailed error={found.error} onRetry={() => void found.refetch()} />
      ) : rows.length === 0 ? (
        <EmptyState icon={icon} title={t(`${kind}.empty`)}>
          {t(`${kind}.emptyHint`)}
        </EmptyState>
      ) : (
        <Stack component="ul" gap="xs" m={0} p={0} style={{ listStyle: "none" }}>
          {rows.map(({ id, name, active, facts }) => (
            <Card key={id} component="li" withBorder padding="sm">
              <Group gap="xs">
                <Anchor component={Link} href={`/setup/${kind}/${id}`} fw={600} c="inherit">
                  {name}
                </Anchor>
                {!active && (
                  <Badge color="gray" variant="light">
                    {t("inactive")}
                  </Badge>
                )}
              </Group>
              <Text size="sm" c="dimmed">
                {facts.join(" · ")}
              </Text>
            </Card>
          ))}
        </Stack>
      )}
    </ForRecruiters>
  );
}
