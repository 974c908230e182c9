import { EmptyState, LoadingState, PageHeader } from "@convene/ui";
import { Alert, Stack, Title } from "@mantine/core";
import { IconCalendarOff, IconInfoCircle } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { QueryFailed } from "../app/query-failed.tsx";
import { usePageTitle } from "../app/use-page-title.ts";
import { useLive } from "../live/use-live.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { BusyRulesSection } from "./busy-rules-section.tsx";
import { CaldavDialog } from "./caldav-dialog.tsx";
import { calendarsQuery } from "./calendars-query.ts";
import { ConnectSection } from "./connect-section.tsx";
import { ConnectionCard } from "./connection-card.tsx";
import { ConsentOutcome } from "./consent-outcome.tsx";
import { FeedSection } from "./feed-section.tsx";
import { ReceivingCalendar } from "./receiving-calendar.tsx";

/** A member's connected calendars, what can be connected, and the addresses to subscribe to. */
export function CalendarsPage() {
  const { t } = useTranslation("kit");
  const { product, member, isOverseer } = useSignedIn();
  usePageTitle(t("calendars.title"));
  useLive({ calendar: [calendarsQuery.queryKey] });
  return (
    <>
      <PageHeader
        title={t("calendars.title")}
        description={t(`calendars.description.${product}`)}
      />
      <ConsentOutcome />
      {member.resourceId === null && (
        <Alert color="blue" mb="lg" icon={<IconInfoCircle size={20} aria-hidden />}>
          {t(`calendars.noTimes.${product}`)}
        </Alert>
      )}
      <Stack gap="xl">
        <Accounts />
        <FeedSection />
        {isOverseer && <BusyRulesSection />}
      </Stack>
    </>
  );
}

function Accounts() {
  const { t } = useTranslation("kit");
  const calendars = useQuery(calendarsQuery);
  const [isCaldavOpen, setCaldavOpen] = useState(false);
  const [known, setKnown] = useState<string>();
  const openCaldav = (connectionId?: string) => {
    setKnown(connectionId);
    setCaldavOpen(true);
  };
  if (calendars.isPending) return <LoadingState shape="cards" count={3} />;
  if (!calendars.data) {
    return <QueryFailed error={calendars.error} onRetry={() => void calendars.refetch()} />;
  }
  const { connections, providers } = calendars.data;
  return (
    <>
      <section aria-labelledby="connected">
        <Title order={2} id="connected" mb="sm">
          {t("calendars.connected")}
        </Title>
        {connections.length === 0 ? (
          <EmptyState icon={IconCalendarOff} title={t("calendars.none")} level={2}>
            {t("calendars.noneHint")}
          </EmptyState>
        ) : (
          <Stack gap="md">
            <ReceivingCalendar connections={connections} />
            {connections.map((connection) => (
              <ConnectionCard
                key={connection.id}
                connection={connection}
                onCaldav={() => openCaldav(connection.id)}
              />
            ))}
          </Stack>
        )}
      </section>
      <ConnectSection providers={providers} onCaldav={() => openCaldav()} />
      <CaldavDialog
        opened={isCaldavOpen}
        connectionId={known}
        onClose={() => setCaldavOpen(false)}
      />
    </>
  );
}
