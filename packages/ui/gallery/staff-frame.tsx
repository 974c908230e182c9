import {
  IconCalendar,
  IconHome,
  IconMail,
  IconSettings,
  IconTimeline,
  IconUsers,
} from "@tabler/icons-react";
import { type ReactNode, useState } from "react";
import { AppLayout } from "../src/index.ts";
import { languages } from "./demo.ts";

const organisations = [
  { id: "lumen", name: "Atelier Lumen" },
  { id: "north", name: "North Harbour Clinic" },
];

export interface StaffFrameProps {
  readonly active: string;
  readonly children: ReactNode;
}

export function StaffFrame({ active, children }: StaffFrameProps) {
  const [organisationId, setOrganisationId] = useState("lumen");
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
            item("Messages", "outbox", IconMail),
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
      onNavigate={(href) => location.assign(href)}
    >
      {children}
    </AppLayout>
  );
}
