import {
  ChannelIcon,
  ConfirmDialog,
  DataTable,
  EmptyState,
  formatDate,
  LoadingState,
  useLocale,
} from "@convene/ui";
import { Button, Group, Text } from "@mantine/core";
import { IconMoodSmile } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { SuppressionEntry } from "../api/shared-api.ts";
import { QueryFailed } from "../app/query-failed.tsx";
import { useProblemText } from "../i18n/use-problem-text.ts";
import { useReleaseSuppression } from "../messages/use-release-suppression.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { suppressionsQuery } from "./message-settings-query.ts";

/** Addresses that are not written to any more, why, and since when. */
export function SuppressionSection() {
  const { t } = useTranslation("kit");
  const locale = useLocale();
  const { member } = useSignedIn();
  const problemText = useProblemText();
  const blocked = useInfiniteQuery(suppressionsQuery);
  const release = useReleaseSuppression();
  const [asked, setAsked] = useState<SuppressionEntry>();

  const writeAgain = async () => {
    if (!asked) return undefined;
    try {
      await release.mutateAsync(asked);
      return undefined;
    } catch (error) {
      return { message: problemText(error) };
    }
  };
  if (blocked.isPending) return <LoadingState shape="rows" />;
  if (!blocked.data) {
    return <QueryFailed error={blocked.error} onRetry={() => void blocked.refetch()} />;
  }
  return (
    <>
      <DataTable
        label={t("messageSettings.tab.blocked")}
        rows={blocked.data.pages.flatMap(({ items }) => items)}
        rowKey={({ channel, address }) => `${channel} ${address}`}
        empty={
          <EmptyState icon={IconMoodSmile} title={t("suppression.none")}>
            {t("suppression.noneHint")}
          </EmptyState>
        }
        columns={[
          {
            key: "address",
            header: t("suppression.address"),
            cell: ({ channel, address }) => (
              <Group gap="xs" wrap="nowrap">
                <ChannelIcon channel={channel} />
                <span style={{ overflowWrap: "break-word", minWidth: 0 }}>{address}</span>
              </Group>
            ),
          },
          {
            key: "reason",
            header: t("suppression.why"),
            cell: ({ reason, detail, since }) => (
              <div>
                {t(`suppression.${reason}`, {
                  day: formatDate(new Date(since), { locale, timeZone: member.timeZone }),
                })}
                {detail !== null && (
                  <Text size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
                    {detail}
                  </Text>
                )}
              </div>
            ),
          },
          {
            key: "release",
            header: t("suppression.action"),
            cell: (entry) =>
              entry.reason === "stopped" ? (
                <Text size="xs" c="dimmed" span>
                  {t("suppression.onlyThem")}
                </Text>
              ) : (
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={t("suppression.releaseOf", { address: entry.address })}
                  onClick={() => setAsked(entry)}
                >
                  {t("suppression.release")}
                </Button>
              ),
          },
        ]}
      />
      {blocked.hasNextPage && (
        <Button
          mt="md"
          variant="default"
          loading={blocked.isFetchingNextPage}
          onClick={() => void blocked.fetchNextPage()}
        >
          {t("suppression.more")}
        </Button>
      )}
      <ConfirmDialog
        opened={asked !== undefined}
        title={t("suppression.question", { address: asked?.address ?? "" })}
        confirmLabel={t("suppression.release")}
        keepLabel={t("suppression.keep")}
        onConfirm={writeAgain}
        onClose={() => setAsked(undefined)}
      >
        {t("suppression.hint")}
      </ConfirmDialog>
    </>
  );
}
