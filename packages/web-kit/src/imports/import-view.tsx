import { EmptyState, formatMoment, LoadingState, PageHeader, useLocale } from "@convene/ui";
import { Group, Stack } from "@mantine/core";
import { IconFileOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ApiProblem } from "../api/api-problem.ts";
import { QueryFailed } from "../app/query-failed.tsx";
import { usePageTitle } from "../app/use-page-title.ts";
import { useLive } from "../live/use-live.ts";
import { useSignedIn } from "../session/signed-in.ts";
import type { AppImports } from "./app-imports.ts";
import { ImportActions } from "./import-actions.tsx";
import type { Import } from "./import-api.ts";
import { ImportColumns } from "./import-columns.tsx";
import { ImportOutcome } from "./import-outcome.tsx";
import { ImportProblems } from "./import-problems.tsx";
import { ImportProgress } from "./import-progress.tsx";
import { importQuery } from "./import-queries.ts";
import { ImportStateBadge } from "./import-state-badge.tsx";

/** One file: what its columns hold, what each line would do, and how far it is. */
export function ImportView({ app }: { readonly app: AppImports }) {
  const { t } = useTranslation("kit");
  const { Guard } = app;
  const params: { id?: string } = useParams({ strict: false });
  const id = params.id ?? "";
  const { isOverseer } = useSignedIn();
  const found = useQuery({ ...importQuery(id), enabled: isOverseer });
  useLive({ import: [["import", id], ["imports"]] });
  usePageTitle(found.data?.fileName ?? t("imports.title"));
  return (
    <Guard title={t("imports.title")}>
      {found.data ? (
        <Shown app={app} shown={found.data} />
      ) : found.error instanceof ApiProblem && found.error.status === 404 ? (
        <EmptyState level={1} icon={IconFileOff} title={t("imports.gone")}>
          {t("imports.goneHint")}
        </EmptyState>
      ) : found.isPending ? (
        <LoadingState shape="form" />
      ) : (
        <QueryFailed error={found.error} onRetry={() => void found.refetch()} />
      )}
    </Guard>
  );
}

interface ShownProps {
  readonly app: AppImports;
  readonly shown: Import;
}

function Shown({ app, shown }: ShownProps) {
  const { t } = useTranslation("kit");
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
        parents={[{ label: t("imports.title"), href: "/imports" }]}
        description={
          <Group gap="xs">
            <ImportStateBadge state={state} />
            <span>
              {t(`imports.kind.${kind}`)} · {t("imports.list.byAt", { name: by, when })}
            </span>
          </Group>
        }
        actions={<ImportActions app={app} shown={shown} />}
      />
      <Stack gap="xl" maw={960}>
        {state === "checking" || state === "running" ? (
          <ImportProgress shown={shown} />
        ) : (
          <ImportOutcome shown={shown} />
        )}
        {hasProblems && state !== "checking" && <ImportProblems app={app} shown={shown} />}
        {isOpen && <ImportColumns key={shown.id} app={app} shown={shown} />}
      </Stack>
    </>
  );
}
