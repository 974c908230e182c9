import { DataTable, EmptyState, LoadingState, PageHeader, useLink, useLocale } from "@convene/ui";
import { QueryFailed, useLive, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Anchor, Button, Stack, TextInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconAddressBook, IconFileImport, IconSearch } from "@tabler/icons-react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { clientsQuery } from "../staff/queries.ts";
import styles from "./clients-page.module.css";

const TYPING_MS = 250;

/** Everybody who ever booked, the latest first. */
export function ClientsPage() {
  const { t } = useTranslation("clients");
  const { t: words } = useTranslation(["services", "kit"]);
  const Link = useLink();
  const locale = useLocale();
  const { member, isOverseer } = useSignedIn();
  const [text, setText] = useState("");
  const [search] = useDebouncedValue(text.trim(), TYPING_MS);
  const clients = useInfiniteQuery(clientsQuery(search));
  usePageTitle(words("navigation.clients"));
  useLive({ appointment: [["clients"]], client: [["clients"]] });

  const date = new Intl.DateTimeFormat(locale, {
    dateStyle: "medium",
    timeZone: member.timeZone,
  });
  const day = (start: string | null) => (start === null ? "–" : date.format(new Date(start)));
  const rows = clients.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHeader
        title={words("navigation.clients")}
        description={t("description")}
        actions={
          isOverseer && (
            <Button
              component={Link}
              href="/imports"
              variant="default"
              leftSection={<IconFileImport size={16} aria-hidden />}
            >
              {words("kit:imports.link")}
            </Button>
          )
        }
      />
      <Stack gap="md">
        <TextInput
          aria-label={t("search")}
          placeholder={t("search")}
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
            label={words("navigation.clients")}
            rows={rows}
            rowKey={(client) => client.id}
            columns={[
              {
                key: "name",
                header: t("name"),
                cell: (client) => (
                  <Anchor component={Link} href={`/clients/${client.id}`} size="sm">
                    <NoWrap>{client.name}</NoWrap>
                  </Anchor>
                ),
              },
              {
                key: "email",
                header: t("email"),
                cell: (client) =>
                  client.email === null ? (
                    "–"
                  ) : (
                    <Anchor
                      href={`mailto:${client.email}`}
                      size="sm"
                      underline="always"
                      truncate
                      display="block"
                      maw={180}
                      title={client.email}
                    >
                      {client.email}
                    </Anchor>
                  ),
              },
              {
                key: "phone",
                header: t("phone"),
                cell: (client) => <NoWrap>{client.phone ?? "–"}</NoWrap>,
              },
              {
                key: "last",
                header: t("last"),
                cell: (client) => <NoWrap>{day(client.lastStart)}</NoWrap>,
              },
              {
                key: "next",
                header: t("next"),
                cell: (client) => <NoWrap>{day(client.nextStart)}</NoWrap>,
              },
              {
                key: "count",
                header: t("appointments"),
                align: "end",
                cell: (client) => client.appointments,
              },
              {
                key: "noShows",
                header: t("noShows"),
                align: "end",
                cell: (client) => client.noShows,
              },
            ]}
            empty={
              <EmptyState
                icon={IconAddressBook}
                title={t(search === "" ? "empty" : "nothingFound")}
              >
                {search === "" && t("emptyHint")}
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
            {t("more")}
          </Button>
        )}
      </Stack>
    </>
  );
}

/** Stays on one line where there is room for it. */
function NoWrap({ children }: { readonly children: string }) {
  return <span className={styles.line}>{children}</span>;
}
