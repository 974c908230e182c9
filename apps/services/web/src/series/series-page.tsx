import { EmptyState, LoadingState, PageHeader } from "@convene/ui";
import { QueryFailed, useLive, usePageTitle } from "@convene/web-kit";
import { Stack } from "@mantine/core";
import { IconCalendarCheck } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ClashCard } from "./clash-card.tsx";
import { clashesQuery } from "./series-queries.ts";

/** The occurrences of series that could not be made, each decided with one click. */
export function SeriesPage() {
  const { t } = useTranslation("series");
  const clashes = useQuery(clashesQuery);
  usePageTitle(t("clashes.title"));
  const keys = [clashesQuery.queryKey];
  useLive({ series: keys, appointment: keys });
  return (
    <>
      <PageHeader title={t("clashes.title")} description={t("clashes.description")} />
      {clashes.isPending ? (
        <LoadingState shape="cards" count={3} />
      ) : !clashes.data ? (
        <QueryFailed error={clashes.error} onRetry={() => void clashes.refetch()} />
      ) : clashes.data.length === 0 ? (
        <EmptyState icon={IconCalendarCheck} title={t("clashes.none")}>
          {t("clashes.noneHint")}
        </EmptyState>
      ) : (
        <Stack gap="md" maw={760}>
          {clashes.data.map((clash) => (
            <ClashCard key={clash.id} clash={clash} />
          ))}
        </Stack>
      )}
    </>
  );
}
