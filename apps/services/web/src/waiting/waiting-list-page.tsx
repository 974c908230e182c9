import {
  DataTable,
  EmptyState,
  formatShortDate,
  LoadingState,
  PageHeader,
  useLink,
  useLocale,
} from "@convene/ui";
import { QueryFailed, useLive, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Anchor, Button, SegmentedControl, Stack, Text } from "@mantine/core";
import { IconHourglass, IconPlus } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { WaitingEntry } from "../api.ts";
import { AddWaitingDialog } from "./add-waiting-dialog.tsx";
import { WaitingActions } from "./waiting-actions.tsx";
import { WAITING_LIST, waitingListQuery } from "./waiting-list-query.ts";
import { WaitingState } from "./waiting-state.tsx";
import { dayPartOf } from "./waiting-wishes.ts";

const route = getRouteApi("/staff/waiting");

/** Who waits for a time to become free, since when, and what they are offered. */
export function WaitingListPage() {
  const { t } = useTranslation("waitingList");
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const state = search.state === "closed" ? "closed" : "open";
  const list = useQuery(waitingListQuery(state));
  usePageTitle(t("title"));
  useLive({ waiting: [WAITING_LIST], client: [WAITING_LIST] });
  const openAdding = (open: boolean) => {
    void navigate({
      search: ({ open: _, ...before }) => ({ ...before, ...(open && { open: "add" }) }),
      replace: true,
    });
  };
  const add = (
    <Button leftSection={<IconPlus size={18} aria-hidden />} onClick={() => openAdding(true)}>
      {t("add.open")}
    </Button>
  );
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} actions={add} />
      <Stack gap="md">
        <SegmentedControl
          aria-label={t("shown")}
          style={{ alignSelf: "flex-start" }}
          data={[
            { value: "open", label: t("open") },
            { value: "closed", label: t("closed") },
          ]}
          value={state}
          onChange={(value) => {
            void navigate({
              search: value === "closed" ? { state: "closed" } : {},
              replace: true,
            });
          }}
        />
        {list.isPending ? (
          <LoadingState shape="rows" />
        ) : list.data ? (
          <Entries entries={list.data} state={state} />
        ) : (
          <QueryFailed error={list.error} onRetry={() => void list.refetch()} />
        )}
      </Stack>
      <AddWaitingDialog opened={search.open === "add"} onClose={() => openAdding(false)} />
    </>
  );
}

interface EntriesProps {
  readonly entries: readonly WaitingEntry[];
  readonly state: "open" | "closed";
}

function Entries({ entries, state }: EntriesProps) {
  const { t } = useTranslation("waitingList");
  const locale = useLocale();
  const { member } = useSignedIn();
  const where = { locale, timeZone: member.timeZone };
  return (
    <DataTable
      label={t(state)}
      rows={entries}
      rowKey={({ id }) => id}
      columns={[
        { key: "who", header: t("who"), cell: (entry) => <Who entry={entry} /> },
        { key: "what", header: t("what"), cell: (entry) => <What entry={entry} /> },
        {
          key: "since",
          header: t("since"),
          cell: ({ since }) => formatShortDate(new Date(since), where),
        },
        { key: "state", header: t("state"), cell: (entry) => <WaitingState entry={entry} /> },
        ...(state === "open"
          ? [
              {
                key: "actions",
                header: t("actions"),
                cell: (entry: WaitingEntry) => <WaitingActions entry={entry} />,
              },
            ]
          : []),
      ]}
      empty={
        <EmptyState icon={IconHourglass} title={t(state === "open" ? "none" : "noneClosed")}>
          {t(state === "open" ? "noneHint" : "noneClosedHint")}
        </EmptyState>
      }
    />
  );
}

function Who({ entry }: { readonly entry: WaitingEntry }) {
  const Link = useLink();
  const { clientId, clientName, phone, email, note } = entry;
  return (
    <Stack gap={2}>
      <Anchor component={Link} href={`/clients/${clientId}`}>
        {clientName}
      </Anchor>
      {phone !== null && (
        <Anchor href={`tel:${phone}`} size="sm" underline="always">
          {phone}
        </Anchor>
      )}
      {email !== null && (
        <Anchor
          href={`mailto:${email}`}
          size="sm"
          underline="always"
          style={{ overflowWrap: "anywhere" }}
        >
          {email}
        </Anchor>
      )}
      {note !== null && (
        <Text size="sm" fs="italic">
          {note}
        </Text>
      )}
    </Stack>
  );
}

/** What they wish for: in their own zone, since that is how they said it. */
function What({ entry }: { readonly entry: WaitingEntry }) {
  const { t } = useTranslation(["waitingList", "waiting"]);
  const locale = useLocale();
  const { serviceName, hostName, earliest, latest, timeZone, between } = entry;
  const day = (instant: string) => formatShortDate(new Date(instant), { locale, timeZone });
  const part = dayPartOf(between);
  const [from, until] = [day(earliest), day(latest)];
  return (
    <Stack gap={2}>
      <Text size="sm" fw={600}>
        {serviceName}
      </Text>
      <Text size="sm">
        {hostName === null ? t("waiting:anyone") : t("waiting:with", { host: hostName })}
      </Text>
      <Text size="sm" c="dimmed">
        {from === until ? from : t("days", { from, until })}
        {between !== null &&
          ` · ${part === undefined ? t("clock", between) : t(`waiting:parts.${part}`)}`}
      </Text>
    </Stack>
  );
}
