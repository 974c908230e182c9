import { EmptyState, PageHeader } from "@convene/ui";
import { useSignedIn } from "@convene/web-kit";
import { IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { mayRecruit } from "../staff/may-recruit.ts";

interface ForRecruitersProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page that only administrators and recruiters have a use for; others are told so. */
export function ForRecruiters({ title, children }: ForRecruitersProps) {
  const { t } = useTranslation("setup");
  if (mayRecruit(useSignedIn().member)) return children;
  return (
    <>
      <PageHeader title={title} />
      <EmptyState icon={IconLock} title={t("recruiters.only")}>
        {t("recruiters.ask")}
      </EmptyState>
    </>
  );
}
