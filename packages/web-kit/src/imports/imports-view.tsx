import {
  DataTable,
  EmptyState,
  FormSection,
  formatMoment,
  LoadingState,
  PageHeader,
  useLink,
  useLocale,
} from "@convene/ui";
import { Anchor, Button, Stack } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { QueryFailed } from "../app/query-failed.tsx";
import { usePageTitle } from "../app/use-page-title.ts";
import { useLive } from "../live/use-live.ts";
import { useSignedIn } from "../session/signed-in.ts";
import type { AppImports } from "./app-imports.ts";
import { importsQuery } from "./import-queries.ts";
import { ImportStateBadge } from "./import-state-badge.tsx";
import { NewImport } from "./new-import.tsx";

export interface ImportsViewProps {
  readonly app: AppImports;
  /** The page of what is imported. */
  readonly parent: { readonly label: string; readonly href: string };
}

/** Files that are brought along: a new one, and those that were brought before. */
export function ImportsView({ app, parent }: ImportsViewProps) {
  const { t } = useTranslation("kit");
  const { Guard } = app;
  usePageTitle(t("imports.title"));
  return (
    <Guard title={t("imports.title")}>
      <PageHeader
        title={t("imports.title")}
        description={t(`${app.texts}:description`)}
        parents={[parent]}
      />
      <Stack gap="xl">
        <FormSection title={t("imports.new.title")}>
          <NewImport app={app} />
        </FormSection>
        <FormSection title={t("imports.list.title")}>
          <FormerImports />
        </FormSection>
      </Stack>
    </Guard>
  );
}

function FormerImports() {
  const { t } = useTranslation("kit");
  const Link = useLink();
  const locale = useLocale();
  const { member } = useSignedIn();
  const imports = useInfiniteQuery(importsQuery);
  useLive({ import: [["imports"]] });
  if (imports.isPending) return <LoadingState shape="rows" count={3} />;
  if (!imports.data) {
    return <QueryFailed error={imports.error} onRetry={() => void imports.refetch()} />;
  }
  return (
    <Stack gap="md">
      <DataTable
        label={t("imports.list.title")}
        rows={imports.data.pages.flatMap((page) => page.items)}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "file",
            header: t("imports.list.file"),
            cell: ({ id, fileName }) => (
              <Anchor component={Link} href={`/imports/${id}`} style={{ overflowWrap: "anywhere" }}>
                {fileName}
              </Anchor>
            ),
          },
          {
            key: "kind",
            header: t("imports.list.kind"),
            cell: ({ kind }) => t(`imports.kind.${kind}`),
          },
          {
            key: "state",
            header: t("imports.list.state"),
            cell: ({ state }) => <ImportStateBadge state={state} />,
          },
          {
            key: "lines",
            header: t("imports.list.lines"),
            align: "end",
            cell: ({ total }) => total.toLocaleString(locale),
          },
          {
            key: "by",
            header: t("imports.list.by"),
            cell: ({ by, createdAt }) =>
              t("imports.list.byAt", {
                name: by,
                when: formatMoment(new Date(createdAt), { locale, timeZone: member.timeZone }),
              }),
          },
        ]}
        empty={
          <EmptyState icon={IconFileImport} title={t("imports.list.empty")}>
            {t("imports.list.emptyHint")}
          </EmptyState>
        }
      />
      {imports.hasNextPage && (
        <Button
          variant="default"
          style={{ alignSelf: "center" }}
          loading={imports.isFetchingNextPage}
          onClick={() => void imports.fetchNextPage()}
        >
          {t("imports.list.more")}
        </Button>
      )}
    </Stack>
  );
}
