import { EmptyState, PageHeader } from "@convene/ui";
import { useSignedIn } from "@convene/web-kit";
import { IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

interface ForManagersProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page that only owners and managers have a use for; others are told so. */
export function ForManagers({ title, children }: ForManagersProps) {
  const { t } = useTranslation("setup");
  const { isOverseer } = useSignedIn();
  if (isOverseer) return children;
  return (
    <>
      <PageHeader title={title} />
      <EmptyState icon={IconLock} title={t("managers.only")}>
        {t("managers.ask")}
      </EmptyState>
    </>
  );
}
