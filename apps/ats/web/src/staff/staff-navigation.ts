import type { NavigationSection, PaletteAction } from "@convene/ui";
import { type SignedIn, useNavigateTo } from "@convene/web-kit";
import {
  IconBriefcase,
  IconBriefcase2,
  IconCalendar,
  IconChartBar,
  IconClipboardCheck,
  IconClock,
  IconFileCertificate,
  IconFileImport,
  IconHome,
  IconIdBadge2,
  IconListNumbers,
  IconMail,
  IconTemplate,
  IconUserPlus,
  IconUsers,
  IconUsersGroup,
} from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { mayRecruit } from "./may-recruit.ts";
import { maySchedule } from "./may-schedule.ts";

/** This product's own pages. */
export function useStaffNavigation({ member }: SignedIn): readonly NavigationSection[] {
  const { t } = useTranslation(["ats", "kit", "feedback", "offers", "reports", "setup", "today"]);
  return [
    {
      items: [
        { label: t("today:navigation"), href: "/", icon: IconHome },
        { label: t("navigation.calendar"), href: "/calendar", icon: IconCalendar },
        ...(maySchedule(member)
          ? [
              { label: t("navigation.jobs"), href: "/jobs", icon: IconBriefcase },
              { label: t("navigation.applications"), href: "/applications", icon: IconUsersGroup },
            ]
          : []),
        { label: t("feedback:title"), href: "/feedback", icon: IconClipboardCheck },
        ...(maySchedule(member)
          ? [
              { label: t("offers:title"), href: "/offers", icon: IconFileCertificate },
              { label: t("offers:employees.title"), href: "/employees", icon: IconIdBadge2 },
              { label: t("reports:navigation"), href: "/reports", icon: IconChartBar },
            ]
          : []),
      ],
    },
    {
      heading: t("setup:navigation.heading"),
      items: [
        ...(mayRecruit(member)
          ? [
              {
                label: t("setup:navigation.templates"),
                href: "/setup/templates",
                icon: IconTemplate,
              },
              { label: t("setup:navigation.pools"), href: "/setup/pools", icon: IconUsers },
              { label: t("setup:navigation.plans"), href: "/setup/plans", icon: IconListNumbers },
              { label: t("offers:letters.title"), href: "/setup/offer-letters", icon: IconMail },
              { label: t("kit:imports.title"), href: "/imports", icon: IconFileImport },
            ]
          : []),
        {
          label: t("setup:navigation.availability"),
          href: "/setup/availability",
          icon: IconClock,
        },
      ],
    },
  ];
}

/** What the command palette can do here. */
export function useStaffActions({ member }: SignedIn): readonly PaletteAction[] {
  const { t } = useTranslation("ats");
  const navigateTo = useNavigateTo();
  if (!maySchedule(member)) return [];
  return [
    {
      id: "add-candidate",
      label: t("candidate.add"),
      icon: IconUserPlus,
      onRun: () => navigateTo("/applications?open=candidate"),
    },
    {
      id: "create-job",
      label: t("job.create"),
      icon: IconBriefcase2,
      onRun: () => navigateTo("/jobs?open=job"),
    },
  ];
}
