import {
  DataTable,
  EmptyState,
  formatMoment,
  LoadingState,
  PageHeader,
  useLink,
  useLocale,
} from "@convene/ui";
import { QueryFailed, useLive, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Anchor, Button, Stack } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ForManagers } from "../setup/for-managers.tsx";
import { FormSection } from "../setup/form-section.tsx";
import { importsQuery } from "./import-queries.ts";
import { ImportStateBadge } from "./import-state-badge.tsx";
import { NewImport } from "./new-import.tsx";

/** Files of clients and appointments: a new one, and those that were brought before. */
export function ImportsPage() {
  const { t } = useTranslation("imports");
  const { t: words } = useTranslation("services");
  usePageTitle(t("title"));
  return (
    <ForManagers title={t("title")}>
      <PageHeader
        title={t("title")}
        description={t("description")}
        parents={[{ label: words("navigation.clients"), href: "/clients" }]}
      />
      <Stack gap="xl">
        <FormSection title={t("new.title")}>
          <NewImport />
        </FormSection>
        <FormSection title={t("list.title")}>
          <FormerImports />
        </FormSection>
      </Stack>
    </ForManagers>
  );
}

function FormerImports() {
  const { t } = useTranslation("imports");
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
        label={t("list.title")}
        rows={imports.data.pages.flatMap((page) => page.items)}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "file",
            header: t("list.file"),
            cell: ({ id, fileName }) => (
              <Anchor component={Link} href={`/imports/${id}`} style={{ overflowWrap: "anywhere" }}>
                {fileName}
              </Anchor>
            ),
          },
          { key: "kind", header: t("list.kind"), cell: ({ kind }) => t(`kind.${kind}`) },
          {
            key: "state",
            header: t("list.state"),
            cell: ({ state }) => <ImportStateBadge state={state} />,
          },
          {
            key: "lines",
            header: t("list.lines"),
            align: "end",
            cell: ({ total }) => total.toLocaleString(locale),
          },
          {
            key: "by",
            header: t("list.by"),
            cell: ({ by, createdAt }) =>
              t("list.byAt", {
                name: by,
                when: formatMoment(new Date(createdAt), { locale, timeZone: member.timeZone }),
              }),
          },
        ]}
        empty={
          <EmptyState icon={IconFileImport} title={t("list.empty")}>
            {t("list.emptyHint")}
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
          {t("list.more")}
        </Button>
      )}
    </Stack>
  );
}
