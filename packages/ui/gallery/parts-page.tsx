import { Button, Group, Stack, Title } from "@mantine/core";
import { IconCalendarOff } from "@tabler/icons-react";
import { useState } from "react";
import {
  AddToCalendarLinks,
  ClockChangeNote,
  ConfirmDialog,
  DataTable,
  EmptyState,
  EventCard,
  FailedState,
  LoadingState,
  OfflineBanner,
  PageHeader,
  StatusBadge,
  TimeInZones,
  ZonedTime,
} from "../src/index.ts";
import { at, berlin, now, toronto } from "./demo.ts";
import { StaffFrame } from "./staff-frame.tsx";

const statuses = [
  "scheduled",
  "pending",
  "held",
  "confirmed",
  "in_progress",
  "completed",
  "cancelled",
  "no_show",
  "queued",
  "sent",
  "failed",
  "dead",
] as const;

const clients = [
  { id: "1", name: "Amélie Roy", visits: 12, last: at("2026-02-02", 9) },
  { id: "2", name: "Jonas Weber", visits: 3, last: at("2026-01-20", 14) },
];

export function PartsPage() {
  const [asking, setAsking] = useState(false);
  return (
    <StaffFrame active="parts">
      <OfflineBanner connection="offline" />
      <PageHeader
        title="Today"
        description="Thursday 5 March"
        actions={<Button onClick={() => setAsking(true)}>Cancel an appointment</Button>}
      />
      <Stack gap="xl">
        <Group gap="xs">
          {statuses.map((status) => (
            <StatusBadge key={status} status={status} />
          ))}
        </Group>
        <Stack gap="xs">
          <Title order={2}>Times</Title>
          <div>
            <ZonedTime instant={now} timeZone={toronto} viewerTimeZone={berlin} withDate />
          </div>
          <div>
            <TimeInZones
              instant={at("2026-03-05", 14)}
              timeZones={[toronto, berlin, "Asia/Tokyo"]}
            />
          </div>
          <ClockChangeNote date="2026-03-08" timeZone={toronto} />
          <EventCard
            title="Haircut, Amélie Roy"
            start={at("2026-03-05", 14)}
            end={at("2026-03-05", 15)}
            timeZone={toronto}
            viewerTimeZone={berlin}
            status={<StatusBadge status="confirmed" />}
            detail="With Ana Duarte"
            onOpen={() => undefined}
          />
          <AddToCalendarLinks
            links={{ google: "#g", outlook: "#o", office365: "#m", yahoo: "#y", ics: "data:," }}
          />
        </Stack>
        <Stack gap="xs">
          <Title order={2}>Clients</Title>
          <DataTable
            label="Clients"
            rows={clients}
            rowKey={({ id }) => id}
            empty={null}
            columns={[
              { key: "name", header: "Name", cell: ({ name }) => name },
              {
                key: "last",
                header: "Last visit",
                cell: ({ last }) => <ZonedTime instant={last} timeZone={toronto} withDate />,
              },
              { key: "visits", header: "Visits", cell: ({ visits }) => visits, align: "end" },
            ]}
          />
        </Stack>
        <Group gap="xs">
          <Button>Filled</Button>
          <Button variant="light">Light</Button>
          <Button variant="outline">Outline</Button>
          <Button variant="default">Default</Button>
          <Button variant="subtle">Subtle</Button>
          <Button color="red">Red</Button>
          <Button color="red" variant="light">
            Red light
          </Button>
        </Group>
        <EmptyState
          icon={IconCalendarOff}
          title="Nothing is booked today"
          action={<Button variant="light">Share the booking page</Button>}
        >
          Appointments appear here as soon as a client books one.
        </EmptyState>
        <FailedState onRetry={() => undefined} />
        <LoadingState shape="rows" count={3} />
      </Stack>
      <ConfirmDialog
        opened={asking}
        title="Cancel Amélie’s haircut at 14:00?"
        confirmLabel="Cancel the appointment"
        destructive
        onConfirm={async () => ({ message: "It has started already, so it can’t be cancelled." })}
        onClose={() => setAsking(false)}
      >
        Amélie will be told, and CA$65 will be paid back to her.
      </ConfirmDialog>
    </StaffFrame>
  );
}
