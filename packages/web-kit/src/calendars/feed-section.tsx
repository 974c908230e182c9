import {
  ConfirmDialog,
  DataTable,
  EmptyState,
  formatDate,
  formatRelative,
  LoadingState,
  useLocale,
  useNow,
} from "@convene/ui";
import { Button, Group, Text, Title } from "@mantine/core";
import { IconRss } from "@tabler/icons-react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { sharedApi } from "../api/shared-api.ts";
import { unwrap } from "../api/unwrap.ts";
import { QueryFailed } from "../app/query-failed.tsx";
import { useProblemText } from "../i18n/use-problem-text.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { type FeedEntry, feedsQuery } from "./calendars-query.ts";
import { FeedDialog } from "./feed-dialog.tsx";

/** The secret addresses at which a member's events can be read by calendar programs. */
export function FeedSection() {
  const { t } = useTranslation("kit");
  const { product } = useSignedIn();
  const [isMaking, setMaking] = useState(false);
  return (
    <section aria-labelledby="feeds">
      <Group justify="space-between" align="flex-start" mb="sm">
        <div>
          <Title order={2} id="feeds">
            {t("feeds.title")}
          </Title>
          <Text size="sm" c="dimmed" maw={640}>
            {t(`feeds.description.${product}`)}
          </Text>
        </div>
        <Button variant="default" onClick={() => setMaking(true)}>
          {t("feeds.make")}
        </Button>
      </Group>
      <FeedTable />
      <FeedDialog opened={isMaking} onClose={() => setMaking(false)} />
    </section>
  );
}

function FeedTable() {
  const { t } = useTranslation("kit");
  const locale = useLocale();
  const now = useNow();
  const { member } = useSignedIn();
  const queryClient = useQueryClient();
  const problemText = useProblemText();
  const feeds = useQuery(feedsQuery);
  const [revoked, setRevoked] = useState<FeedEntry>();

  const revoke = async () => {
    if (!revoked) return undefined;
    try {
      await unwrap(sharedApi.feeds[":id"].$delete({ param: { id: revoked.id } }));
      await queryClient.invalidateQueries({ queryKey: feedsQuery.queryKey });
      return undefined;
    } catch (error) {
      return { message: problemText(error) };
    }
  };
  if (feeds.isPending) return <LoadingState shape="rows" count={2} />;
  if (!feeds.data) {
    return <QueryFailed error={feeds.error} onRetry={() => void feeds.refetch()} />;
  }
  return (
    <>
      <DataTable
        label={t("feeds.title")}
        rows={feeds.data.items}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={IconRss} title={t("feeds.none")} level={2}>
            {t("feeds.noneHint")}
          </EmptyState>
        }
        columns={[
          {
            key: "name",
            header: t("feeds.name"),
            cell: ({ name }) => <span style={{ overflowWrap: "anywhere" }}>{name}</span>,
          },
          {
            key: "shows",
            header: t("feeds.shows"),
            cell: ({ freeBusy }) => t(freeBusy ? "feeds.busyOnly" : "feeds.everything"),
          },
          {
            key: "made",
            header: t("feeds.madeOn"),
            cell: ({ createdAt }) =>
              formatDate(new Date(createdAt), { locale, timeZone: member.timeZone }),
          },
          {
            key: "read",
            header: t("feeds.lastRead"),
            cell: ({ lastReadAt }) =>
              lastReadAt === null
                ? t("feeds.neverRead")
                : formatRelative(new Date(lastReadAt), now, locale),
          },
          {
            key: "revoke",
            header: t("feeds.action"),
            cell: (feed) => (
              <Button
                size="compact-xs"
                variant="default"
                aria-label={t("feeds.revokeOf", { name: feed.name })}
                onClick={() => setRevoked(feed)}
              >
                {t("feeds.revoke")}
              </Button>
            ),
          },
        ]}
      />
      <ConfirmDialog
        opened={revoked !== undefined}
        title={t("feeds.revokeQuestion", { name: revoked?.name ?? "" })}
        confirmLabel={t("feeds.revokeConfirm")}
        destructive
        onConfirm={revoke}
        onClose={() => setRevoked(undefined)}
      >
        {t("feeds.revokeHint")}
      </ConfirmDialog>
    </>
  );
}
