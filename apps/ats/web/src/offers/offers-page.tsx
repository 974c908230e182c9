import {
  DataTable,
  EmptyState,
  formatMoment,
  formatPrice,
  LoadingState,
  PageHeader,
  useLink,
  useLocale,
} from "@convene/ui";
import { QueryFailed, usePageTitle, useSignedIn } from "@convene/web-kit";
import { Anchor, Button, Group, Select, Stack, Text } from "@mantine/core";
import { IconFileCertificate } from "@tabler/icons-react";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { jobsQuery } from "../queries.ts";
import { OFFER_STATES, type OfferEntry, offersQuery } from "./offer-queries.ts";
import { OfferStateBadge } from "./offer-state-badge.tsx";
import { toOfferState } from "./offers-search.ts";
import { useLiveOffers } from "./use-live-offers.ts";

const route = getRouteApi("/staff/offers");

/** The offers that one may see, and how far each is. */
export function OffersPage() {
  const { t } = useTranslation("offers");
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const jobs = useQuery(jobsQuery);
  const state = toOfferState(search.state);
  const offers = useInfiniteQuery(offersQuery({ state, jobId: search.job }));
  usePageTitle(t("title"));
  useLiveOffers();
  const rows = offers.data?.pages.flatMap((page) => page.items) ?? [];
  const isFiltered = state !== undefined || search.job !== undefined;
  return (
    <>
      <PageHeader title={t("title")} description={t("description")} />
      <Stack gap="md">
        <Group gap="sm" align="flex-end">
          <Select
            label={t("state")}
            placeholder={t("allStates")}
            data={OFFER_STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
            value={state ?? null}
            clearable
            clearButtonProps={{ "aria-label": t("allStates") }}
            w={{ base: "100%", sm: 220 }}
            onChange={(value) => {
              void navigate({
                replace: true,
                search: ({ state: _, ...before }) => ({
                  ...before,
                  ...(value !== null && { state: value }),
                }),
              });
            }}
          />
          <Select
            label={t("job")}
            placeholder={t("allJobs")}
            data={(jobs.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title }))}
            value={search.job ?? null}
            clearable
            searchable
            clearButtonProps={{ "aria-label": t("allJobs") }}
            w={{ base: "100%", sm: 260 }}
            onChange={(value) => {
              void navigate({
                replace: true,
                search: ({ job: _, ...before }) => ({
                  ...before,
                  ...(value !== null && { job: value }),
                }),
              });
            }}
          />
        </Group>
        {offers.data ? (
          <Offers rows={rows} isFiltered={isFiltered} />
        ) : offers.isPending ? (
          <LoadingState shape="rows" />
        ) : (
          <QueryFailed error={offers.error} onRetry={() => void offers.refetch()} />
        )}
        {offers.hasNextPage && (
          <Button
            variant="default"
            style={{ alignSelf: "center" }}
            loading={offers.isFetchingNextPage}
            onClick={() => void offers.fetchNextPage()}
          >
            {t("more")}
          </Button>
        )}
      </Stack>
    </>
  );
}

interface OffersProps {
  readonly rows: readonly OfferEntry[];
  readonly isFiltered: boolean;
}

function Offers({ rows, isFiltered }: OffersProps) {
  const { t } = useTranslation("offers");
  const locale = useLocale();
  const Link = useLink();
  const { member } = useSignedIn();
  const where = { locale, timeZone: member.timeZone };
  return (
    <DataTable
      label={t("title")}
      rows={rows}
      rowKey={({ id }) => id}
      columns={[
        {
          key: "candidate",
          header: t("candidate"),
          cell: ({ id, candidateName, title }) => (
            <>
              <Anchor component={Link} href={`/offers/${id}`} underline="always" size="sm">
                {candidateName}
              </Anchor>
              <Text size="xs" c="dimmed" fw={400}>
                {title}
              </Text>
            </>
          ),
        },
        { key: "job", header: t("job"), cell: ({ job }) => job.title },
        {
          key: "salary",
          header: t("salary"),
          cell: ({ salary, currency, payPeriod }) =>
            t(`pay.${payPeriod}`, { amount: formatPrice(salary, currency, locale) }),
        },
        {
          key: "state",
          header: t("state"),
          cell: ({ state, asked }) => (
            <Stack gap={2} align="flex-start">
              <OfferStateBadge state={state} />
              {asked && (
                <Text size="xs" c="dimmed">
                  {asked.memberId === member.id ? t("asksYou") : t("asks", { name: asked.name })}
                </Text>
              )}
            </Stack>
          ),
        },
        {
          key: "until",
          header: t("until"),
          cell: ({ state, expiresAt }) =>
            state === "sent" && expiresAt !== null ? formatMoment(new Date(expiresAt), where) : "–",
        },
      ]}
      empty={
        <EmptyState icon={IconFileCertificate} title={t(isFiltered ? "nothingFound" : "none")}>
          {t(isFiltered ? "nothingFoundHint" : "noneHint")}
        </EmptyState>
      }
    />
  );
}
