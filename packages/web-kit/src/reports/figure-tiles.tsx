import { useLocale } from "@convene/ui";
import { Card, SimpleGrid, Text } from "@mantine/core";
import { useTranslation } from "react-i18next";

export interface Figure {
  readonly key: string;
  readonly label: string;
  /** Null: there is nothing to tell. */
  readonly value: number | null;
  readonly before: number | null;
  readonly format: (value: number) => string;
  /** A share of something: it changes by points. Default: by part of itself. */
  readonly isShare?: boolean;
}

/** Less is rounded to no change. */
const LEAST_PART = 0.005;

/** The report in a few numbers, each beside that of the period before. */
export function FigureTiles({ figures }: { readonly figures: readonly Figure[] }) {
  const { t } = useTranslation("kit");
  const locale = useLocale();
  const changeOf = ({ value, before, isShare, format }: Figure): string => {
    if (value === null || before === null) return t("reports.noneBefore");
    const values = { before: format(before) };
    if (isShare) {
      const points = Math.round((value - before) * 1_000) / 10;
      if (points === 0) return t("reports.same", values);
      const change = new Intl.NumberFormat(locale, { signDisplay: "always" }).format(points);
      return t("reports.points", { change, ...values });
    }
    if (before === 0 && value !== 0) return t("reports.fromNothing", values);
    const part = before === 0 ? 0 : (value - before) / Math.abs(before);
    if (Math.abs(part) < LEAST_PART) return t("reports.same", values);
    const change = new Intl.NumberFormat(locale, {
      style: "percent",
      signDisplay: "always",
      maximumFractionDigits: 0,
    }).format(part);
    return t("reports.change", { change, ...values });
  };
  return (
    <SimpleGrid cols={{ base: 1, xs: 2, md: 4 }} spacing="sm">
      {figures.map((figure) => (
        <Card key={figure.key} withBorder padding="sm">
          <Text size="sm" c="dimmed">
            {figure.label}
          </Text>
          <Text fz="1.6rem" fw={600} lh={1.3}>
            {figure.value === null ? "–" : figure.format(figure.value)}
          </Text>
          <Text size="xs" c="dimmed">
            {changeOf(figure)}
          </Text>
        </Card>
      ))}
    </SimpleGrid>
  );
}
