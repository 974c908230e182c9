import {
  IconCalendar,
  IconHome,
  IconMail,
  IconSettings,
  IconTimeline,
  IconUsers,
} from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { AppLayout, type BellItem, NotificationBell } from "../src/index.ts";
import { languages, toronto } from "./demo.ts";

const organisations = [
  { id: "lumen", name: "Atelier Lumen" },
  { id: "north", name: "North Harbour Clinic" },
];

const told: readonly BellItem[] = [
  {
    id: "1",
    subject: "Amélie Roy booked a haircut",
    text: "Monday 9 March, 09:00",
    createdAt: new Date("2026-03-05T13:58:00Z"),
    isUnread: true,
    href: "?page=calendar",
  },
  {
    id: "2",
    subject: "Jonas Weber cancelled",
    createdAt: new Date("2026-03-04T09:00:00Z"),
    isUnread: false,
    href: "?page=calendar",
  },
];

export interface StaffFrameProps {
  readonly active: string;
  readonly children: ReactNode;
}

export function StaffFrame({ active, children }: StaffFrameProps) {
  const [organisationId, setOrganisationId] = useState("lumen");
  const [items, setItems] = useState(told);
  const read = (which: (item: BellItem) => boolean) =>
    setItems(items.map((item) => (which(item) ? { ...item, isUnread: false } : item)));
  const item = (label: string, page: string, icon: typeof IconHome) => ({
    label,
    icon,
    href: `?page=${page}`,
    active: active === page,
  });
  return (
    <AppLayout
      productName="Convene Services"
      homeHref="?page=parts"
      navigation={[
        {
          items: [
            item("Today", "parts", IconHome),
            item("Calendar", "calendar", IconCalendar),
            item("Availability", "availability", IconTimeline),
          ],
        },
        {
          heading: "Organisation",
          items: [
            item("Messages", "messages", IconMail),
            item("Members", "members", IconUsers),
            item("Settings", "settings", IconSettings),
          ],
        },
      ]}
      organisations={organisations}
      organisationId={organisationId}
      onOrganisation={setOrganisationId}
      onCreateOrganisation={() => undefined}
      user={{ name: "Ana Duarte", email: "ana@lumen.example" }}
      onSignOut={() => undefined}
      languages={languages}
      actions={[
        {
          id: "book",
          label: "Book an appointment",
          description: "Choose a client, a service and a time",
          icon: IconCalendar,
          onRun: () => undefined,
        },
      ]}
      headerExtra={
        <NotificationBell
          unread={items.filter(({ isUnread }) => isUnread).length}
          items={items}
          state="ready"
          now={new Date("2026-03-05T15:00:00Z")}
          timeZone={toronto}
          onOpen={(id) => read((item) => item.id === id)}
          onReadAll={() => read(() => true)}
          onRetry={() => undefined}
          allHref="?page=messages"
          preferencesHref="?page=settings"
        />
      }
      onNavigate={(href) => location.assign(href)}
    >
      {children}
    </AppLayout>
  );
}
