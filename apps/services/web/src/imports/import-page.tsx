import { EmptyState, formatMoment, LoadingState, PageHeader, useLocale } from "@convene/ui";
import { ApiProblem, QueryFailed, useLive, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Group, Stack } from "@mantine/core";
import { IconFileOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ForManagers } from "../setup/for-managers.tsx";
import { ImportActions } from "./import-actions.tsx";
import { ImportColumns } from "./import-columns.tsx";
import { ImportOutcome } from "./import-outcome.tsx";
import { ImportProblems } from "./import-problems.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { type Import, importQuery } from "./import-queries.ts";
import { ImportStateBadge } from "./import-state-badge.tsx";

const route = getRouteApi("/staff/imports/$id");

/** One file: what its columns hold, what each line would do, and how far it is. */
export function ImportPage() {
  const { t } = useTranslation("imports");
  const { id } = route.useParams();
  const { isOverseer } = useSignedIn();
  const found = useQuery({ ...importQuery(id), enabled: isOverseer });
  useLive({ import: [["import", id], ["imports"]] });
  usePageTitle(found.data?.fileName ?? t("title"));
  return (
    <ForManagers title={t("title")}>
      {found.data ? (
        <Shown shown={found.data} />
      ) : found.error instanceof ApiProblem && found.error.status === 404 ? (
        <EmptyState level={1} icon={IconFileOff} title={t("gone")}>
          {t("goneHint")}
        </EmptyState>
      ) : found.isPending ? (
        <LoadingState shape="form" />
      ) : (
        <QueryFailed error={found.error} onRetry={() => void found.refetch()} />
      )}
    </ForManagers>
  );
}

function Shown({ shown }: { readonly shown: Import }) {
  const { t } = useTranslation("imports");
  const locale = useLocale();
  const { member } = useSignedIn();
  const { state, fileName, kind, by, createdAt, problems } = shown;
  const when = formatMoment(new Date(createdAt), { locale, timeZone: member.timeZone });
  const isOpen = state === "checking" || state === "checked";
  const hasProblems = Object.values(problems).some((count) => count > 0);
  return (
    <>
      <PageHeader
        title={fileName}
        parents={[{ label: t("title"), href: "/imports" }]}
        description={
          <Group gap="xs">
            <ImportStateBadge state={state} />
            <span>
              {t(`kind.${kind}`)} · {t("list.byAt", { name: by, when })}
            </span>
          </Group>
        }
        actions={<ImportActions shown={shown} />}
      />
      <Stack gap="xl" maw={960}>
        {state === "checking" || state === "running" ? (
          <ImportProgress shown={shown} />
        ) : (
          <ImportOutcome shown={shown} />
        )}
        {hasProblems && state !== "checking" && <ImportProblems shown={shown} />}
        {isOpen && <ImportColumns key={shown.id} shown={shown} />}
      </Stack>
    </>
  );
}
