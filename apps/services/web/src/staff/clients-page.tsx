import { DataTable, EmptyState, LoadingState, PageHeader, useLocale } from "@convene/ui";
import { QueryFailed, useLive, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Anchor, Button, Stack, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconAddressBook, IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { clientsQuery } from "./queries.ts";

const TYPING_MS = 250;

/** Everybody who ever booked, the latest first. */
export function ClientsPage() {
  const { t } = useTranslation("services");
  const locale = useLocale();
  const { member } = useSignedIn();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text.trim(), TYPING_MS);
  const clients = useInfiniteQuery(clientsQuery(search));
  usePageTitle(t("navigation.clients"));
  useLive({ appointment: [["clients"]] });

  const date = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeZone: member.timeZone,
  });
  const rows = clients.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader title={t("navigation.clients")} description={t("clients.description")} />
      <Stack gap="md">
        <TextInput
          aria-label={t("clients.search")}
          placeholder={t("clients.search")}
          type="search"
          maw={360}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        {clients.isPending ? (
          <LoadingState shape="rows" />
        ) : clients.data ? (
          <DataTable
            label={t("navigation.clients")}
            rows={rows}
            rowKey={(client) => client.id}
            columns={[
              { key: "name", header: t("clients.name"), cell: (client) => client.name },
              {
                key: "email",
                header: t("details.email"),
                cell: (client) => (
                  <Anchor href={`mailto:${client.email}`} size="sm" underline="always">
                    {client.email}
                  </Anchor>
                ),
              },
              { key: "phone", header: t("drawer.phone"), cell: (client) => client.phone ?? "–" },
              {
                key: "last",
                header: t("clients.last"),
                cell: (client) =>
                  client.lastStart === null ? "–" : date.format(new Date(client.lastStart)),
              },
              {
                key: "count",
                header: t("clients.appointments"),
                align: "end",
                cell: (client) => client.appointments,
              },
              {
                key: "noShows",
                header: t("clients.noShows"),
                align: "end",
                cell: (client) => client.noShows,
              },
            ]}
            empty={
              <EmptyState
                icon={IconAddressBook}
                title={t(search === "" ? "clients.empty" : "clients.nothingFound")}
              >
                {search === "" && t("clients.emptyHint")}
              </EmptyState>
            }
          />
        ) : (
          <QueryFailed error={clients.error} onRetry={() => void clients.refetch()} />
        )}
        {clients.hasNextPage && (
          <Button
            variant="default"
            style={{ alignSelf: "center" }}
            loading={clients.isFetchingNextPage}
            onClick={() => void clients.fetchNextPage()}
          >
            {t("clients.more")}
          </Button>
        )}
      </Stack>
    </>
  );
}
