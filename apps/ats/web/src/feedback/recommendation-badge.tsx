import { Badge } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { Recommendation } from "./feedback-queries.ts";

const COLOURS: Readonly<Record<Recommendation, string>> = {
  strong_no: "red",
  no: "orange",
  undecided: "gray",
  yes: "teal",
  strong_yes: "green",
};

/** What somebody recommends, in words: the colour says no more than they do. */
export function RecommendationBadge({ value }: { readonly value: Recommendation }) {
  const { t } = useTranslation("feedback");
  return (
    <Badge variant="light" color={COLOURS[value]} autoContrast tt="none">
      {t(`recommendations.${value}`)}
    </Badge>
  );
}
