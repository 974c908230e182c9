import type { NavigationSection, PaletteAction } from "@convene/ui";
import { formatLocalDate, localDate, useLocale, useNow } from "@convene/ui";
import { type SignedIn, useNavigateTo } from "@convene/web-kit";
import { useDebouncedValue } from "@mantine/hooks";
import {
  IconAddressBook,
  IconBan,
  IconBuildingStore,
  IconCalendar,
  IconCalendarSearch,
  IconChartBar,
  IconClock,
  IconDoor,
  IconFileImport,
  IconHelp,
  IconHome,
  IconHourglass,
  IconListDetails,
  IconPhone,
  IconRepeat,
  IconUser,
} from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { parseDay } from "./parse-day.ts";
import { clientSearchQuery } from "./queries.ts";

/** This product's own pages. */
export function useStaffNavigation({ isOverseer }: SignedIn): readonly NavigationSection[] {
  const { t } = useTranslation(["services", "kit", "setup", "waitingList"]);
  return [
    {
      items: [
        { label: t("navigation.today"), href: "/", icon: IconHome },
        { label: t("navigation.calendar"), href: "/calendar", icon: IconCalendar },
        { label: t("navigation.clients"), href: "/clients", icon: IconAddressBook },
        { label: t("waitingList:title"), href: "/waiting", icon: IconHourglass },
        ...(isOverseer
          ? [{ label: t("navigation.reports"), href: "/reports", icon: IconChartBar }]
          : []),
      ],
    },
    {
      heading: t("setup:navigation.heading"),
      items: [
        { label: t("setup:navigation.services"), href: "/setup/services", icon: IconListDetails },
        { label: t("setup:navigation.hours"), href: "/setup/hours", icon: IconClock },
        ...(isOverseer
          ? [
              { label: t("setup:navigation.rooms"), href: "/setup/rooms", icon: IconDoor },
              {
                label: t("setup:navigation.organisation"),
                href: "/setup/organisation",
                icon: IconBuildingStore,
              },
              { label: t("kit:imports.title"), href: "/imports", icon: IconFileImport },
            ]
          : []),
      ],
    },
  ];
}

const TYPING_MS = 200;

/** What the command palette can do here: book, block, explain, and find the day or client typed. */
export function useStaffActions({ member }: SignedIn, query: string): readonly PaletteAction[] {
  const { t } = useTranslation(["services", "series", "waitingList"]);
  const locale = useLocale();
  const now = useNow();
  const navigateTo = useNavigateTo();
  const [search] = useDebouncedValue(query.trim(), TYPING_MS);
  const clients = useQuery(clientSearchQuery(search));
  const day = parseDay(query, localDate(now, member.timeZone), locale);
  return [
    {
      id: "book",
      label: t("quick.title"),
      icon: IconPhone,
      onRun: () => navigateTo("/calendar?open=book"),
    },
    {
      id: "block",
      label: t("block.title"),
      icon: IconBan,
      onRun: () => navigateTo("/calendar?open=block"),
    },
    {
      id: "waiting",
      label: t("waitingList:add.title"),
      icon: IconHourglass,
      onRun: () => navigateTo("/waiting?open=add"),
    },
    {
      id: "series",
      label: t("series:clashes.title"),
      icon: IconRepeat,
      onRun: () => navigateTo("/series"),
    },
    {
      id: "explain",
      label: t("explain.title"),
      icon: IconHelp,
      onRun: () => navigateTo("/calendar?open=explain"),
    },
    ...(day === undefined
      ? []
      : [
          {
            id: "day",
            label: t("palette.goTo", { day: formatLocalDate(day, locale) }),
            group: t("palette.days"),
            // Found by what was typed, whatever words the label has.
            keywords: [query],
            icon: IconCalendarSearch,
            onRun: () => navigateTo(`/calendar?day=${day}&view=day`),
          },
        ]),
    ...(query.trim().length > 1 ? (clients.data?.items ?? []) : []).map(
      ({ id, name, phone, email }) => ({
        id: `client ${id}`,
        label: name,
        description: [phone, email].filter((part) => part !== null).join(" · "),
        group: t("palette.clients"),
        keywords: [query],
        icon: IconUser,
        onRun: () => navigateTo(`/clients/${id}`),
      }),
    ),
  ];
}
