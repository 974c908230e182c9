import type { NavigationSection, PaletteAction } from "@convene/ui";
import { useNavigateTo } from "@convene/web-kit";
import {
  IconAddressBook,
  IconCalendar,
  IconHelp,
  IconListDetails,
  IconPhone,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";

/** This product's own pages. */
export function useStaffNavigation(): readonly NavigationSection[] {
  const { t } = useTranslation("services");
  return [
    {
      items: [
        { label: t("navigation.calendar"), href: "/", icon: IconCalendar },
        { label: t("navigation.clients"), href: "/clients", icon: IconAddressBook },
        { label: t("navigation.services"), href: "/services", icon: IconListDetails },
      ],
    },
  ];
}

/** What the command palette can do here. */
export function useStaffActions(): readonly PaletteAction[] {
  const { t } = useTranslation("services");
  const navigateTo = useNavigateTo();
  return [
    {
      id: "book",
      label: t("quick.title"),
      icon: IconPhone,
      onRun: () => navigateTo("/?open=book"),
    },
    {
      id: "explain",
      label: t("explain.title"),
      icon: IconHelp,
      onRun: () => navigateTo("/?open=explain"),
    },
  ];
}
