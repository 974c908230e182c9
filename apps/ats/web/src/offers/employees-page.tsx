import {
  DataTable,
  EmptyState,
  formatLocalDate,
  LoadingState,
  PageHeader,
  useLink,
  useLocale,
} from "@convene/ui";
import { downloadFile, QueryFailed, toCsv, usePageTitle } from "@convene/web-kit";
import { Anchor, Button, Text } from "@mantine/core";
import { IconDownload, IconIdBadge2 } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { type Employee, employeesQuery } from "./offer-queries.ts";
import { useLiveOffers } from "./use-live-offers.ts";

/** Who accepted an offer. */
export function EmployeesPage() {
  const { t } = useTranslation("offers");
  const locale = useLocale();
  const employees = useQuery(employeesQuery);
  usePageTitle(t("employees.title"));
  useLiveOffers();
  const items = employees.data?.items ?? [];
  const download = () => {
    const header = [
      t("employees.name"),
      t("employees.email"),
      t("form.title"),
      t("form.start"),
      t("job"),
    ];
    const rows = items.map(({ name, email, title, startDate, job }) => [
      name,
      email,
      title,
      startDate,
      job.title,
    ]);
    downloadFile(
      `${t("employees.file")}.csv`,
      toCsv(header, rows, locale),
      "text/csv;charset=utf-8",
    );
  };
  return (
    <>
      <PageHeader
        title={t("employees.title")}
        description={t("employees.description")}
        {...(items.length > 0 && {
          actions: (
            <Button
              variant="default"
              leftSection={<IconDownload size={18} aria-hidden />}
              onClick={download}
            >
              {t("employees.download")}
            </Button>
          ),
        })}
      />
      {employees.data ? (
        <Employees items={items} />
      ) : employees.isPending ? (
        <LoadingState shape="rows" />
      ) : (
        <QueryFailed error={employees.error} onRetry={() => void employees.refetch()} />
      )}
    </>
  );
}

function Employees({ items }: { readonly items: readonly Employee[] }) {
  const { t } = useTranslation("offers");
  const locale = useLocale();
  const Link = useLink();
  return (
    <DataTable
      label={t("employees.title")}
      rows={items}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "name",
          header: t("employees.name"),
          cell: ({ name, email, applicationId }) => (
            <>
              <Anchor
                component={Link}
                href={`/applications/${applicationId}`}
                underline="always"
                size="sm"
              >
                {name}
              </Anchor>
              <Text size="xs" c="dimmed" fw={400} style={{ overflowWrap: "anywhere" }}>
                {email}
              </Text>
            </>
          ),
        },
        {
          key: "title",
          header: t("form.title"),
          cell: ({ title, offerId }) => (
            <Anchor component={Link} href={`/offers/${offerId}`} underline="always" size="sm">
              {title}
            </Anchor>
          ),
        },
        {
          key: "start",
          header: t("form.start"),
          cell: ({ startDate }) => formatLocalDate(startDate, locale),
        },
        { key: "job", header: t("job"), cell: ({ job }) => job.title },
      ]}
      empty={
        <EmptyState icon={IconIdBadge2} title={t("employees.none")}>
          {t("employees.noneHint")}
        </EmptyState>
      }
    />
  );
}
