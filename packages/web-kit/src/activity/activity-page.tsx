import { DataTable, EmptyState, LoadingState, PageHeader, useLocale } from "@convene/ui";
import { Anchor, Button, Group, NativeSelect, Text } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { QueryFailed } from "../app/query-failed.tsx";
import { RouterLink } from "../app/router-link.tsx";
import { useChangeSearch } from "../app/use-change-search.ts";
import { usePageTitle } from "../app/use-page-title.ts";
import { useSearchText } from "../app/use-search-text.ts";
import { membersQuery } from "../members/members-query.ts";
import { useSignedIn } from "../session/signed-in.ts";
import { type ActivityEntry, activityQuery } from "./activity-query.ts";
import { deedWords } from "./deed-words.ts";
import { subjectHref } from "./subject-href.ts";
import { useSubjectPages } from "./subject-pages.ts";

/** Who changed what in this product, and who took personal data out; for administrators. */
export function ActivityPage() {
  const { t } = useTranslation("kit");
  const { isAdministrator } = useSignedIn();
  usePageTitle(t("activity.title"));
  return (
    <>
      <PageHeader title={t("activity.title")} description={t("activity.description")} />
      {isAdministrator ? (
        <Activity />
      ) : (
        <EmptyState icon={IconLock} title={t("activity.notAllowed")}>
          {t("members.notAllowedHint")}
        </EmptyState>
      )}
    </>
  );
}

function Activity() {
  const { t } = useTranslation("kit");
  const locale = useLocale();
  const { member } = useSignedIn();
  const changeSearch = useChangeSearch();
  const memberId = useSearchText("member");
  const members = useQuery(membersQuery);
  const activity = useInfiniteQuery(activityQuery(memberId));
  const clock = new Intl.DateTimeFormat(locale, {
    timeZone: member.timeZone,
    dateStyle: "medium",
    timeStyle: "medium",
  });
  const items = activity.data?.pages.flatMap((page) => page.items) ?? [];

  return (
    <>
      <Group mb="md" role="search">
        <NativeSelect
          maw="20rem"
          label={t("activity.who")}
          value={memberId ?? ""}
          onChange={({ currentTarget }) => changeSearch({ member: currentTarget.value })}
          data={[
            { value: "", label: t("activity.everybody") },
            ...(members.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
          ]}
        />
      </Group>
      {activity.isPending && <LoadingState shape="rows" />}
      {activity.data && (
        <DataTable
          label={t("activity.title")}
          rows={items}
          rowKey={({ id }) => id}
          empty={<EmptyState title={t("activity.none")}>{t("activity.noneHint")}</EmptyState>}
          columns={[
            {
              key: "what",
              header: t("activity.what"),
              cell: (entry) => <DeedText entry={entry} />,
            },
            {
              key: "who",
              header: t("activity.who"),
              cell: ({ memberName }) => memberName ?? t("activity.former"),
            },
            {
              key: "when",
              header: t("activity.when"),
              cell: ({ at }) => <time dateTime={at}>{clock.format(new Date(at))}</time>,
            },
          ]}
        />
      )}
      {activity.isError && (
        // What was read before stays: it may be the earlier part only that did not come.
        <QueryFailed
          error={activity.error}
          onRetry={() =>
            void (activity.isFetchNextPageError ? activity.fetchNextPage() : activity.refetch())
          }
        />
      )}
      {activity.hasNextPage && !activity.isError && (
        <Group justify="center" mt="md">
          <Button
            variant="default"
            loading={activity.isFetchingNextPage}
            onClick={() => void activity.fetchNextPage()}
          >
            {t("activity.more")}
          </Button>
        </Group>
      )}
    </>
  );
}

function DeedText({ entry }: { readonly entry: ActivityEntry }) {
  const { t } = useTranslation("kit");
  const { verb, area } = deedWords(entry.operation);
  return (
    <>
      {t(`activity.areas.${area}`, { defaultValue: area })} · {t(`activity.verbs.${verb}`)}
      <SubjectName entry={entry} />
      <Text size="xs" c="dimmed" ff="monospace" style={{ overflowWrap: "anywhere" }}>
        {entry.operation}
      </Text>
    </>
  );
}

/** What it was done to, with the way there. */
function SubjectName({ entry }: { readonly entry: ActivityEntry }) {
  const href = subjectHref(entry, useSubjectPages());
  if (entry.subjectName === null) return null;
  return (
    <Text size="sm" style={{ overflowWrap: "anywhere" }}>
      {href === undefined ? (
        entry.subjectName
      ) : (
        <Anchor component={RouterLink} href={href} inherit underline="always">
          {entry.subjectName}
        </Anchor>
      )}
    </Text>
  );
}
