import { formatMoment, useLocale } from "@convene/ui";
import { unwrap } from "@convene/web-kit";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api } from "../api.ts";
import { PreviewStep } from "./preview-step.tsx";
import { movePreviewQuery, type SeriesScope } from "./series-queries.ts";

interface MoveSeriesStepProps {
  readonly appointmentId: string;
  readonly scope: SeriesScope;
  /** Where the occurrence goes that was taken hold of. */
  readonly start: Date;
  readonly timeZone: string;
  readonly onMoved: () => void;
  readonly onBack: () => void;
}

/** Where the occurrences of a series would go, before they do. */
export function MoveSeriesStep({
  appointmentId: id,
  scope,
  start,
  timeZone,
  onMoved,
  onBack,
}: MoveSeriesStepProps) {
  const { t } = useTranslation("series");
  const locale = useLocale();
  const to = start.toISOString();
  const preview = useQuery(movePreviewQuery(id, scope, to));
  return (
    <PreviewStep
      preview={preview}
      summary={t(`move.${scope}`, { when: formatMoment(start, { locale, timeZone }) })}
      timeZone={timeZone}
      submitLabel={(count) => t("move.submit", { count })}
      save={(decisions) =>
        unwrap(
          api.appointments[":id"].series.move.$post({
            param: { id },
            json: { scope, start: to, decisions: [...decisions] },
          }),
        )
      }
      onSaved={onMoved}
      onBack={onBack}
    />
  );
}
