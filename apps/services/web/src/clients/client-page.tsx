import {
  DataTable,
  EmptyState,
  formatDate,
  formatMoment,
  formatPrice,
  PageHeader,
  StatusBadge,
  useLink,
  useLocale,
} from "@convene/ui";
import { PagePending, useLive, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Anchor, Group, Paper, SimpleGrid, Stack, Text, Title } from "@mantine/core";
import { IconCalendarOff, IconUserOff } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { ClientDetails } from "../api.ts";
import { ClientActions } from "./client-actions.tsx";
import { ClientNotes } from "./client-notes.tsx";
import { clientQuery } from "./client-query.ts";

const route = getRouteApi("/staff/clients/$id");

/** Somebody who books: who they are, what they had and will have, and what colleagues wrote down. */
export function ClientPage() {
  const { t } = useTranslation("clients");
  const { id } = route.useParams();
  const found = useQuery(clientQuery(id));
  useLive({ appointment: [["client", id]], client: [["client", id]], waiting: [["client", id]] });
  if (found.data) return <Shown client={found.data} />;
  return <PagePending found={found} icon={IconUserOff} title={t("gone")} hint={t("goneHint")} />;
}

function Shown({ client }: { readonly client: ClientDetails }) {
  const { t } = useTranslation("clients");
  const { t: words } = useTranslation("services");
  const locale = useLocale();
  const { member } = useSignedIn();
  usePageTitle(client.name);
  const day = formatDate(new Date(client.createdAt), { locale, timeZone: member.timeZone });
  return (
    <>
      <PageHeader
        title={client.name}
        parents={[{ label: words("navigation.clients"), href: "/clients" }]}
        description={t("since", { day })}
        actions={<ClientActions client={client} />}
      />
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="lg" mb="lg">
        <Stack gap="lg">
          <Reached client={client} />
          <Counts client={client} />
          <Waiting client={client} />
        </Stack>
        <ClientNotes client={client} />
      </SimpleGrid>
      <Appointments client={client} />
    </>
  );
}

/** How the client is reached. */
function Reached({ client }: { readonly client: ClientDetails }) {
  const { t } = useTranslation("clients");
  const locale = useLocale();
  const language = new Intl.DisplayNames(locale, { type: "language" }).of(client.locale);
  return (
    <Paper withBorder p="md">
      <Stack gap="xs" component="dl" m={0}>
        <Line term={t("email")}>
          {client.email === null ? (
            t("noEmail")
          ) : (
            <Anchor href={`mailto:${client.email}`} underline="always">
              {client.email}
            </Anchor>
          )}
        </Line>
        <Line term={t("phone")}>
          {client.phone === null ? (
            "–"
          ) : (
            <Anchor href={`tel:${client.phone}`} underline="always">
              {client.phone}
            </Anchor>
          )}
          {client.smsOptIn && ` · ${t("texts")}`}
        </Line>
        <Line term={t("language")}>{language}</Line>
        <Line term={t("zone")}>{client.timeZone}</Line>
      </Stack>
    </Paper>
  );
}

function Line({ term, children }: { readonly term: string; readonly children: React.ReactNode }) {
  return (
    <Group gap="xs" wrap="nowrap" align="baseline">
      <Text component="dt" size="sm" c="dimmed" w={{ base: 110, xs: 180 }} flex="none">
        {term}
      </Text>
      <Text component="dd" size="sm" m={0} style={{ overflowWrap: "anywhere" }}>
        {children}
      </Text>
    </Group>
  );
}

function Counts({ client: { counts } }: { readonly client: ClientDetails }) {
  const { t } = useTranslation("clients");
  const of = (...statuses: readonly string[]) =>
    statuses.reduce((sum, status) => sum + (counts[status] ?? 0), 0);
  const noShows = of("no_show");
  return (
    <Group gap="md">
      <Text size="sm">{t("counts.completed", { count: of("completed") })}</Text>
      <Text size="sm">
        {t("counts.upcoming", { count: of("pending", "confirmed", "in_progress") })}
      </Text>
      <Text size="sm">{t("counts.cancelled", { count: of("cancelled") })}</Text>
      <Text size="sm" fw={noShows > 0 ? 600 : 400}>
        {t("counts.no_show", { count: noShows })}
      </Text>
    </Group>
  );
}

function Waiting({ client: { waiting } }: { readonly client: ClientDetails }) {
  const { t } = useTranslation("clients");
  const locale = useLocale();
  const { member } = useSignedIn();
  if (waiting.length === 0) return null;
  const day = (instant: string) =>
    formatDate(new Date(instant), { locale, timeZone: member.timeZone });
  return (
    <Stack gap={4}>
      <Title order={2} size="h4">
        {t("waiting")}
      </Title>
      {waiting.map((entry) => (
        <Text key={entry.id} size="sm">
          {t("waitingUntil", {
            service: entry.serviceName,
            from: day(entry.earliest),
            until: day(entry.latest),
          })}
        </Text>
      ))}
    </Stack>
  );
}

function Appointments({ client }: { readonly client: ClientDetails }) {
  const { t } = useTranslation("clients");
  const locale = useLocale();
  const Link = useLink();
  const { member } = useSignedIn();
  const { timeZone } = member;
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {t("history")}
      </Title>
      <DataTable
        label={t("history")}
        rows={client.appointments}
        rowKey={({ id }) => id}
        columns={[
          {
            key: "when",
            header: t("when"),
            cell: ({ id, start }) => (
              <Anchor component={Link} href={`/calendar?appointment=${id}`} size="sm">
                {formatMoment(new Date(start), { locale, timeZone })}
              </Anchor>
            ),
          },
          { key: "what", header: t("what"), cell: ({ title }) => title },
          { key: "with", header: t("with"), cell: ({ hostName }) => hostName },
          {
            key: "status",
            header: t("status"),
            cell: ({ status }) => <StatusBadge status={status} />,
          },
          {
            key: "price",
            header: t("price"),
            align: "end",
            cell: ({ price, currency }) => formatPrice(price, currency, locale),
          },
        ]}
        empty={
          <EmptyState icon={IconCalendarOff} title={t("noHistory")}>
            {t("noHistoryHint")}
          </EmptyState>
        }
      />
    </Stack>
  );
}
