import { EmptyState, LoadingState, PageHeader } from "@convene/ui";
import { Stack } from "@mantine/core";
import { IconCalendarCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { QueryFailed } from "../app/query-failed.tsx";
import { usePageTitle } from "../app/use-page-title.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { ConflictCard } from "./conflict-card.tsx";
import { conflictsQuery } from "./conflicts-query.ts";

/** Where connected calendars and ours disagree, with what can be done; the frame keeps it up to date. */
export function ConflictsPage() {
  const { t } = useTranslation("kit");
  const { product } = useSignedIn();
  const conflicts = useQuery(conflictsQuery);
  usePageTitle(t("conflicts.title"));
  return (
    <>
      <PageHeader
        title={t("conflicts.title")}
        description={t(`conflicts.description.${product}`)}
      />
      {conflicts.isPending ? (
        <LoadingState shape="cards" count={3} />
      ) : !conflicts.data ? (
        <QueryFailed error={conflicts.error} onRetry={() => void conflicts.refetch()} />
      ) : conflicts.data.length === 0 ? (
        <EmptyState icon={IconCalendarCheck} title={t("conflicts.none")}>
          {t("conflicts.noneHint")}
        </EmptyState>
      ) : (
        <Stack gap="md">
          {conflicts.data.map((conflict) => (
            <ConflictCard key={conflict.id} conflict={conflict} />
          ))}
        </Stack>
      )}
    </>
  );
}
