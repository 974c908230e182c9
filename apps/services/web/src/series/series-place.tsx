import { useLocale } from "@convene/ui";
import { Text } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { StaffAppointment } from "../api.ts";
import { describeRule } from "./describe-rule.ts";

interface SeriesPlaceProps {
  readonly series: NonNullable<StaffAppointment["series"]>;
}

/** The rule of a series as a sentence, and which of its occurrences this is. */
export function SeriesPlace({ series }: SeriesPlaceProps) {
  const { t } = useTranslation("series");
  const locale = useLocale();
  const { position, total } = series;
  return (
    <>
      {describeRule(series, t, locale)}
      {position !== null && (
        <Text size="sm" c="dimmed" span display="block">
          {total === null
            ? t("place.number", { position })
            : t("place.numberOf", { position, total })}
        </Text>
      )}
    </>
  );
}
