import { describeZone, formatShortLocalDate, LoadingState, useLocale } from "@convene/ui";
import { Stack, Text } from "@mantine/core";
import type { UseQueryResult } from "@tanstack/react-query";
import type { ComponentType } from "react";
import { useTranslation } from "react-i18next";
import { QueryFailed } from "../app/query-failed.tsx";
import type { Days } from "./report-presets.ts";

/** What every report says about itself. */
interface Framed {
  /** IANA: whose days they are. */
  readonly timeZone: string;
  readonly period: Days;
  /** As many days right before. */
  readonly before: Days;
}

export interface ShownReportProps<Report extends Framed> {
  readonly found: UseQueryResult<Report>;
  readonly children: ComponentType<Report>;
}

/** A report under the days that it is about, in whose zone, and those that it is compared with. */
export function ShownReport<Report extends Framed>({
  found,
  children: Body,
}: ShownReportProps<Report>) {
  const { t } = useTranslation("kit");
  const locale = useLocale();
  if (!found.data) {
    return found.isPending ? (
      <LoadingState shape="rows" count={6} />
    ) : (
      <QueryFailed error={found.error} onRetry={() => void found.refetch()} />
    );
  }
  const { period, before, timeZone } = found.data;
  const span = ({ from, to }: Days) => ({
    from: formatShortLocalDate(from, locale),
    to: formatShortLocalDate(to, locale),
  });
  return (
    <Stack gap="md" aria-busy={found.isFetching}>
      <Text size="sm" c="dimmed">
        {t("reports.about", {
          period: t("reports.span", span(period)),
          before: t("reports.span", span(before)),
          city: describeZone(timeZone).city,
        })}
      </Text>
      <Body {...found.data} />
    </Stack>
  );
}
