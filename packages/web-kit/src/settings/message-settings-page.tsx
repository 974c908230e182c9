import { EmptyState, LoadingState, PageHeader, ProviderBanner } from "@convene/ui";
import { Tabs } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { lazy, type ReactNode, Suspense } from "react";
import { useTranslation } from "react-i18next";
import { useChangeSearch } from "../app/use-change-search.ts";
import { usePageTitle } from "../app/use-page-title.ts";
import { useSearchText } from "../app/use-search-text.ts";
import { localChannels } from "../messages/local-channels.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { ReminderSection } from "./reminder-section.tsx";
import { SuppressionSection } from "./suppression-section.tsx";

// each brings what the others have no use for: a colour picker, frames with letters
const BrandingSection = lazy(async () => ({
  default: (await import("./branding-section.tsx")).BrandingSection,
}));
const WordsSection = lazy(async () => ({
  default: (await import("./words-section.tsx")).WordsSection,
}));

const tabs = ["look", "reminders", "words", "blocked"] as const;
const sections: Readonly<Record<(typeof tabs)[number], ReactNode>> = {
  look: <BrandingSection />,
  reminders: <ReminderSection />,
  words: <WordsSection />,
  blocked: <SuppressionSection />,
};

/** How messages look, when reminders go out, what they say, and who is not written to. */
export function MessageSettingsPage() {
  const { t } = useTranslation("kit");
  const signedIn = useSignedIn();
  const changeSearch = useChangeSearch();
  const asked = useSearchText("tab");
  const tab = tabs.find((known) => known === asked) ?? "look";
  usePageTitle(t("messageSettings.title"));

  if (!signedIn.isOverseer) {
    return (
      <>
        <PageHeader title={t("messageSettings.title")} />
        <EmptyState icon={IconLock} title={t("messageSettings.notAllowed")}>
          {t("messageSettings.notAllowedHint")}
        </EmptyState>
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t("messageSettings.title")}
        description={t("messageSettings.description", { organisation: signedIn.organisation.name })}
      />
      <ProviderBanner withoutProvider={localChannels(signedIn)} />
      <Tabs value={tab} onChange={(next) => changeSearch({ tab: next ?? "" })} keepMounted={false}>
        <Tabs.List mb="lg">
          {tabs.map((value) => (
            <Tabs.Tab key={value} value={value}>
              {t(`messageSettings.tab.${value}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {tabs.map((value) => (
          <Tabs.Panel key={value} value={value}>
            <Suspense fallback={<LoadingState shape="form" count={4} />}>
              {sections[value]}
            </Suspense>
          </Tabs.Panel>
        ))}
      </Tabs>
    </>
  );
}
