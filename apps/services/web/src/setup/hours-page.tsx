import { EmptyState, LoadingState, PageHeader } from "@convene/ui";
import {
  QueryFailed,
  useNavigateTo,
  usePageTitle,
  useSearchText,
  useSignedIn,
} from "@convene/web-kit";
import { Alert, Select, Stack } from "@mantine/core";
import { IconClock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { NotBookable } from "./not-bookable.tsx";
import { PersonSettings } from "./person-settings.tsx";
import { Schedules } from "./schedules.tsx";
import { resourcesQuery } from "./setup-queries.ts";
import { TimeOffSection } from "./time-off-section.tsx";
import { useLiveSetup } from "./use-live-setup.ts";

/** When people work, and when they are off: everybody's for managers, one's own for staff. */
export function HoursPage() {
  const { t } = useTranslation("setup");
  const { isOverseer, member } = useSignedIn();
  const navigateTo = useNavigateTo();
  const resources = useQuery(resourcesQuery);
  const asked = useSearchText("person");
  usePageTitle(t("hours.title"));
  useLiveSetup();

  const people = resources.data?.items.filter(({ kind }) => kind === "person") ?? [];
  const person =
    people.find(({ id }) => id === asked) ??
    people.find(({ id }) => id === member.resourceId) ??
    people.find(({ active }) => active) ??
    people[0];

  return (
    <>
      <PageHeader
        title={t("hours.title")}
        description={t(isOverseer ? "hours.description" : "hours.descriptionOwn")}
      />
      {resources.isPending ? (
        <LoadingState shape="form" count={7} />
      ) : !resources.data ? (
        <QueryFailed error={resources.error} onRetry={() => void resources.refetch()} />
      ) : (
        <Stack gap="xl">
          {isOverseer && people.length > 1 && (
            <Select
              label={t("hours.person")}
              data={people.map(({ id, name, active }) => ({
                value: id,
                label: active ? name : t("hours.notBookable", { name }),
              }))}
              value={person?.id ?? null}
              allowDeselect={false}
              searchable
              maw={360}
              onChange={(id) => id !== null && navigateTo(`/setup/hours?person=${id}`)}
            />
          )}
          {person ? (
            <Stack key={person.id} gap="xl">
              {!person.active && <Alert color="yellow">{t("person.inactive")}</Alert>}
              <Schedules resource={person} />
              <TimeOffSection resource={person} />
              {isOverseer && <PersonSettings person={person} />}
            </Stack>
          ) : (
            <EmptyState icon={IconClock} title={t("hours.nobody")}>
              {t("hours.nobodyHint")}
            </EmptyState>
          )}
          {isOverseer && <NotBookable members={resources.data.unbookable} />}
        </Stack>
      )}
    </>
  );
}
