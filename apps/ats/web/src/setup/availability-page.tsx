import { EmptyState, LoadingState, PageHeader } from "@convene/ui";
import {
  QueryFailed,
  useNavigateTo,
  usePageTitle,
  useSearchText,
  useSignedIn,
} from "@convene/web-kit";
import { Select, Stack } from "@mantine/core";
import { IconClock } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { interviewersQuery } from "../queries.ts";
import { mayRecruit } from "../staff/may-recruit.ts";
import { interviewerSettingsQuery, publishedTimesQuery } from "./interviewer-queries.ts";
import { PublishedTimes } from "./published-times.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { useLiveSetup } from "./use-live-setup.ts";

/** When somebody holds interviews: one's own for everybody, anybody's for who recruits. */
export function AvailabilityPage() {
  const { t } = useTranslation("setup");
  const { member } = useSignedIn();
  const mayChoose = mayRecruit(member);
  const navigateTo = useNavigateTo();
  const asked = useSearchText("person");
  const people = useQuery({ ...interviewersQuery, enabled: mayChoose });
  usePageTitle(t("availability.title"));
  useLiveSetup();
  const shown = (mayChoose ? asked : undefined) ?? member.resourceId ?? people.data?.items[0]?.id;
  return (
    <>
      <PageHeader title={t("availability.title")} description={t("availability.description")} />
      <Stack gap="xl" maw={760}>
        {mayChoose && people.data && people.data.items.length > 1 && (
          <Select
            label={t("availability.person")}
            data={people.data.items.map(({ id, name }) => ({ value: id, label: name }))}
            value={shown ?? null}
            allowDeselect={false}
            searchable
            maw={360}
            onChange={(id) => id !== null && navigateTo(`/setup/availability?person=${id}`)}
          />
        )}
        {shown ? (
          <Person key={shown} id={shown} />
        ) : (
          <EmptyState icon={IconClock} title={t("availability.nobody")}>
            {t("availability.nobodyHint")}
          </EmptyState>
        )}
      </Stack>
    </>
  );
}

function Person({ id }: { readonly id: string }) {
  const settings = useQuery(interviewerSettingsQuery(id));
  const times = useQuery(publishedTimesQuery(id));
  if (settings.data && times.data) {
    return (
      <Stack gap="xl">
        <SettingsForm settings={settings.data} />
        <PublishedTimes settings={settings.data} times={times.data.items} />
      </Stack>
    );
  }
  if (settings.isError || times.isError) {
    return (
      <QueryFailed
        error={settings.error ?? times.error}
        onRetry={() => {
          void settings.refetch();
          void times.refetch();
        }}
      />
    );
  }
  return <LoadingState shape="form" count={6} />;
}
